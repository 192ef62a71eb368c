"""What people type about plans, activities and campaigns."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.activities import queries, wording
from sifang.activities.commands.holding import MOST_CAME, MOST_RESIDENTS
from sifang.core import clock
from sifang.people import queries as people
from sifang.people.models import Organization
from sifang.web.forms.meetings import BodiesField, DayInput, TimeInput, words

USUAL_HOUR = datetime.time(9, 30)
YEARS_BACK, YEARS_AHEAD = 1, 1


def month_choices():
    """(1, January) to (12, December) in the reader's language."""
    return [(month, _("month %(n)s") % {"n": month}) for month in range(1, 13)]


class YearForm(forms.Form):
    """The year of a new plan."""

    year = forms.TypedChoiceField(label=gettext_lazy("Year"), coerce=int)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        now = clock.today().year
        years = range(now - YEARS_BACK, now + YEARS_AHEAD + 1)
        self.fields["year"].choices = [(year, str(year)) for year in years]
        self.fields["year"].initial = now


class LineForm(forms.Form):
    """One line of the plan."""

    month = forms.TypedChoiceField(label=gettext_lazy("Month"), choices=month_choices, coerce=int)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=wording.kind_choices)
    title = words(gettext_lazy("What is done"), 80)
    organizations = BodiesField(
        Organization.objects.none(), label=gettext_lazy("Organizations"), widget=forms.CheckboxSelectMultiple,
        required=False,
    )  # fmt: skip
    grounds = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)

    def __init__(self, place, own, data=None, initial=None):
        super().__init__(data, initial=initial)
        field = self.fields["organizations"]
        field.queryset = own if own is not None else people.organizations_of(place)
        if own is not None:
            field.required, field.initial = True, [body.pk for body in own[:1]]

    def clean_grounds(self):
        """The needs that speak for the line, as their keys."""
        keys = [key for key in self.cleaned_data["grounds"].split(",") if key.isdecimal() and len(key) < 12]
        return {"needs": [int(key) for key in keys]} if keys else None


class WhyForm(forms.Form):
    """Why something is dropped, opened again, cancelled or returned."""

    why = words(gettext_lazy("Why"), 300, rows=2, least=4)


class SummaryForm(forms.Form):
    """What the year's plan came to, in words."""

    summary = words(gettext_lazy("What the year came to"), 1000, rows=3, required=False)


class ActivityForm(forms.Form):
    """An activity for the calendar."""

    title = words(gettext_lazy("What is done"), 80)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=wording.kind_choices)
    day = forms.DateField(label=gettext_lazy("Day"), widget=DayInput)
    time = forms.TimeField(label=gettext_lazy("From"), widget=TimeInput)
    ends = forms.TimeField(label=gettext_lazy("To"), widget=TimeInput, required=False)
    venue = words(gettext_lazy("Venue"), 80)
    organizations = BodiesField(
        Organization.objects.none(), label=gettext_lazy("Organizations"), widget=forms.CheckboxSelectMultiple,
        required=False,
    )  # fmt: skip
    words = words(gettext_lazy("What residents should know"), 500, rows=3, required=False)
    campaign = forms.ModelChoiceField(
        None, label=gettext_lazy("Counts towards the campaign"), required=False, empty_label=gettext_lazy("none")
    )

    def __init__(self, place, data=None, initial=None):
        super().__init__(data, initial={"time": USUAL_HOUR} | (initial or {}))
        self.fields["organizations"].queryset = people.organizations_of(place)
        self.fields["campaign"].queryset = queries.campaigns_for(place)

    def clean(self):
        """Day and times together."""
        super().clean()
        given = self.cleaned_data
        if given.get("day") and given.get("time"):
            given["starts_at"] = _moment(given["day"], given["time"])
            given["ends_at"] = _moment(given["day"], given["ends"]) if given.get("ends") else None
            if given["ends_at"] and given["ends_at"] <= given["starts_at"]:
                self.add_error("ends", _("The activity ends before it begins; correct the times."))
        return given


def _moment(day, time):
    return timezone.make_aware(datetime.datetime.combine(day, time))


class HoldForm(forms.Form):
    """How many came of each organization and of the residents, and what came of it."""

    residents = forms.IntegerField(
        label=gettext_lazy("Residents who came"), min_value=0, max_value=MOST_RESIDENTS, required=False
    )
    outcome = words(gettext_lazy("What came of it"), 500, rows=3, required=False)

    def __init__(self, turnouts, data=None):
        super().__init__(data)
        self.rows = list(turnouts)
        for row in self.rows:
            self.fields[f"came-{row.organization_id}"] = forms.IntegerField(
                label=str(row.organization), min_value=0, max_value=MOST_CAME, required=False, initial=row.expected
            )

    @property
    def counts(self):
        """The fields of the organizations, in their order."""
        return [self[f"came-{row.organization_id}"] for row in self.rows]

    @property
    def came(self):
        """{organization: how many came} of those for which a number was written."""
        told = {row.organization_id: self.cleaned_data.get(f"came-{row.organization_id}") for row in self.rows}
        return {body: n for body, n in told.items() if n is not None}


class ExpectForm(forms.Form):
    """How many of the organization will come."""

    organization = forms.ModelChoiceField(Organization.objects.none(), widget=forms.HiddenInput)
    expected = forms.IntegerField(label=gettext_lazy("How many of you come"), min_value=0, max_value=MOST_CAME)

    def __init__(self, bodies, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = bodies


class CampaignForm(forms.Form):
    """A campaign's name and its days."""

    name = words(gettext_lazy("Name of the campaign"), 40)
    since = forms.DateField(label=gettext_lazy("From"), widget=DayInput)
    until = forms.DateField(label=gettext_lazy("To"), widget=DayInput, required=False)


class TagForm(forms.Form):
    """The campaign that a record counts towards."""

    campaign = forms.ModelChoiceField(
        None, label=gettext_lazy("Counts towards the campaign"), required=False, empty_label=gettext_lazy("none")
    )

    def __init__(self, place, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["campaign"].queryset = queries.campaigns_for(place)
