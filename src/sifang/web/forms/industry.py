"""What people write about an industry: bodies, coverage, leading enterprises, advice, exchanges."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.core import clock
from sifang.core.holidays import add_workdays
from sifang.industry.models import Body, Exchange
from sifang.people.models import Organization
from sifang.places.models import codes_above, range_of
from sifang.web.forms.industry_fields import (
    IndustryForm,
    NamedField,
    OnForm,
    industry_field,
    passed,
    whole,
)
from sifang.web.forms.projects import day, not_past, words
from sifang.web.forms.visits import line

MOST_HEADS = 100_000


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
