"""Which deeds an auditor asks for."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DeedsForm(forms.Form):
    """A verb or its beginning, a login name, and the first and last day; every field may stay empty."""

    verb = forms.CharField(label=_("what was done"), max_length=60, required=False)
    actor = forms.CharField(label=_("login name"), max_length=60, required=False)
    since = forms.DateField(label=_("first day"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("last day"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def asked(self):
        """What narrows the deeds, by the names of the reading."""
        return {name: value for name, value in self.cleaned_data.items() if value}
