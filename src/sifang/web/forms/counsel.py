"""What people write in legal counsel; nowhere is there a field for the name of whoever asked."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.core import clock
from sifang.counsel import matters
from sifang.counsel.commands.consulting import MOST_MINUTES
from sifang.counsel.models import Consultation
from sifang.people.models import Organization, Post
from sifang.web.forms.meetings import DueField, TimeInput
from sifang.web.forms.projects import words

USUAL_START, USUAL_END = datetime.time(9), datetime.time(11, 30)
WEEKS = (1, 4, 8, 13)


class AdviserField(forms.ModelChoiceField):
    """One of the legal advisers of the place, by name and firm."""

    def __init__(self, **more):
        super().__init__(Post.objects.none(), **{"empty_label": gettext_lazy("not decided yet")} | more)

    def label_from_instance(self, post):
        """Names of legal advisers are public."""
        return f"{post.person.name} · {post.sent_by}" if post.sent_by_id else post.person.name


def line(label, most, **more):
    """A field of one line."""
    return forms.CharField(label=label, min_length=2, max_length=most, **more)


class MatterForm(forms.Form):
    """The matter, chosen by one tap."""

    matter = forms.ChoiceField(
        label=gettext_lazy("What is it about"), choices=matters.choices, widget=forms.RadioSelect
    )


class ConsultForm(MatterForm):
    """A consultation in three taps; words are welcome and not needed."""

    who = forms.ChoiceField(
        label=gettext_lazy("Who asked"), choices=Consultation.Who, initial="resident", widget=forms.RadioSelect
    )
    way = forms.ChoiceField(
        label=gettext_lazy("How"), choices=Consultation.Way, initial="face", widget=forms.RadioSelect
    )
    adviser = AdviserField(label=gettext_lazy("Which legal adviser"), required=False)
    question = words(
        gettext_lazy("What was asked"), 500, rows=2, required=False, hint=gettext_lazy("No name, no phone, no address.")
    )
    answer = words(gettext_lazy("What was answered"), 1000, rows=2, required=False)
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=1, max_value=MOST_MINUTES, required=False)

    def __init__(self, *args, advisers=None, **kwargs):
        """``advisers`` are offered to the community; an adviser writes for themselves and meets no choice."""
        super().__init__(*args, **kwargs)
        if advisers is None:
            del self.fields["adviser"]
        else:
            self.fields["adviser"].queryset = advisers
            self.fields["adviser"].empty_label = _("Whoever is there first")

    def clean(self):
        """The community writes an answer down for somebody by name."""
        super().clean()
        given = self.cleaned_data
        if "adviser" in self.fields and given.get("answer") and not given.get("adviser"):
            self.add_error("adviser", _("Say which legal adviser it was."))
        return given


class AnswerForm(forms.Form):
    """The adviser's answer."""

    answer = words(gettext_lazy("What was answered"), 1000)
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=1, max_value=MOST_MINUTES, required=False)


class ReasonForm(forms.Form):
    """Why somebody is sent to legal aid."""

    reason = words(gettext_lazy("Why legal aid"), 300, rows=2)


class AidForm(forms.Form):
    """What legal aid answered."""

    result = words(gettext_lazy("What the centre said"), 300, rows=2, required=False)


class WhyForm(forms.Form):
    """Why something does not take place."""

    why = words(gettext_lazy("Why it is called off"), 200, rows=2)


class QuestionForm(MatterForm):
    """A frequent question with its answer."""

    question = forms.CharField(label=gettext_lazy("The question, as people ask it"), min_length=4, max_length=200)
    answer = words(gettext_lazy("The answer, in plain words"), 2000, rows=6)


class StationForm(forms.Form):
    """A legal service station."""

    name = line(gettext_lazy("Name of the station"), 80)
    venue = line(gettext_lazy("Where it is"), 80)
    firm = forms.ModelChoiceField(
        Organization.objects.none(), label=gettext_lazy("Law firm"), required=False, empty_label=gettext_lazy("None")
    )
    hours = forms.CharField(label=gettext_lazy("Opening hours"), max_length=120, required=False)
    phone = forms.CharField(
        label=gettext_lazy("Phone of the station"), max_length=30, required=False,
        help_text=gettext_lazy("It is on the notice board for everybody; no private number."),
        widget=forms.TextInput(attrs={"type": "tel"}),
    )  # fmt: skip

    def __init__(self, *args, firms, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["firm"].queryset = firms


class DutyForm(forms.Form):
    """An adviser is at the station at a time of the week, for some weeks."""

    adviser = AdviserField(label=gettext_lazy("Who"), empty_label=None)
    day = DueField(label=gettext_lazy("Which day first"))
    begins = forms.TimeField(label=gettext_lazy("From"), widget=TimeInput, initial=USUAL_START)
    ends = forms.TimeField(label=gettext_lazy("To"), widget=TimeInput, initial=USUAL_END)
    weeks = forms.TypedChoiceField(label=gettext_lazy("For how many weeks"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args, advisers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["adviser"].queryset = advisers
        self.fields["day"].initial = clock.today()
        self.fields["weeks"].choices = [
            (n, _("this week only") if n == 1 else _("%(n)s weeks") % {"n": n}) for n in WEEKS
        ]
        self.fields["weeks"].initial = 4

    def clean(self):
        """The hours are hours of one day."""
        super().clean()
        given = self.cleaned_data
        if given.get("begins") and given.get("ends") and given["ends"] <= given["begins"]:
            self.add_error("ends", _("A duty ends after it begins."))
        return given

    @property
    def hours(self):
        """(begins, ends) of a valid form, as moments."""
        given = self.cleaned_data
        return tuple(
            timezone.make_aware(datetime.datetime.combine(given["day"], given[name])) for name in ("begins", "ends")
        )


class PointForm(forms.Form):
    """A fixed place for legal talks."""

    name = line(gettext_lazy("Name of the talk point"), 80)
    venue = forms.CharField(label=gettext_lazy("Where it is"), max_length=80, required=False)


class TeamForm(forms.Form):
    """A team that gives legal talks."""

    name = line(gettext_lazy("Name of the team"), 80)
    members = forms.ModelMultipleChoiceField(
        Post.objects.none(), label=gettext_lazy("Legal advisers in it"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args, advisers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = advisers


class TalkForm(forms.Form):
    """What belongs to a legal talk."""

    adviser = AdviserField(label=gettext_lazy("Who speaks"), required=False)
    matter = forms.ChoiceField(label=gettext_lazy("What is it about"), required=False)
    point = forms.ModelChoiceField(
        None, label=gettext_lazy("Talk point"), required=False, empty_label=gettext_lazy("None")
    )
    team = forms.ModelChoiceField(
        None, label=gettext_lazy("Talk team"), required=False, empty_label=gettext_lazy("None")
    )

    def __init__(self, *args, advisers, points, teams, **kwargs):
        super().__init__(*args, **kwargs)
        for name, rows in (("adviser", advisers), ("point", points), ("team", teams)):
            self.fields[name].queryset = rows
        self.fields["matter"].choices = [("", _("no single matter")), *matters.choices()]


class EntryForm(forms.Form):
    """A service that no other record tells of: a contract or a rule looked through."""

    adviser = AdviserField(label=gettext_lazy("Which legal adviser"), empty_label=None)
    matter = line(gettext_lazy("What was done"), 200, help_text=gettext_lazy("No name, no phone, no address."))
    result = forms.CharField(label=gettext_lazy("What came of it"), max_length=300, required=False)
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=1, max_value=MOST_MINUTES, required=False)

    def __init__(self, *args, advisers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["adviser"].queryset = advisers
