"""What people write about a dispute."""

from django import forms
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.disputes import causes, queries
from sifang.disputes.commands.referring import UPWARD
from sifang.disputes.models import Dispute, Party, Path
from sifang.people.models import Organization, Person, Post
from sifang.people.queries import departments_for
from sifang.places.models import Place
from sifang.web.forms.projects import day, words
from sifang.web.forms.report import PhoneField

NAMES_OUT = gettext_lazy("Others read this; leave names and phones out.")
MOST_HOUSEHOLDS = 99_999


def not_ahead(chosen):
    """``chosen`` as it is; a day that lies ahead is an error of its field."""
    if chosen and chosen > clock.today():
        raise forms.ValidationError(_("This day lies ahead; choose today or an earlier one."))
    return chosen


class DisputeForm(forms.Form):
    """A dispute as somebody tells it; who the parties are goes behind the wall."""

    place = forms.ModelChoiceField(Place.objects.none(), label=gettext_lazy("Where"), empty_label=None)
    registrar = forms.ChoiceField(label=gettext_lazy("Who reports it"), widget=forms.RadioSelect)
    cause = forms.ChoiceField(label=gettext_lazy("What it is about"))
    summary = words(gettext_lazy("What happened"), 500, hint=NAMES_OUT)
    is_safety = forms.BooleanField(label=gettext_lazy("It endangers somebody's safety"), required=False)
    households = forms.IntegerField(
        label=gettext_lazy("How many households"), min_value=1, max_value=MOST_HOUSEHOLDS, required=False
    )
    since = day(gettext_lazy("Since when they have quarrelled"), required=False)
    applicant = forms.CharField(label=gettext_lazy("Applicant's name"), max_length=60, required=False)
    applicant_phone = PhoneField(label=gettext_lazy("Applicant's phone"), required=False)
    with_company = forms.BooleanField(label=gettext_lazy("The other side is the property company"), required=False)
    respondent = forms.CharField(label=gettext_lazy("Name of the other side"), max_length=60, required=False)
    respondent_phone = PhoneField(label=gettext_lazy("Phone of the other side"), required=False)

    BEHIND = ("applicant", "applicant_phone", "with_company", "respondent", "respondent_phone")

    def __init__(self, *args, places, registrars, **kwargs):
        """``places`` are where the viewer registers disputes, ``registrars`` in whose name."""
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places
        self.fields["registrar"].choices = [(side, Dispute.Side(side).label) for side in registrars]
        self.fields["registrar"].initial = registrars[0]
        if len(registrars) == 1:
            self.fields["registrar"].widget = forms.HiddenInput()
        self.fields["cause"].choices = [("", _("Choose")), *causes.choices(get_language() or "zh")]

    def clean_since(self):
        return not_ahead(self.cleaned_data["since"])

    @property
    def told(self):
        """The fields that everybody may read, in order."""
        return [field for field in self if field.name not in self.BEHIND]

    @property
    def behind(self):
        """The fields about the parties."""
        return [self[name] for name in self.BEHIND]

    def parties(self, company):
        """The parties of a valid form as the command takes them."""
        given, roles = self.cleaned_data, Party.Role
        found = []
        if given["applicant"]:
            found.append({"role": roles.APPLICANT, "name": given["applicant"], "phone": given["applicant_phone"]})
        if given["with_company"] and company:
            found.append({"role": roles.RESPONDENT, "organization": company})
        if given["respondent"]:
            found.append({"role": roles.RESPONDENT, "name": given["respondent"], "phone": given["respondent_phone"]})
        return found


class AboutDispute(forms.Form):
    """A form on the page of one dispute."""

    def __init__(self, *args, dispute, **kwargs):
        super().__init__(*args, **kwargs)
        self.prepare(dispute)

    def prepare(self, dispute):
        """Narrow the choices to what fits the dispute."""


class MediatorField(forms.ModelChoiceField):
    """People in office, each with what they are."""

    def label_from_instance(self, obj):
        return f"{obj} · {obj.title}" if obj.title else str(obj)


class TakeUpForm(AboutDispute):
    """Who mediates, and on whose side the fault is sought."""

    mediator = MediatorField(
        Person.objects.none(), label=gettext_lazy("Who mediates"), required=False, empty_label=gettext_lazy("I do")
    )

    def prepare(self, dispute):
        self.fields["mediator"].queryset = queries.public_mediators(dispute.place)


class SessionForm(AboutDispute):
    """Once the parties sat together."""

    path = forms.ChoiceField(
        label=gettext_lazy("How"), choices=[(path, path.label) for path in Path if path not in UPWARD]
    )
    held_on = day(gettext_lazy("Which day"))
    adviser = forms.ModelChoiceField(
        Post.objects.none(), label=gettext_lazy("Legal adviser"), required=False,
        empty_label=gettext_lazy("None was there"),
    )  # fmt: skip
    notes = words(
        gettext_lazy("What was said"), 1000, required=False,
        hint=gettext_lazy("Only those who mediate and the parties read this."),
    )  # fmt: skip

    def prepare(self, dispute):
        self.fields["adviser"].queryset = queries.public_advisers(dispute.place)
        self.fields["held_on"].initial = clock.today()
        self.fields["path"].initial = dispute.path

    def clean_held_on(self):
        return not_ahead(self.cleaned_data["held_on"])


