"""What a worker writes down while calling somebody back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sifang.needs.models import Callback, Rating
from sifang.web.forms.track import SATISFACTION


class CallForm(forms.Form):
    """Whom to call."""

    asker = forms.IntegerField(widget=forms.HiddenInput)


class CallbackForm(CallForm):
    """Whether somebody was reached, and what they said."""

    result = forms.ChoiceField(
        label=_("the call"),
        choices=Callback.Result.choices,
        initial=Callback.Result.REACHED,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the answers shown.")},
    )
    outcome = forms.ChoiceField(
        label=_("is it solved"), choices=Rating.Outcome.choices, required=False, widget=forms.RadioSelect
    )
    satisfaction = forms.TypedChoiceField(
        label=_("are they satisfied"), choices=SATISFACTION, coerce=int, empty_value=None, required=False,
        widget=forms.RadioSelect,
    )  # fmt: skip
    words = forms.CharField(
        label=_("what they said"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self):
        """An answer is whole, and from somebody who was reached."""
        sent = super().clean()
        whole = bool(sent.get("outcome")) == bool(sent.get("satisfaction"))
        if not whole:
            field = "satisfaction" if sent.get("outcome") else "outcome"
            self.add_error(field, _("Ask both: whether it is solved, and how satisfied they are."))
        elif sent.get("outcome") and sent.get("result") != Callback.Result.REACHED:
            self.add_error(
                "result", _("Who was not reached gave no answer; choose “reached”, or take the answer away.")
            )
        return sent

    def answer(self):
        """The fields as ``needs.call_back`` takes them."""
        names = ("result", "outcome", "satisfaction", "words")
        return {name: self.cleaned_data[name] for name in names}
