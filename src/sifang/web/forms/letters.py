"""The words of a letter, as the secretary leaves them."""

from django import forms
from django.utils.translation import gettext_lazy

from sifang.core import clock
from sifang.letters.commands import LONGEST

YEARS_BACK = 5


class LetterForm(forms.Form):
    """The whole letter."""

    text = forms.CharField(
        label=gettext_lazy("The letter"), min_length=20, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 16}),
        help_text=gettext_lazy("Every line is a paragraph of its own."),
    )  # fmt: skip


class YearForm(forms.Form):
    """The year that is thanked for."""

    year = forms.TypedChoiceField(label=gettext_lazy("Year"), coerce=int)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        now = clock.today().year
        self.fields["year"].choices = [(year, str(year)) for year in range(now, now - YEARS_BACK, -1)]


class ReceiptForm(forms.Form):
    """Who took the letter in."""

    by = forms.CharField(max_length=40, required=False, strip=True)