class OutcomeForm(AboutDispute):
    """How it ended."""

    outcome = words(gettext_lazy("How it was settled"), 500, rows=2, hint=NAMES_OUT)


class CloseForm(AboutDispute):
    """The community closes it."""

    outcome = words(gettext_lazy("How it ended"), 500, rows=2, hint=NAMES_OUT, required=False)


class ColourForm(AboutDispute):
    """Another colour, and why."""

    colour = forms.ChoiceField(label=gettext_lazy("Colour"), choices=Dispute.Colour, widget=forms.RadioSelect)
    reason = words(gettext_lazy("Why the colour changes"), 300, rows=2, hint=NAMES_OUT)

    def prepare(self, dispute):
        others = [(colour, colour.label) for colour in Dispute.Colour if colour != dispute.colour]
        self.fields["colour"].choices = others


class AdviserForm(AboutDispute):
    """The legal adviser who is named."""

    adviser = forms.ModelChoiceField(Post.objects.none(), label=gettext_lazy("Legal adviser"), empty_label=None)

    def prepare(self, dispute):
        self.fields["adviser"].queryset = queries.public_advisers(dispute.place)
        self.fields["adviser"].initial = dispute.adviser_id


class AgreeForm(AboutDispute):
    """What the parties sign."""

    terms = words(
        gettext_lazy("What they agreed"), 1000, least=8,
        hint=gettext_lazy("Write “the applicant” and “the respondent”; the names stand on the paper alone."),
    )  # fmt: skip
    signed_on = day(gettext_lazy("Signed on"))
    perform_by = day(gettext_lazy("To be kept by"), required=False)

    def prepare(self, dispute):
        self.fields["signed_on"].initial = clock.today()

    def clean_signed_on(self):
        return not_ahead(self.cleaned_data["signed_on"])


class ReferForm(AboutDispute):
    """Where it goes from here."""

    path = forms.ChoiceField(
        label=gettext_lazy("Where it goes"), choices=[(path, path.label) for path in UPWARD], widget=forms.RadioSelect
    )
    organization = forms.ModelChoiceField(
        Organization.objects.none(), label=gettext_lazy("Which department"), required=False,
        empty_label=gettext_lazy("None"),
    )  # fmt: skip
    reason = words(gettext_lazy("Why it goes there"), 300, rows=2, hint=NAMES_OUT)

    def prepare(self, dispute):
        self.fields["organization"].queryset = departments_for(dispute.place)

    def clean(self):
        """A department is named where it goes to one."""
        super().clean()
        if self.cleaned_data.get("path") == Path.DEPARTMENT and not self.cleaned_data.get("organization"):
            self.add_error("organization", _("Say which department it goes to."))
        return self.cleaned_data


class ReplyForm(AboutDispute):
    """What the department, the petition office or the court answered."""

    reply = words(gettext_lazy("What they answered"), 500, rows=2, hint=NAMES_OUT)
    settled = forms.BooleanField(label=gettext_lazy("This settles the dispute"), required=False)


class WhyForm(AboutDispute):
    """Why it failed, or is opened again."""

    why = words(gettext_lazy("Why"), 300, rows=2, hint=NAMES_OUT)


class PartyForm(AboutDispute):
    """One more party."""

    role = forms.ChoiceField(label=gettext_lazy("Which side"), choices=Party.Role, widget=forms.RadioSelect)
    name = forms.CharField(label=pgettext_lazy("party", "Name"), max_length=60)
    phone = PhoneField(label=gettext_lazy("Phone"), required=False)


class PhoneForm(AboutDispute):
    """Whose phone, and why."""

    party = forms.ModelChoiceField(Party.objects.none(), widget=forms.HiddenInput)
    reason = forms.CharField(label=gettext_lazy("Why you need it"), min_length=2, max_length=200)

    def prepare(self, dispute):
        self.fields["party"].queryset = dispute.parties.exclude(person=None)


class DayForm(AboutDispute):
    """The day on which a court was asked, or answered."""

    on = day(gettext_lazy("Which day"))

    def prepare(self, dispute):
        self.fields["on"].initial = clock.today()

    def clean_on(self):
        return not_ahead(self.cleaned_data["on"])


class KeptForm(AboutDispute):
    """Whether the agreement is kept."""

    kept = forms.TypedChoiceField(
        label=gettext_lazy("Is it kept?"),
        choices=[("1", gettext_lazy("It is kept")), ("0", gettext_lazy("It is not kept"))],
        coerce=lambda value: value == "1", widget=forms.RadioSelect,
    )  # fmt: skip
    words = words(gettext_lazy("What you saw"), 300, rows=2, required=False, hint=NAMES_OUT)

    def clean(self):
        """What was not kept is said."""
        super().clean()
        if self.cleaned_data.get("kept") is False and len(self.cleaned_data.get("words", "")) < 4:
            self.add_error("words", _("Say what was not kept, at least four characters."))
        return self.cleaned_data
