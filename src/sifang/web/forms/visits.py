"""What people write about visits, assignments and tours."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.core import clock
from sifang.core.holidays import add_workdays
from sifang.people import queries as people
from sifang.people.models import Organization
from sifang.places.models import Place
from sifang.places.queries import public_spots
from sifang.visits.commands import Found
from sifang.visits.commands.charging import DAYS_TO_ANSWER
from sifang.web.forms.meetings import BodiesField, DueField, TimeInput
from sifang.web.forms.projects import day, not_past, words

FINDINGS = 5
DAYS_AHEAD = 3
USUAL_HOUR = datetime.time(9, 30)
MOST_PEOPLE = 999


def line(label, most, **more):
    """A field of one line."""
    return forms.CharField(label=label, min_length=2, max_length=most, **more)


class PlanForm(forms.Form):
    """A visit to come."""

    on = day(gettext_lazy("Which day"))
    purpose = line(gettext_lazy("What to look at"), 120)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = add_workdays(clock.today(), DAYS_AHEAD)

    def clean_on(self):
        return not_past(self.cleaned_data["on"])


class HeldForm(forms.Form):
    """When the visit was held, and a word about it."""

    on = day(gettext_lazy("Which day"))
    notes = words(gettext_lazy("What was seen and said"), 1000, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()

    def clean_on(self):
        chosen = self.cleaned_data["on"]
        if chosen > clock.today():
            raise forms.ValidationError(_("This day lies ahead; choose today or an earlier one."))
        return chosen


class NoteForm(HeldForm):
    """A visit that nobody had planned."""

    purpose = line(gettext_lazy("What to look at"), 120, initial=gettext_lazy("Regular visit"))
    field_order = ("on", "purpose", "notes")


class FindingForm(forms.Form):
    """One thing found; the department is offered to a leader only."""

    text = words(gettext_lazy("What was found"), 500, rows=2, required=False)
    spot = forms.ModelChoiceField(
        Place.objects.none(), label=gettext_lazy("Where"), required=False, empty_label=gettext_lazy("Not one spot")
    )
    department = forms.ModelChoiceField(
        Organization.objects.none(),
        label=gettext_lazy("Which department"),
        required=False,
        empty_label=gettext_lazy("None: the community sees to it"),
    )
    due = day(gettext_lazy("The department answers by"), required=False)

    def __init__(self, *args, community, charges, **kwargs):
        """``community`` is where things are found; ``charges`` is whether the viewer may charge a department."""
        super().__init__(*args, **kwargs)
        self.fields["spot"].queryset = public_spots(community.pk)
        self.fields["department"].queryset = people.departments_for(community)
        self.fields["due"].initial = add_workdays(clock.today(), DAYS_TO_ANSWER)
        if not charges:
            del self.fields["department"], self.fields["due"]

    def clean_due(self):
        return not_past(self.cleaned_data["due"])

    def clean(self):
        """A department is charged with something that was written down, by a day."""
        super().clean()
        given = self.cleaned_data
        if given.get("department") and not given.get("text") and "text" not in self.errors:
            self.add_error("text", _("Write what the department is charged with."))
        if given.get("department") and not given.get("due") and "due" not in self.errors:
            given["due"] = add_workdays(clock.today(), DAYS_TO_ANSWER)
        return given

    @property
    def found(self):
        """What a valid form says, or None when nothing was written."""
        given = self.cleaned_data
        if not given.get("text"):
            return None
        department = given.get("department")
        return Found(given["text"], given.get("spot"), department, given.get("due") if department else None)


def finding_forms(community, charges, data=None):
    """The empty or sent forms for what was found, as many as a phone page holds."""
    return [FindingForm(data, prefix=f"f{n}", community=community, charges=charges) for n in range(FINDINGS)]


class ChargeForm(forms.Form):
    """A leader charges a department."""

    department = forms.ModelChoiceField(
        Organization.objects.none(), label=gettext_lazy("Which department"), empty_label=None, widget=forms.RadioSelect
    )
    text = words(gettext_lazy("What is to be done"), 500, rows=2)
    due = day(gettext_lazy("The department answers by"))
    finding = forms.ModelChoiceField(None, required=False, widget=forms.HiddenInput)

    def __init__(self, *args, visit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["department"].queryset = people.departments_for(visit.place)
        self.fields["finding"].queryset = visit.findings.all()
        self.fields["due"].initial = add_workdays(clock.today(), DAYS_TO_ANSWER)

    def clean_due(self):
        return not_past(self.cleaned_data["due"])


class WhyForm(forms.Form):
    """Why something does not take place, or what is missing."""

    why = words(gettext_lazy("Why it is called off"), 300, rows=2)


class AnswerForm(forms.Form):
    """A department's answer."""

    words = words(gettext_lazy("What was done, or why it cannot be"), 500)


class ConfirmForm(forms.Form):
    """The community's word."""

    words = words(gettext_lazy("Who looked, and what they saw"), 500, rows=2)


class BackForm(forms.Form):
    """What is still missing from the department."""

    reason = words(gettext_lazy("What is still missing"), 300, rows=2)


class TourForm(forms.Form):
    """Organizations are invited to come and see the community."""

    title = line(gettext_lazy("What there is to see"), 80)
    day = DueField(label=gettext_lazy("Day"))
    time = forms.TimeField(label=gettext_lazy("Time"), widget=TimeInput, initial=USUAL_HOUR)
    meeting_point = line(gettext_lazy("Where you meet"), 80)
    organizations = BodiesField(
        Organization.objects.none(), label=gettext_lazy("Whom you invite"), widget=forms.CheckboxSelectMultiple
    )
    words = words(gettext_lazy("A word to the organizations"), 500, rows=2, required=False)

    def __init__(self, *args, place, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organizations"].queryset = people.organizations_of(place)
        self.fields["day"].initial = add_workdays(clock.today(), DAYS_AHEAD)

    def clean(self):
        """Day and time together lie ahead."""
        super().clean()
        given = self.cleaned_data
        if given.get("day") and given.get("time"):
            given["starts_at"] = timezone.make_aware(datetime.datetime.combine(given["day"], given["time"]))
            if given["starts_at"] < clock.now():
                self.add_error("time", _("This moment has passed; choose a later one."))
        return given


class ReplyForm(forms.Form):
    """Whether an organization comes, and with how many."""

    coming = forms.TypedChoiceField(choices=[("1", "1"), ("0", "0")], coerce=lambda value: value == "1")
    expected = forms.IntegerField(
        label=gettext_lazy("How many people"), min_value=1, max_value=MOST_PEOPLE, required=False
    )


class TourHeldForm(forms.Form):
    """How many of each organization came, and what came of it."""

    outcome = words(gettext_lazy("What came of it"), 500, required=False)

    def __init__(self, *args, guests, **kwargs):
        super().__init__(*args, **kwargs)
        for guest in guests:
            self.fields[f"came_{guest.organization_id}"] = forms.IntegerField(
                label=str(guest.organization), min_value=0, max_value=MOST_PEOPLE, required=False,
                initial=guest.expected if guest.is_coming else None,
            )  # fmt: skip
        self.order_fields([*(name for name in self.fields if name != "outcome"), "outcome"])

    @property
    def came(self):
        """{organization: how many} of a valid form; an empty field means nobody."""
        return {
            int(name.removeprefix("came_")): number
            for name, number in self.cleaned_data.items()
            if name.startswith("came_") and number
        }
