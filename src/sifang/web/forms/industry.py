"""What people write about an industry: bodies, coverage, advice, exchanges, trainings and livestreams."""

import datetime

from django import forms
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.activities.models import Campaign
from sifang.core import clock
from sifang.core.workdays import add_workdays
from sifang.industry import industries
from sifang.industry.models import Body, Exchange
from sifang.people.models import Organization
from sifang.places.models import CITY_LENGTH, codes_above, range_of
from sifang.web.forms.meetings import TimeInput
from sifang.web.forms.money import MoneyField
from sifang.web.forms.projects import day, not_past, words
from sifang.web.forms.visits import line

MOST_NAMES = 200
MOST_HEADS = 100_000
MOST_PIECES = 100_000_000
ISSUES = 3


class NameInput(forms.TextInput):
    """One line with the names that are on record as suggestions; it works without them."""

    names: tuple = ()

    def render(self, name, value, attrs=None, renderer=None):
        listed = f"{(attrs or {}).get('id', name)}_names"
        drawn = super().render(name, value, {**(attrs or {}), "list": listed}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((each,) for each in self.names))
        return format_html('{}<datalist id="{}">{}</datalist>', drawn, listed, options)


class NamedField(forms.CharField):
    """An organization by its full name; where ``founds``, an unknown name is given back as it was written."""

    widget = NameInput

    def __init__(self, *, founds=False, **more):
        super().__init__(min_length=2, max_length=80, **more)
        self.founds, self.place = founds, None

    def look(self, place):
        """Names are looked for in the city of ``place``, and suggested from the place itself."""
        self.place = place
        here = Organization.objects.filter(range_of(place.code)).exclude(kind=Organization.Kind.DEPARTMENT)
        self.widget.names = tuple(here.order_by("name").values_list("name", flat=True).distinct()[:MOST_NAMES])

    def clean(self, value):
        """The organization, the name of a new one, or None."""
        name = super().clean(value)
        if not name:
            return None
        known = Organization.objects.filter(range_of(self.place.code[:CITY_LENGTH]), name=name)
        found = known.filter(range_of(self.place.code)).first() or known.first()
        if found is None and not self.founds:
            raise forms.ValidationError(
                _("No organization of this name is on record. Write its full name, or put it on the coverage list.")
            )
        return found or name


