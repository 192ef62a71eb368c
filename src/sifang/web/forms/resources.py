"""What people write about a resource: what it is, how much and when, who lends it, and why it is returned."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.needs import wording
from sifang.people import queries as people
from sifang.people.lending import LendingKind
from sifang.people.models import Organization
from sifang.places import queries as places
from sifang.places.models import Place
from sifang.resources.models import Resource
from sifang.web.forms.projects import day, not_past, words

MOST_HALF_DAYS = 500
ORGANIZATION, PERSON = "organization", "person"
AREA_KINDS = (Place.Kind.COMMUNITY, Place.Kind.VILLAGE, Place.Kind.STREET, Place.Kind.TOWN, Place.Kind.COUNTY)


def _line(label, most, *, hint="", required=True):
    return forms.CharField(label=label, max_length=most, required=required, help_text=hint)


class FactsForm(forms.Form):
    """What a resource is and how far the offer goes."""

    name = forms.CharField(
        label=gettext_lazy("What is lent"),
        min_length=2,
        max_length=80,
        help_text=gettext_lazy("For example: electricians who mend lines and lamps."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=LendingKind.choices, widget=forms.RadioSelect)
    quantity = _line(
        gettext_lazy("How many, how much"), 120, required=False, hint=gettext_lazy("For example: two engineers.")
    )
    capacity = forms.IntegerField(
        label=gettext_lazy("Half-days in all"),
        min_value=1,
        max_value=MOST_HALF_DAYS,
        initial=4,
        help_text=gettext_lazy("One visit of a morning or an afternoon is one half-day."),
    )
    availability = _line(
        gettext_lazy("When in the week"),
        120,
        required=False,
        hint=gettext_lazy("In your own words; left empty, any time will do."),
    )
    conditions = _line(
        gettext_lazy("On what conditions"), 200, required=False, hint=gettext_lazy("For example: material is extra.")
    )
    categories = forms.MultipleChoiceField(
        label=gettext_lazy("What needs it serves"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Left open, they are read from the words above."),
    )
    area = forms.ModelChoiceField(
        Place.objects.none(), label=gettext_lazy("Where it may be used"), empty_label=None, widget=forms.RadioSelect
    )
    valid_to = day(gettext_lazy("Offered until"), required=False, hint=gettext_lazy("Left empty, until withdrawn."))

    def __init__(self, *args, place, **kwargs):
        """``place`` is the community that keeps the resource on its list."""
        super().__init__(*args, **kwargs)
        self.fields["categories"].choices = wording.category_choices()
        self.fields["area"].queryset = places.public_above(place.code).filter(kind__in=AREA_KINDS).order_by("-code")
        self.fields["area"].initial = place.pk

    def clean_valid_to(self):
        return not_past(self.cleaned_data["valid_to"])

    @property
    def facts(self):
        """The facts of a valid form; categories only where somebody chose them."""
        named = {name: self.cleaned_data[name] for name in FactsForm.base_fields}
        return named if named["categories"] else {name: named[name] for name in named if name != "categories"}


class OfferForm(FactsForm):
    """A liaison lists what their organization lends."""

    organization = forms.ModelChoiceField(
        Organization.objects.none(), label=gettext_lazy("Organization"), empty_label=None
    )

    def __init__(self, *args, organizations, **kwargs):
        """``organizations`` are those the viewer speaks for."""
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = organizations
        self.fields["organization"].initial = organizations.first()
        if len(organizations) == 1:
            self.fields["organization"].widget = forms.HiddenInput()

    def owner(self):
        """Who lends it, as ``declare`` takes it."""
        return {"organization": self.cleaned_data["organization"]}


class EntryForm(FactsForm):
    """The community lists what an organization or a person lends."""

    lender = forms.ChoiceField(
        label=gettext_lazy("Who lends it"),
        choices=[(ORGANIZATION, gettext_lazy("an organization")), (PERSON, gettext_lazy("a person"))],
        initial=ORGANIZATION,
        widget=forms.RadioSelect,
    )
    organization = forms.ModelChoiceField(
        Organization.objects.none(),
        label=gettext_lazy("Which organization"),
        required=False,
        empty_label=gettext_lazy("please choose"),
    )
    person_name = _line(gettext_lazy("Name of the person"), 40, required=False)
    phone = forms.RegexField(
        r"^[0-9+ -]{7,20}$",
        label=gettext_lazy("Phone of the person"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        help_text=gettext_lazy("Kept sealed; pages show the first three and the last four digits."),
        error_messages={"invalid": gettext_lazy("Write the number in digits, for example 13909360000.")},
    )
    group = forms.ChoiceField(
        label=gettext_lazy("Group of the talent pool"),
        choices=Resource.Group.choices,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, place, **kwargs):
        super().__init__(*args, place=place, **kwargs)
        self.fields["organization"].queryset = people.organizations_of(place)

    def clean(self):
        given = super().clean()
        if given.get("lender") == ORGANIZATION and not given.get("organization"):
            self.add_error("organization", _("Choose the organization that lends it, or choose a person above."))
        if given.get("lender") == PERSON and len(given.get("person_name", "").strip()) < 2:
            self.add_error("person_name", _("Write the name of the person who lends it, at least two characters."))
        if given.get("lender") == PERSON and not given.get("group"):
            self.add_error("group", _("Choose the group the person belongs to."))
        return given

    @property
    def names_person(self):
        """Whether a valid form says that a person lends it."""
        return self.cleaned_data["lender"] == PERSON


class ReturnForm(forms.Form):
    """Why the community returns an offer."""

    reason = words(gettext_lazy("Why it is returned"), 500, rows=2, hint=gettext_lazy("Its owner reads this."))
