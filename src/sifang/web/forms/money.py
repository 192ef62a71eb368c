"""A field for an amount of money: typed and shown in 元, cleaned to whole 分."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sifang.core import money
from sifang.core.errors import Refused

MOST_LETTERS = 30


class MoneyInput(forms.TextInput):
    """One line with the keyboard of digits on a phone; an amount of 分 is shown in 元."""

    def __init__(self, attrs=None):
        super().__init__({"inputmode": "decimal", "autocomplete": "off", "maxlength": MOST_LETTERS, **(attrs or {})})

    def format_value(self, value):
        """A number is 分 and shown in 元; what somebody typed stays as they typed it."""
        return money.shown(value) if isinstance(value, int) else super().format_value(value)


class MoneyField(forms.Field):
    """An amount in 元, as people write it; its value is 分, or None when it was left empty."""

    widget = MoneyInput
    default_error_messages = {"required": _("Write an amount in 元, for example 1,234.50 or 180万.")}

    def to_python(self, value):
        """The 分 that were written."""
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        try:
            return money.parse(str(value)[:MOST_LETTERS])
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from None

    def has_changed(self, initial, data):
        """Whether the amount is another one, however it is written."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except forms.ValidationError:
            return True
