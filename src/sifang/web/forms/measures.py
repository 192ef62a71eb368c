"""What people write about the five measures, and how a cost is shared."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.commerce.commands.districts import square_decimetres
from sifang.commerce.models import CostSharing, Measure, Merchant
from sifang.core import clock
from sifang.web.forms.districts import line, past_day
from sifang.web.forms.money import MoneyField
from sifang.web.forms.projects import day, words

MOST = 9_999
Basis = CostSharing.Basis


def number(label, least=0):
    """A field for a small count."""
    return forms.IntegerField(label=label, min_value=least, max_value=MOST)


class MeasureForm(forms.Form):
    """A measure to plan."""

    kind = forms.ChoiceField(label=gettext_lazy("Which of the five"), widget=forms.RadioSelect)
    title = line(gettext_lazy("Title of the measure"), 80)
    since = day(gettext_lazy("From"), required=False)
    until = day(gettext_lazy("Until"), required=False)
    words = words(gettext_lazy("How it is done"), 500, rows=2, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = Measure.Kind.choices
        self.fields["since"].initial = clock.today()

    def clean(self):
        """The last day does not lie before the first."""
        super().clean()
        since, until = self.cleaned_data.get("since") or clock.today(), self.cleaned_data.get("until")
        if until and until < since:
            self.add_error("until", _("The last day lies before the first; check both."))
        return self.cleaned_data


class LineForm(forms.Form):
    """A line of a measure's ledger; subclasses name what is written of a shop of the district."""

    shops: tuple[str, ...] = ("merchant",)

    def __init__(self, *args, measure, **kwargs):
        super().__init__(*args, **kwargs)
        current = measure.district.merchants.current().order_by("name", "pk")
        for name in self.shops:
            self.fields[name].queryset = current


def shop(label):
    """A choice among the shops of the district."""
    return forms.ModelChoiceField(Merchant.objects.none(), label=label, empty_label=gettext_lazy("Choose a shop"))


class VacancyForm(LineForm):
    """A shop looks for people."""

    merchant = shop(gettext_lazy("Shop"))
    job = line(gettext_lazy("Which work"), 60)
    wanted = number(gettext_lazy("How many are wanted"), 1)


class AttendanceForm(LineForm):
    """How many of a shop's people came."""

    merchant = shop(gettext_lazy("Shop"))
    came = number(gettext_lazy("How many came"))


class GuestsForm(LineForm):
    """One shop sent guests to another."""

    shops = ("sender", "receiver")
    sender = shop(gettext_lazy("From which shop"))
    receiver = shop(gettext_lazy("To which shop"))
    number = number(gettext_lazy("How many guests"), 1)
    on = past_day(gettext_lazy("Which day"))

    def clean(self):
        """Two shops."""
        super().clean()
        if self.cleaned_data.get("sender") and self.cleaned_data["sender"] == self.cleaned_data.get("receiver"):
            self.add_error("receiver", _("A shop sends guests to another shop; choose two."))
        return self.cleaned_data


class OfferForm(LineForm):
    """What a shop offers the guests of the others."""

    merchant = shop(gettext_lazy("Shop"))
    words = line(gettext_lazy("What the offer is"), 120)
    until = day(gettext_lazy("Until"), required=False)

    def clean_until(self):
        """A day that has not passed."""
        until = self.cleaned_data["until"]
        if until and until < clock.today():
            raise forms.ValidationError(_("This offer would be over already; choose a later day."))
        return until


LINE_FORMS = {"hiring": VacancyForm, "training": AttendanceForm, "referral": GuestsForm, "offers": OfferForm}


class CountForm(forms.Form):
    """How many so far of one line."""

    line = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    number = number(gettext_lazy("How many so far"))


class OutcomeForm(forms.Form):
    """What came of a measure."""

    outcome = words(gettext_lazy("What came of it"), 500, rows=2, required=False)


class CostForm(forms.Form):
    """A cost and what each shop weighs; a shop left empty bears nothing."""

    title = line(gettext_lazy("What the cost is for"), 80)
    amount = MoneyField(label=gettext_lazy("The whole cost (元)"))

    def __init__(self, *args, basis, merchants, **kwargs):
        """``merchants`` are the shops that can share, ``basis`` says what is asked of each."""
        super().__init__(*args, **kwargs)
        self.basis, self.merchants = basis, merchants
        for merchant in merchants:
            self.fields[f"w{merchant.pk}"] = self._weight(merchant)

    def _weight(self, merchant):
        if self.basis == Basis.EQUAL:
            return forms.BooleanField(label=merchant.name, required=False, initial=True)
        if self.basis == Basis.AREA:
            return forms.DecimalField(
                label=merchant.name, required=False, min_value=0, max_value=1_000_000, decimal_places=2,
                initial=merchant.area_m2,
            )  # fmt: skip
        return MoneyField(label=merchant.name, required=False)

    @property
    def weight_fields(self):
        """The bound fields of the weights."""
        return [self[f"w{merchant.pk}"] for merchant in self.merchants]

    def clean(self):
        """More than 0 元, and two shops at least."""
        super().clean()
        if self.cleaned_data.get("amount") == 0:
            self.add_error("amount", _("Write the whole cost, more than 0 元."))
        if not self.errors and len(self.weights) < 2:
            self.add_error(None, _("A shared cost has two merchants at least."))
        return self.cleaned_data

    @property
    def weights(self):
        """{merchant's key: weight} of the shops that bear a part."""
        given = {merchant.pk: self.cleaned_data.get(f"w{merchant.pk}") for merchant in self.merchants}
        return {key: self._kept(value) for key, value in given.items() if value}

    def _kept(self, value):
        return square_decimetres(value) if self.basis == Basis.AREA else int(value)
