"""Why a proposed pair does not fit."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sifang.projects.commands.refusing import MOST_WORDS
from sifang.projects.models import RefusedPair


class RefuseForm(forms.Form):
    """One of four reasons, and words if somebody wants to say more."""

    why = forms.ChoiceField(label=_("Why it does not fit"), choices=RefusedPair.Why.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In words"),
        max_length=MOST_WORDS,
        required=False,
        help_text=_("Whoever matches the lists reads this; leave names and phones out."),
    )
