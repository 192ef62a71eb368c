"""What is written to enter organizations, posts and places."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from sifang.people.models import Organization, Person
from sifang.places.models import Place

PLACE_KINDS = (Place.Kind.GRID, Place.Kind.COMPOUND, Place.Kind.BUILDING)
DEEPEST_PARENT = 15
login_name = RegexValidator(
    r"^[a-z][a-z0-9._-]{2,39}$", _("Use 3 to 40 small letters and digits, a letter first, for example wangfang.")
)
uscc = RegexValidator(
    r"^[0-9A-HJ-NPQRTUWXY]{18}$",
    _("The unified social credit code has 18 digits and capital letters; look at the licence, or leave it empty."),
)


class OrganizationForm(forms.Form):
    """A new organization."""

    name = forms.CharField(label=_("name of the organization"), min_length=2, max_length=80)
    kind = forms.ChoiceField(label=_("kind"), choices=Organization.Kind.choices, initial=Organization.Kind.INSTITUTION)
    uscc = forms.CharField(label=_("unified social credit code"), max_length=18, required=False, validators=[uscc])
    party_org = forms.CharField(label=_("its Party organization"), max_length=80, required=False)

    def clean_uscc(self):
        code = self.cleaned_data["uscc"]
        if code and Organization.objects.filter(uscc=code).exists():
            raise forms.ValidationError(
                _("An organization with this code is on record; look for it by name and add the partnership.")
            )
        return code


class PostForm(forms.Form):
    """Who is appointed to what: somebody new, or somebody who has an account."""

    kind = forms.ChoiceField(label=_("post"))
    organization = forms.ModelChoiceField(
        label=_("speaks for, or was sent by"),
        queryset=Organization.objects.none(),
        required=False,
        empty_label=_("please choose"),
        help_text=_("Of a liaison officer the organization, of a legal adviser the law firm."),
    )
    name = forms.CharField(label=_("full name"), min_length=2, max_length=20)
    title = forms.CharField(label=_("office"), max_length=60, required=False)
    username = forms.CharField(
        label=_("login name"),
        max_length=40,
        validators=[login_name],
        help_text=_("A new one, or that of the account the person has already."),
    )
    phone = forms.CharField(
        label=_("phone"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )

    def __init__(self, *args, kinds, organizations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.name, kind.title) for kind in kinds]
        self.fields["organization"].queryset = organizations
        self.seats = {kind.name: kind.seat for kind in kinds}

    def clean(self):
        sent = super().clean()
        if self.seats.get(sent.get("kind")) == "organization" and not sent.get("organization"):
            self.add_error("organization", _("A liaison officer speaks for an organization; choose which one."))
        self.known = Person.objects.filter(username=sent.get("username") or "").first()
        if self.known and self.known.name != sent.get("name"):
            self.add_error("username", _("This login name belongs to somebody else; choose another one."))
        return sent

    def seat(self, place):
        """Where the post is held, as ``people.appoint`` takes it."""
        if self.seats[self.cleaned_data["kind"]] == "organization":
            return {"organization": self.cleaned_data["organization"]}
        sent_by = self.cleaned_data["organization"] if self.cleaned_data["kind"] == "legal_adviser" else None
        return {"place": place} | ({"sent_by": sent_by} if sent_by else {})


class EndForm(forms.Form):
    """Why a post ends and on which day; both may be left open."""

    why = forms.CharField(label=_("why it ends"), max_length=300, required=False)
    last_day = forms.DateField(
        label=_("last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Left empty, it ends at once."),
    )


class PartnerForm(forms.Form):
    """The organization that becomes a partner."""

    organization = forms.ModelChoiceField(queryset=Organization.objects.all())


class SpotForm(forms.Form):
    """A grid, compound or building and what it stands in."""

    kind = forms.ChoiceField(
        label=_("kind"),
        choices=[(kind.value, kind.label) for kind in PLACE_KINDS],
        initial=Place.Kind.COMPOUND,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label=_("name"), min_length=1, max_length=40)
    parent = forms.ModelChoiceField(label=_("stands in"), queryset=Place.objects.none(), empty_label=None)

    def __init__(self, *args, inside, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = inside
