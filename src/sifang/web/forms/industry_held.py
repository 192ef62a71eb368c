"""What people write about trainings and livestreams, and which campaign something counts towards."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.activities.models import Campaign
from sifang.core import clock
from sifang.core.holidays import add_workdays
from sifang.industry.models import Body
from sifang.places.models import codes_above
from sifang.web.forms.industry_fields import (
    IndustryForm,
    NamedField,
    industry_field,
    whole,
)
from sifang.web.forms.meetings import TimeInput
from sifang.web.forms.money import MoneyField
from sifang.web.forms.projects import day, words
from sifang.web.forms.visits import line

MOST_HEADS = 100_000
MOST_PIECES = 100_000_000


class MomentForm(IndustryForm):
    """Something at a day and time."""

    title = line(gettext_lazy("Name"), 80)
    day = day(gettext_lazy("Day"))
    time = forms.TimeField(label=gettext_lazy("Time"), widget=TimeInput, initial=datetime.time(9, 30))

    def prepare(self):
        self.fields["day"].initial = add_workdays(clock.today(), 5)
        if "body" in self.fields:
            here = Body.objects.within(self.place.code).exclude(stage=Body.Stage.ENDED)
            self.fields["body"].queryset = here.order_by("name")

    def clean(self):
        """Day and time together are a moment."""
        super().clean()
        given = self.cleaned_data
        if given.get("day") and given.get("time"):
            if not 2000 <= given["day"].year <= clock.today().year + 3:
                self.add_error("day", _("Choose a day within the next three years."))
                return
            given["starts_at"] = timezone.make_aware(datetime.datetime.combine(given["day"], given["time"]))


def body_field():
    """Which body holds it."""
    return forms.ModelChoiceField(
        None,
        label=gettext_lazy("Which body holds it"),
        required=False,
        empty_label=gettext_lazy("None of them"),
    )


class TrainingForm(MomentForm):
    """A training to come."""

    body = body_field()
    industry = industry_field()
    venue = forms.CharField(label=gettext_lazy("Venue"), max_length=80, required=False)
    is_for_new_workers = forms.BooleanField(
        label=gettext_lazy("For couriers, riders and other new workers"), required=False
    )
    field_order = ("title", "industry", "day", "time", "venue", "body", "is_for_new_workers")


class AttendedForm(IndustryForm):
    """How many came to a training."""

    attendances = whole(gettext_lazy("How many came"), MOST_HEADS, hint=gettext_lazy("A number, no names."))
    outcome = words(gettext_lazy("What came of it"), 500, rows=2, required=False)


class LivestreamForm(MomentForm):
    """A livestream to come."""

    body = body_field()
    channel = forms.CharField(label=gettext_lazy("On which platform"), max_length=60, required=False)


class SaleForm(IndustryForm):
    """What an enterprise sold of one product."""

    organization = NamedField(label=gettext_lazy("Enterprise"))
    product = line(gettext_lazy("Product"), 60)
    pieces = whole(gettext_lazy("Pieces"), MOST_PIECES, least=1, required=False)
    amount = MoneyField(label=gettext_lazy("Amount in 元"))

    def clean_amount(self):
        amount = self.cleaned_data["amount"]
        if not 0 < amount <= 10**12:
            raise forms.ValidationError(_("Write an amount of more than nothing and at most 10,000,000,000 元."))
        return amount


class CampaignForm(IndustryForm):
    """Which campaign it counts towards."""

    campaign = forms.ModelChoiceField(
        None, label=gettext_lazy("Which campaign it counts towards"), required=False, empty_label=gettext_lazy("None")
    )

    def prepare(self):
        found = Campaign.objects.filter(place__in=codes_above(self.thing.place_id)).order_by("-since", "pk")
        self.fields["campaign"].queryset = found
        self.fields["campaign"].initial = self.thing.campaign_id
