"""What is chosen to put hot spots right."""

from django import forms


class JoinForm(forms.Form):
    """The hot spot that speaks of the same issue."""

    other = forms.IntegerField(min_value=1, max_value=2**31 - 1)


class NeedForm(forms.Form):
    """The need that does not belong."""

    need = forms.IntegerField(min_value=1, max_value=2**31 - 1)
