"""What people type about a joint meeting: its day and place, its topics, and what it resolved."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.core import clock
from sifang.core.holidays import add_workdays
from sifang.meetings import queries
from sifang.meetings.models import Meeting
from sifang.people import committees
from sifang.people import queries as people
from sifang.people.models import Organization, Person
from sifang.places.models import Place
from sifang.places.queries import is_community, public_below

WORKDAYS_AHEAD = 4
USUAL_HOUR = datetime.time(15)
USUAL_TERM = datetime.timedelta(days=30)
LONGEST_KEY = 18


class DayInput(forms.DateInput):
    """A date field as the device draws it."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """A time field as the device draws it."""

    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")


class DueField(forms.DateField):
    """A day that has not passed."""

    widget = DayInput

    def validate(self, value):
        """The day is today or later."""
        super().validate(value)
        if value and not clock.today() <= value <= clock.today() + datetime.timedelta(days=1100):
            raise forms.ValidationError(_("Choose a day from today on, at most three years ahead."))


class BodiesField(forms.ModelMultipleChoiceField):
    """Several organizations; a key longer than any database holds names none of them."""

    def clean(self, value):
        """The organizations chosen."""
        for key in value or ():
            if len(key) > LONGEST_KEY:
                raise forms.ValidationError(self.error_messages["invalid_choice"], params={"value": key})
        return super().clean(value)


def words(label, most, *, rows=0, least=2, **more):
    """A text field with a limit; several lines high when ``rows`` is given."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    least = least if more.get("required", True) else None
    return forms.CharField(label=label, max_length=most, min_length=least, widget=widget, **more)


class CallForm(forms.Form):
    """What kind of meeting it is, when and where it takes place, and who chairs it."""

    kind = forms.ChoiceField(label=gettext_lazy("Which meeting"), widget=forms.RadioSelect, required=False)
    compound = forms.ModelChoiceField(
        Place.objects.none(),
        label=gettext_lazy("About which compound"),
        required=False,
        help_text=gettext_lazy("For a tripartite meeting only."),
    )
    day = DueField(label=gettext_lazy("Day"))
    time = forms.TimeField(label=gettext_lazy("Time"), widget=TimeInput)
    venue = words(gettext_lazy("Venue"), 80)
    chair = forms.ModelChoiceField(Person.objects.none(), label=gettext_lazy("Chair"), empty_label=None)
    title = words(
        gettext_lazy("Title"),
        80,
        required=False,
        help_text=gettext_lazy("Left empty, it is named after the community, the year and its number."),
    )

    def __init__(self, place, venue, committee=None, data=None, compound=""):
        here = public_below(place.code, Place.Kind.COMPOUND) if is_community(place.code) else Place.objects.none()
        asked = here.filter(pk=compound).first() if compound else None
        kinds = _kinds(place, committee, here)
        initial = {"day": add_workdays(clock.today(), WORKDAYS_AHEAD), "time": USUAL_HOUR, "venue": venue}
        usual = Meeting.Kind.TRIPARTITE.value if asked else kinds[0][0] if kinds else ""
        super().__init__(data, initial=initial | {"kind": usual, "compound": asked})
        self.fields["kind"].choices = kinds
        self.fields["compound"].queryset = here
        if Meeting.Kind.TRIPARTITE.value not in dict(kinds):
            del self.fields["compound"]
        if len(kinds) == 1:
            self.fields["kind"].widget = forms.HiddenInput()
        parties = people.public_four_parties(place)
        chairs = [post.person_id for post in parties.community + parties.sponsors]
        chairs += [seat.person_id for seat in committees.members(committee)] if committee else []
        self.fields["chair"].queryset = Person.objects.filter(pk__in=chairs).order_by("pk")
        self.fields["chair"].label_from_instance = lambda person: person.name or str(person)
        self.fields["chair"].initial = next(
            (post.person_id for post in parties.community if post.kind == "secretary"), None
        )

    def clean(self):
        """Day and time together lie ahead."""
        super().clean()
        given = self.cleaned_data
        given["kind"] = given.get("kind") or self.initial["kind"]
        if given["kind"] != Meeting.Kind.TRIPARTITE:
            given["compound"] = None
        elif not given.get("compound") and "compound" not in self.errors:
            self.add_error("compound", _("Choose the compound whose three parties meet."))
        if given.get("day") and given.get("time"):
            given["starts_at"] = timezone.make_aware(datetime.datetime.combine(given["day"], given["time"]))
            if given["starts_at"] < clock.now():
                self.add_error("time", _("This moment has passed; choose a later one."))
        return given


def _kinds(place, committee, compounds):
    """The kinds that can be called: joint at a community, of the committee, tripartite where there are compounds."""
    joint = [(Meeting.Kind.JOINT.value, Meeting.Kind.JOINT.label)] if is_community(place.code) else []
    tripartite = [(Meeting.Kind.TRIPARTITE.value, Meeting.Kind.TRIPARTITE.label)] if compounds.exists() else []
    return joint + ([(Meeting.Kind.COMMITTEE.value, str(committee))] if committee else []) + tripartite


class TopicForm(forms.Form):
    """A plain topic for the agenda."""

    title = words(gettext_lazy("Topic"), 120)


