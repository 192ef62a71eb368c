"""What is written about compounds: what is known of one, who manages it, its owners' committee."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.core import clock
from sifang.people import compounds
from sifang.people.commands.compounds import MOST_HOUSEHOLDS, OLDEST_YEAR
from sifang.people.models import Organization
from sifang.web.forms.projects import day, words
from sifang.web.forms.roster import uscc


def line(label, most, **more):
    """A field of one line."""
    return forms.CharField(label=label, max_length=most, **more)


class DescribeForm(forms.Form):
    """What is known of a compound."""

    built_in = forms.IntegerField(label=gettext_lazy("Built in"), min_value=OLDEST_YEAR, required=False)
    households = forms.IntegerField(
        label=gettext_lazy("Households"), min_value=1, max_value=MOST_HOUSEHOLDS, required=False
    )
    is_old = forms.BooleanField(label=gettext_lazy("It is an old compound"), required=False)
    remark = line(gettext_lazy("Remark"), 200, required=False)

    def clean_built_in(self):
        year = self.cleaned_data["built_in"]
        if year and year > clock.today().year:
            raise forms.ValidationError(_("This year lies ahead."))
        return year


class CompoundForm(DescribeForm):
    """A new compound of a community."""

    name = line(gettext_lazy("Name of the compound"), 40, min_length=2)
    field_order = ("name", "built_in", "households", "is_old", "remark")


class TakeOverForm(forms.Form):
    """Which company manages the compound from now on: one on record, or a new one."""

    company = forms.ModelChoiceField(
        Organization.objects.none(),
        label=gettext_lazy("Property company"),
        required=False,
        empty_label=gettext_lazy("one that is not on record yet"),
    )
    name = line(gettext_lazy("Name of the new company"), 80, required=False, min_length=2)
    uscc = forms.CharField(
        label=gettext_lazy("Its unified social credit code"), max_length=18, required=False, validators=[uscc]
    )
    since = day(gettext_lazy("Manages since"))
    is_first = forms.BooleanField(label=gettext_lazy("Nobody managed this compound before"), required=False)

    def __init__(self, *args, place, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["company"].queryset = compounds.public_companies(place)
        self.fields["since"].initial = clock.today()

    def clean(self):
        """A company on record lends its own code; a new one has a name and a code nobody else has."""
        given = super().clean()
        company, name, code = given.get("company"), given.get("name"), given.get("uscc")
        if company is None and not (name and code) and not self.errors:
            self.add_error("name", _("Choose a company, or write the name and the credit code of a new one."))
        if company is None and code and Organization.objects.filter(uscc=code).exists():
            self.add_error("uscc", _("A company with this code is on record; choose it above."))
        if company and not company.uscc and not code:
            self.add_error("uscc", _("Write the credit code of this company; it is not on record yet."))
        return given


class OwnersCommitteeForm(forms.Form):
    """An owners' committee for one term."""

    name = line(gettext_lazy("Name of the owners' committee"), 80, required=False)
    filing_number = line(gettext_lazy("Filing number"), 40, required=False)
    filed_on = day(gettext_lazy("Filed on"), required=False)
    since = day(gettext_lazy("Term since"))
    term_ends = day(gettext_lazy("Term ends"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = clock.today()

    def clean(self):
        """A term ends after it began."""
        given = super().clean()
        if given.get("since") and given.get("term_ends") and given["term_ends"] < given["since"]:
            self.add_error("term_ends", _("The term ends before it begins; look at the two days again."))
        return given


class EndForm(forms.Form):
    """Why a management or an owners' committee ends, and on which day."""

    why = words(gettext_lazy("Why it ends"), 300, rows=2)
    last_day = day(gettext_lazy("Last day"), required=False)
