"""What a need asks for besides its first kind and amount."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sifang.needs import parts
from sifang.people.lending import LendingKind

NUMBERS = tuple(range(2, parts.MOST_PARTS + 1))


class PartsForm(forms.Form):
    """The further things a need asks for, and whether they are wanted all at once or not at all."""

    together = forms.BooleanField(
        label=_("It can only be done with all of these together"),
        required=False,
        help_text=_("Then the matching proposes all of them or none."),
    )

    def __init__(self, *args, need, **kwargs):
        kwargs.setdefault("initial", initial_of(need))
        super().__init__(*args, **kwargs)
        for number in NUMBERS:
            self.fields |= _fields(number)
        self.order_fields([*(name for number in NUMBERS for name in _fields(number)), "together"])

    @property
    def rows(self):
        """The bound fields of each further thing: (kind, half-days, words)."""
        return [tuple(self[name] for name in _fields(number)) for number in NUMBERS]

    def clean(self):
        """What is written is taken: no words without a kind, no “all together” of one thing alone."""
        sent = super().clean()
        for n in NUMBERS:
            words = sent.get(f"words_{n}", "")
            if words and not sent.get(f"kind_{n}") and words != self.initial.get(f"words_{n}", ""):
                self.add_error(f"kind_{n}", _("Choose what “%(words)s” is, or leave the words out.") % {"words": words})
        if sent.get("together") and not self.initial["together"] and not any(sent.get(f"kind_{n}") for n in NUMBERS):
            self.add_error("together", _("Say what else it takes first."))
        return sent

    def further(self):
        """The things as ``needs.set_parts`` takes them; one without a kind is not asked for."""
        sent = self.cleaned_data
        asked = [(sent[f"kind_{n}"], sent[f"amount_{n}"] or 1, sent[f"words_{n}"]) for n in NUMBERS]
        return [part for part in asked if part[0]]


def _fields(number):
    return {
        f"kind_{number}": forms.ChoiceField(
            label=_("what it takes as well"), choices=[("", _("nothing more")), *LendingKind.choices], required=False
        ),
        f"amount_{number}": forms.IntegerField(
            label=_("how many half-days"), min_value=1, max_value=parts.MOST_HALF_DAYS, required=False
        ),
        f"words_{number}": forms.CharField(
            label=_("a few words about it"), max_length=parts.LONGEST_WORDS, required=False
        ),
    }


def initial_of(need):
    """What the need asks for now."""
    said = {"together": need.is_all_or_nothing}
    for number, part in enumerate(parts.of(need), 2):
        said |= {f"kind_{number}": part.kind, f"amount_{number}": part.amount, f"words_{number}": part.words}
    return {f"amount_{number}": 1 for number in NUMBERS} | said
