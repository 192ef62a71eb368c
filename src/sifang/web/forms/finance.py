"""What the finance desk writes down, and what a merchant says under its code."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.commerce import finance
from sifang.commerce.commands.consenting import LONGEST, SHORTEST
from sifang.commerce.commands.finance import LONGEST_TITLE, MOST_DOCUMENTS
from sifang.commerce.models import Merchant
from sifang.core import clock
from sifang.people.models import Organization
from sifang.web.forms.money import MoneyField
from sifang.web.forms.projects import day, words

ANSWERS = (("1", gettext_lazy("It agreed")), ("0", gettext_lazy("It did not agree")))


class MerchantField(forms.ModelChoiceField):
    """A choice of shops, each with its district."""

    def label_from_instance(self, obj):
        """The shop, and where it is."""
        return f"{obj}（{obj.district}）"


class _Happened(forms.Form):
    """Something happened on a day that has come."""

    on = day(gettext_lazy("Which day"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()

    def clean_on(self):
        chosen = self.cleaned_data["on"]
        if chosen > clock.today():
            raise forms.ValidationError(_("This day lies ahead; choose today or an earlier one."))
        return chosen


class ConsultForm(_Happened):
    """A merchant has asked about a loan."""

    merchant = MerchantField(
        Merchant.objects.none(), label=gettext_lazy("Which merchant"), empty_label=gettext_lazy("please choose")
    )
    amount_wanted = MoneyField(label=gettext_lazy("How much it needs (yuan)"), required=False)
    purpose = words(gettext_lazy("What it needs the money for"), 200, rows=2, required=False)
    field_order = ("merchant", "amount_wanted", "purpose", "on")

    def __init__(self, *args, viewer, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["merchant"].queryset = finance.merchants_for(viewer, "")


class ListForm(forms.Form):
    """The checklist, a document a line."""

    titles = forms.CharField(
        label=gettext_lazy("Which documents, one a line"),
        max_length=MOST_DOCUMENTS * (LONGEST_TITLE + 2),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("The papers stay with the merchant; only whether they are at hand is kept here."),
    )

    @property
    def lines(self):
        """The titles of a valid form."""
        return self.cleaned_data["titles"].splitlines()


class InstitutionForm(forms.Form):
    """A bank or a guarantor."""

    institution = forms.ModelChoiceField(
        Organization.objects.none(), label=gettext_lazy("Bank or guarantor"), empty_label=gettext_lazy("please choose")
    )

    def __init__(self, *args, institutions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["institution"].queryset = institutions


class SubmitForm(InstitutionForm, _Happened):
    """The papers went to an institution."""

    field_order = ("institution", "on")


class AnswerForm(_Happened):
    """What the institution answered."""

    approved = forms.TypedChoiceField(
        label=gettext_lazy("What did it answer?"), choices=ANSWERS, coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )  # fmt: skip
    answer = words(gettext_lazy("In its words"), 300, rows=2, required=False)
    field_order = ("approved", "answer", "on")


class PaidForm(_Happened):
    """The institution paid out."""

    amount = MoneyField(label=gettext_lazy("How much was paid out (yuan)"))
    field_order = ("amount", "on")


class EndForm(forms.Form):
    """Why it goes no further."""

    why = words(gettext_lazy("Why it goes no further"), 300, rows=2, least=2)


class StatementForm(forms.Form):
    """What a merchant lets be told, in its own words."""

    statement = forms.CharField(
        label=gettext_lazy("What may be told"),
        min_length=SHORTEST,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        help_text=gettext_lazy("One sentence in your own words, for example your Party membership or an honour."),
    )
