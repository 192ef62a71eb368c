"""What somebody with a track code types: the code, their word on the outcome, what was missing."""

from django import forms
from django.utils.translation import gettext as _
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
# Why it is not solved, in few words.
REASONS = (
    ("nobody", gettext_lazy("Nobody came")),
    ("unrepaired", gettext_lazy("They came, but it is not mended")),
    ("again", gettext_lazy("It is broken again")),
    ("different", gettext_lazy("What was done is something else")),
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


class BlankInput(forms.TextInput):
    """Never shows what was typed before."""

    def format_value(self, value):
        return None


class DigitsForm(forms.Form):
    """The last four digits of the phone that was left."""

    digits = forms.RegexField(
        r"^[0-9]{4}$",
        label=gettext_lazy("The last four digits of your phone"),
        widget=BlankInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": "4", "data-private": True}
        ),
        error_messages={
            "required": gettext_lazy("Type four digits."),
            "invalid": gettext_lazy("Type four digits."),
        },
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

    why = forms.ChoiceField(
        label=gettext_lazy("What is missing?"), choices=REASONS, required=False, widget=forms.RadioSelect
    )

    def facts(self):
        """What the command is told; the chosen reason stands in front of the words."""
        given = dict(self.cleaned_data)
        why = given.pop("why")
        if why and given["outcome"] == Rating.Outcome.NO:
            reason = str(dict(REASONS)[why])
            said = given["words"]
            given["words"] = (_("%(reason)s; %(words)s") % {"reason": reason, "words": said})[:500] if said else reason
        return given

    @property
    def outcomes(self):
        """[(radio button, icon)] of the three answers."""
        return [(radio, PICTURES[radio.data["value"]]) for radio in self["outcome"]]


class ResubmitForm(forms.Form):
    """The need once more, with what was missing."""

    text = forms.CharField(
        label=gettext_lazy("What is it?"), min_length=4, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )
