"""What somebody with a track code types: the code, their word on the outcome, what was missing."""

from django import forms
from django.utils.translation import gettext_lazy

from sifang.needs.models import Rating
from sifang.needs.words import LONGEST

SATISFACTION = (
    (5, gettext_lazy("very satisfied")),
    (4, gettext_lazy("satisfied")),
    (3, gettext_lazy("neither")),
    (2, gettext_lazy("dissatisfied")),
    (1, gettext_lazy("very dissatisfied")),
)
OUTCOMES = (
    (Rating.Outcome.YES, gettext_lazy("It is solved")),
    (Rating.Outcome.PARTLY, gettext_lazy("Partly solved")),
    (Rating.Outcome.NO, gettext_lazy("Not solved, do it again")),
)
# The picture of each outcome.
PICTURES = {Rating.Outcome.YES: "check", Rating.Outcome.PARTLY: "refresh", Rating.Outcome.NO: "close"}


class TrackForm(forms.Form):
    """The code from the confirmation page."""

    code = forms.CharField(
        label=gettext_lazy("Track code"),
        max_length=40,
        help_text=gettext_lazy("Twelve letters and digits; capitals and dashes do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Write the code you were given when you reported.")},
    )


class RateForm(forms.Form):
    """Whether it helped, how satisfied, and anything else."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Is it solved?"),
        choices=OUTCOMES,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the three answers.")},
    )
    satisfaction = forms.TypedChoiceField(
        label=gettext_lazy("Are you satisfied?"),
        choices=SATISFACTION,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the five words.")},
    )
    words = forms.CharField(
        label=gettext_lazy("Anything else you want to say"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @property
    def outcomes(self):
        """[(radio button, icon)] of the three answers."""
        return [(radio, PICTURES[radio.data["value"]]) for radio in self["outcome"]]


class ResubmitForm(forms.Form):
    """The need once more, with what was missing."""

    text = forms.CharField(
        label=gettext_lazy("What is it?"), min_length=4, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )
