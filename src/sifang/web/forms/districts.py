"""What people write about business districts: merchants, joint acts, pledges."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from stdnum.cn import uscc as social_credit

from sifang.commerce.commands import pledge_words
from sifang.commerce.models import JointAct, Merchant
from sifang.core import clock
from sifang.web.forms.meetings import BodiesField
from sifang.web.forms.projects import day, words

MOST_M2 = 1_000_000
MOST_PEOPLE = 99_999


def line(label, most, **more):
    """A field of one line."""
    least = 2 if more.get("required", True) else None
    return forms.CharField(label=label, min_length=least, max_length=most, **more)


def past_day(label, **more):
    """A field for a day up to today, today when left empty."""
    return PastDayField(label=label, required=False, widget=day("").widget, **more)


class PastDayField(forms.DateField):
    """A day that has come."""

    def clean(self, value):
        """The day; one to come is an error."""
        chosen = super().clean(value)
        if chosen and chosen > clock.today():
            raise forms.ValidationError(_("This day lies ahead; choose today or an earlier one."))
        return chosen


class DistrictForm(forms.Form):
    """A district to found."""

    place = forms.ChoiceField(label=gettext_lazy("Where"))
    name = line(gettext_lazy("Name of the district"), 80)
    party_org = line(gettext_lazy("Its Party organization"), 80, required=False)
    since = past_day(gettext_lazy("Since when"))

    def __init__(self, *args, places, **kwargs):
        """``places`` are those where the viewer may found one."""
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = [(place.code, str(place)) for place in places]
        if len(places) == 1:
            self.fields["place"].widget = forms.HiddenInput()
            self.fields["place"].initial = places[0].code


class MerchantForm(forms.Form):
    """A shop for the roster; its contact is sealed and masked."""

    name = line(gettext_lazy("Name of the shop"), 80)
    trade = line(gettext_lazy("Trade"), 40, required=False)
    unit = line(gettext_lazy("Shop number"), 40, required=False)
    area = forms.DecimalField(
        label=gettext_lazy("Floor area (m²)"), required=False, min_value=0, max_value=MOST_M2, decimal_places=2,
        help_text=gettext_lazy("A cost shared by area needs it."),
    )  # fmt: skip
    uscc = line(gettext_lazy("unified social credit code"), 18, required=False)
    contact_name = line(gettext_lazy("Contact person"), 40, required=False)
    phone = forms.CharField(
        label=gettext_lazy("Phone"), max_length=20, required=False,
        help_text=gettext_lazy("Kept sealed; others see it masked."),
    )  # fmt: skip
    since = past_day(gettext_lazy("Since when"))

    def clean_uscc(self):
        """A code whose last character proves the others."""
        code = self.cleaned_data["uscc"].strip().upper()
        if code and not social_credit.is_valid(code):
            raise forms.ValidationError(
                _("“%(code)s” is no unified social credit code: it has 18 characters, the last proves the others.")
                % {"code": code}
            )
        return code


class CorrectionForm(MerchantForm):
    """What is said of a shop; a contact is named anew or stays."""

    name = None
    since = None


class LastDayForm(forms.Form):
    """The last day of something."""

    last_day = past_day(gettext_lazy("Last day"))


class ActForm(forms.Form):
    """Something done together."""

    kind = forms.ChoiceField(label=gettext_lazy("Which of the three"), widget=forms.RadioSelect)
    title = line(gettext_lazy("What was done"), 80)
    on = past_day(gettext_lazy("Which day"))
    merchants = BodiesField(
        Merchant.objects.none(), label=gettext_lazy("Which shops took part"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    headcount = forms.IntegerField(
        label=gettext_lazy("How many people came"), min_value=0, max_value=MOST_PEOPLE, required=False
    )
    outcome = words(gettext_lazy("What came of it"), 500, rows=2, required=False)

    def __init__(self, *args, district, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = JointAct.Kind.choices
        self.fields["merchants"].queryset = district.merchants.current().order_by("name", "pk")
        self.fields["on"].initial = clock.today()


class PledgeForm(forms.Form):
    """A pledge of honest trade."""

    words = words(gettext_lazy("What the shop pledges"), 300, rows=3)
    on = past_day(gettext_lazy("Which day"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].initial = pledge_words()


class ReviewForm(forms.Form):
    """What somebody found who looked at a pledge."""

    kept = forms.ChoiceField(
        label=gettext_lazy("Is the pledge kept?"), widget=forms.RadioSelect,
        choices=[("1", gettext_lazy("It is kept")), ("0", gettext_lazy("It is breached"))],
    )  # fmt: skip
    words = words(
        gettext_lazy("What was seen"), 300, rows=2, required=False,
        hint=gettext_lazy("A breach states facts: what, when, where. It is read inside only."),
    )  # fmt: skip

    def clean(self):
        """A breach without facts is no breach."""
        super().clean()
        if self.cleaned_data.get("kept") == "0" and len(self.cleaned_data.get("words") or "") < 4:
            self.add_error(
                "words", _("A breach states facts: what was seen, when and where, at least four characters.")
            )
        return self.cleaned_data


class ShortWhyForm(forms.Form):
    """Why something ends."""

    why = words(gettext_lazy("Why"), 300, rows=2)


class SeeForm(forms.Form):
    """Why somebody needs to see a phone in full."""

    reason = forms.CharField(label=gettext_lazy("What for"), min_length=2, max_length=200)
