"""The smallest form: what somebody who serves without an account has seen, and where."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sifang.needs.words import LONGEST


class OwnCodeForm(forms.Form):
    """The personal code of a registration."""

    code = forms.CharField(
        label=_("Your own code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Write the code that the community gave you.")},
    )


class OwnReportForm(forms.Form):
    """One text, and where."""

    text = forms.CharField(
        label=_("what it is about"),
        min_length=4,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write in a sentence what it is about; nothing is kept without it.")},
    )
    spot_words = forms.CharField(label=_("where exactly"), max_length=80, required=False)