class ReasonForm(forms.Form):
    """Why the meeting does not take place."""

    reason = words(gettext_lazy("Why it is cancelled"), 300, least=4)


class ClaimForm(forms.Form):
    """The meeting gives the project to an organization."""

    lead = forms.ModelChoiceField(
        Organization.objects.none(),
        label=gettext_lazy("Lead organization"),
        empty_label=gettext_lazy("Choose an organization"),
    )
    due = DueField(label=gettext_lazy("To be done by"))
    commitment = words(gettext_lazy("What is promised"), 500, rows=2, required=False)
    supporting = BodiesField(
        Organization.objects.none(),
        label=gettext_lazy("Supporting organizations"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = words(gettext_lazy("What was said"), 1000, rows=2, required=False)

    def __init__(self, item, lead=None, data=None):
        offer = next(
            (
                intent.offer
                for intent in item.project.intents.all()
                if lead and intent.organization_id == lead.pk and not intent.withdrawn_at
            ),
            "",
        )
        wished = [
            need.wished_by for need in item.project.needs.all() if need.wished_by and need.wished_by > clock.today()
        ]
        initial = {"lead": lead, "due": min(wished, default=clock.today() + USUAL_TERM), "commitment": offer}
        super().__init__(data, initial=initial)
        partners = people.organizations_of(item.meeting.place)
        self.fields["lead"].queryset = self.fields["supporting"].queryset = partners


class DeferForm(forms.Form):
    """The meeting puts the project off."""

    reason = words(gettext_lazy("Why it is put off"), 500, rows=2)


class EscalateForm(forms.Form):
    """The meeting lays the project before the sponsor leader."""

    tried = words(gettext_lazy("What was tried"), 500, rows=2, least=4)
    asked = words(gettext_lazy("What the sponsor leader is asked for"), 500, rows=2, least=4)
    departments = BodiesField(
        Organization.objects.none(),
        label=gettext_lazy("Departments that are needed"),
        widget=forms.CheckboxSelectMultiple,
    )
    due = DueField(
        label=gettext_lazy("Answer by"), required=False, help_text=gettext_lazy("Left empty: five working days.")
    )
    is_emergency = forms.BooleanField(
        label=gettext_lazy("It cannot wait: somebody is in danger, or water, power or heat is cut off"),
        required=False,
        help_text=gettext_lazy(
            "The leader then has 30 minutes to say whether they take it on, otherwise until the same hour of the next "
            "working day. Phone them as well."
        ),
    )
    note = words(gettext_lazy("What was said"), 1000, rows=2, required=False)

    def __init__(self, item, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["departments"].queryset = people.departments_for(item.meeting.place)


class AdoptForm(forms.Form):
    """The meeting adopts something on a topic, with who carries it out by when."""

    text = words(gettext_lazy("What was adopted"), 500, rows=3)
    organization = forms.ModelChoiceField(
        Organization.objects.none(), label=gettext_lazy("Carried out by"), required=False, empty_label="—"
    )
    owner = words(gettext_lazy("Responsible person"), 40, required=False)
    due = DueField(label=gettext_lazy("To be done by"), required=False)
    note = words(gettext_lazy("What was said"), 1000, rows=2, required=False)

    def __init__(self, item, data=None):
        super().__init__(data, initial={"due": clock.today() + USUAL_TERM})
        self.fields["organization"].queryset = queries.public_bodies(item.meeting)


class NoteForm(forms.Form):
    """What was said on a topic or an old resolution."""

    words = words(gettext_lazy("What was said"), 1000, rows=3)
    done = forms.BooleanField(label=gettext_lazy("It is done; strike it off"), required=False)

    def __init__(self, item, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not item.old_resolution_id:
            del self.fields["done"]


class AttendanceForm(forms.Form):
    """Whether a guest came."""

    present = forms.TypedChoiceField(choices=[("1", "1"), ("0", "0")], coerce=lambda value: value == "1")
    remark = forms.CharField(max_length=80, required=False)


class AddForm(forms.Form):
    """Which candidate goes on the agenda: a project, an old resolution or a topic of the library."""

    project = forms.ModelChoiceField(None, required=False)
    resolution = forms.ModelChoiceField(None, required=False)
    topic = forms.ModelChoiceField(None, required=False)

    def __init__(self, proposals, resolutions, topics, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset, self.fields["resolution"].queryset = proposals, resolutions
        self.fields["topic"].queryset = topics

    def clean(self):
        """Exactly one of the three is named."""
        super().clean()
        if sum(bool(found) for found in self.cleaned_data.values()) != 1:
            raise forms.ValidationError(_("This is not open for the agenda any more; reload the page."))
        return self.cleaned_data


def result_form(doing, item, lead=None, data=None):
    """The form for one result of an item: "claim" (``lead`` is preselected), "defer", "escalate", "adopt" or "note"."""
    if doing == "claim":
        return ClaimForm(item, lead, data)
    if doing == "defer":
        return DeferForm(data)
    if doing == "adopt":
        return AdoptForm(item, data)
    return EscalateForm(item, data) if doing == "escalate" else NoteForm(item, data)
