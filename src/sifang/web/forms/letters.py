"""The words of a letter, as the secretary leaves them."""

from django import forms
from django.utils.translation import gettext_lazy

from sifang.letters.commands import LONGEST


class LetterForm(forms.Form):
    """The whole letter."""

    text = forms.CharField(
        label=gettext_lazy("The letter"), min_length=20, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 16}),
        help_text=gettext_lazy("Every line is a paragraph of its own."),
    )  # fmt: skip