class IndustryForm(forms.Form):
    """A form that knows who fills it in, about which place and thing."""

    def __init__(self, *args, viewer=None, place=None, thing=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.viewer, self.place, self.thing = viewer, place, thing
        for field in self.fields.values():
            if isinstance(field, NamedField):
                field.look(place)
        self.prepare()

    def prepare(self):
        """What the place and the thing decide about the fields."""


class NothingForm(IndustryForm):
    """A button and nothing to write."""


class WhyForm(IndustryForm):
    """A reason."""

    why = words(gettext_lazy("Why"), 300, rows=2)


def whole(label, most, *, least=0, required=True, hint=""):
    """A field for a whole number."""
    return forms.IntegerField(label=label, min_value=least, max_value=most, required=required, help_text=hint)


def passed(chosen):
    """``chosen`` as it is; a day to come is an error of its field."""
    if chosen and not datetime.date(1949, 10, 1) <= chosen <= clock.today():
        raise forms.ValidationError(_("This day lies ahead; choose today or an earlier one."))
    return chosen


class OnForm(IndustryForm):
    """The day something was done on."""

    on = day(gettext_lazy("Which day"))

    def prepare(self):
        self.fields["on"].initial = clock.today()

    def clean_on(self):
        return passed(self.cleaned_data["on"])


def industry_field(*, required=True):
    """A choice among the industries."""
    return forms.ChoiceField(label=gettext_lazy("Industry"), choices=industries.choices, required=required)


class BodyForm(IndustryForm):
    """A new body."""

    kind = forms.ChoiceField(label=gettext_lazy("What it is"), choices=Body.Kind.choices)
    name = line(gettext_lazy("Name"), 80)
    industry = industry_field()
    duties = words(gettext_lazy("Written duties"), 5000, rows=4, required=False)
    document = forms.CharField(label=gettext_lazy("Number of the founding paper"), max_length=60, required=False)
    founded_on = day(gettext_lazy("Founded on"), required=False)

    def clean_founded_on(self):
        return passed(self.cleaned_data["founded_on"])


class DutiesForm(IndustryForm):
    """The written duties of a body."""

    duties = words(gettext_lazy("Written duties"), 5000, rows=6)

    def prepare(self):
        self.fields["duties"].initial = self.thing.duties if self.thing else ""


class JoinForm(IndustryForm):
    """An organization joins a body."""

    organization = NamedField(label=gettext_lazy("Organization"))
    persons = whole(gettext_lazy("How many of its people belong"), MOST_HEADS, required=False)
    duty = forms.CharField(label=gettext_lazy("Its duty there"), max_length=40, required=False)


class CoverForm(IndustryForm):
    """An enterprise comes on the coverage list."""

    organization = NamedField(
        label=gettext_lazy("Enterprise"), founds=True,
        help_text=gettext_lazy("Its full name; one that is not on record yet is put on record here."),
    )  # fmt: skip
    industry = industry_field()


class BranchPlanForm(IndustryForm):
    """How and by when an enterprise gets a Party organization."""

    plan = words(gettext_lazy("How it is to be set up"), 200, rows=2)
    planned_for = day(gettext_lazy("By which day"))

    def clean_planned_for(self):
        return not_past(self.cleaned_data["planned_for"])


class EstablishForm(OnForm):
    """An enterprise has a Party organization."""

    branch_name = line(gettext_lazy("Name of the Party organization"), 80)
    field_order = ("branch_name", "on")


class IntakeForm(IndustryForm):
    """Counts of owners and managers who joined the Party."""

    year = whole(gettext_lazy("Year"), 2100, least=1949)
    owners = whole(gettext_lazy("Owners"), 5000)
    managers = whole(gettext_lazy("Managers"), 5000)

    def prepare(self):
        self.fields["year"].initial = clock.today().year


class LeadingForm(IndustryForm):
    """An enterprise comes on the list of leading ones."""

    organization = NamedField(label=gettext_lazy("Enterprise"))
    industry = industry_field()
    direct_by = forms.CharField(
        label=gettext_lazy("Who manages its Party work directly"), max_length=80, required=False,
        help_text=gettext_lazy("Left empty: nobody does."),
    )  # fmt: skip


class SaidForm(IndustryForm):
    """A word about what was seen or done."""

    words = words(gettext_lazy("What was seen or done"), 500)


class AdvisoryForm(IndustryForm):
    """An advisory visit to come."""

    department = forms.ModelChoiceField(
        Organization.objects.none(), label=gettext_lazy("Which department"), empty_label=None
    )
    enterprise = NamedField(label=gettext_lazy("Which enterprise"))
    on = day(gettext_lazy("Which day"))
    purpose = line(gettext_lazy("What to look into"), 120)

    def prepare(self):
        self.fields["on"].initial = add_workdays(clock.today(), 3)
        found = Organization.objects.filter(kind=Organization.Kind.DEPARTMENT)
        if self.viewer.may("industry"):
            found = found.filter(range_of(self.place.code)) | found.filter(place__in=codes_above(self.place.code))
        else:
            found = found.filter(pk__in=self.viewer.reach.organizations)
        self.fields["department"].queryset = found.order_by("name")


class AdvisedForm(OnForm):
    """An advisory visit was held; an issue a line."""

    notes = words(gettext_lazy("What was seen and advised"), 1000, required=False)
    issues = forms.CharField(
        label=gettext_lazy("Issues found, one a line"), max_length=6000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}), help_text=gettext_lazy("Each is closed on its own. None is fine."),
    )  # fmt: skip

    def clean_issues(self):
        found = [each.strip() for each in self.cleaned_data["issues"].splitlines() if each.strip()]
        if len(found) > 30 or any(not 4 <= len(each) <= 500 for each in found):
            raise forms.ValidationError(_("At most 30 issues, each of 4 to 500 characters."))
        return found


class MechanismForm(IndustryForm):
    """A named mechanism."""

    title = line(gettext_lazy("Name"), 60)
    industry = industry_field()


class ItemForm(IndustryForm):
    """One item of a mechanism."""

    group = forms.CharField(
        label=gettext_lazy("Group"), max_length=20, required=False, help_text=gettext_lazy("For example the five 融.")
    )
    name = line(gettext_lazy("Item"), 60)
    evidence = words(gettext_lazy("What shows that it is done"), 300, rows=2, required=False)


class CheckForm(IndustryForm):
    """What an enterprise says about an item, in words."""

    item = forms.ModelChoiceField(None, label=gettext_lazy("Item"), empty_label=None)
    organization = forms.ModelChoiceField(None, label=gettext_lazy("Enterprise"), empty_label=None)
    words = words(gettext_lazy("What was done this year"), 500)

    def prepare(self):
        self.fields["item"].queryset = self.thing.items.filter(dropped_on=None).order_by("position", "pk")
        bodies = Organization.objects.filter(coverages__industry=self.thing.industry)
        if self.viewer.may("industry", self.thing.place_id):
            bodies = bodies.filter(range_of(self.thing.place_id))
        else:
            bodies = Organization.objects.filter(pk__in=self.viewer.reach.organizations)
        self.fields["organization"].queryset = bodies.order_by("name")


class PairForm(IndustryForm):
    """A bank and an enterprise are paired."""

    bank = NamedField(label=gettext_lazy("Bank"))
    enterprise = NamedField(label=gettext_lazy("Enterprise"))


class ExchangeForm(OnForm):
    """An exchange of a pairing."""

    kind = forms.ChoiceField(label=gettext_lazy("What was exchanged"), choices=Exchange.Kind.choices)
    words = words(gettext_lazy("What was done"), 300, rows=2)
    attendances = whole(gettext_lazy("How many took part"), MOST_HEADS, required=False)
    field_order = ("kind", "words", "on", "attendances")


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
