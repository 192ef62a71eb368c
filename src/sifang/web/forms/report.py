"""What a resident is asked: what it is, where it is, and how to be reached."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.ledgers import phones
from sifang.ledgers.cells import Cell
from sifang.needs import wording
from sifang.needs.words import LONGEST
from sifang.places import queries as places
from sifang.text import categories, normal, redaction
from sifang.web.forms.photos import PhotosField

# The categories most needs fall into, with the picture of each; the words decide where none is chosen.
TILES = (
    ("infrastructure", "lamp"),
    ("house", "wall"),
    ("utilities", "droplet"),
    ("sanitation", "trash"),
    ("charging_parking", "parking"),
    ("property", "property"),
    ("mediation", "people"),
    ("", "dots"),
)
SHORTEST = 4
# Fewer digits are a service number, which nobody can be called back on.
FEWEST_DIGITS = 7


def tiles():
    """[(category id, title, icon)] as the first step shows them; the last one leaves it to the words."""
    known = dict(wording.category_choices())
    return [(name, known[name] if name else known[categories.OTHER], picture) for name, picture in TILES]


class PhoneField(forms.CharField):
    """A telephone number somebody can be called back on, in the one way it is kept; "" when none is given."""

    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"})

    def __init__(self, **kwargs):
        super().__init__(max_length=30, **kwargs)

    def clean(self, value):
        """The number as ledgers and desks keep it too, so that one person stays one person."""
        seen = phones.phone(Cell(super().clean(value)))
        is_short = bool(seen.value) and sum(map(str.isdigit, seen.value)) < FEWEST_DIGITS
        if seen.complaint or phones.is_masked(seen.value) or is_short:
            raise forms.ValidationError(
                _("This is not one telephone number. Write its digits, for example 13900001234, or leave it empty.")
            )
        return seen.value or ""


class WhatForm(forms.Form):
    """Step 1: what it is about, in the resident's words."""

    text = forms.CharField(
        label=gettext_lazy("What is it?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "One or two sentences are enough. You can press the microphone on the keyboard and speak."
        ),
        error_messages={
            "required": gettext_lazy(
                "Say in a few words what it is, for example “the lamp at the east gate is broken”."
            )
        },
    )
    category = forms.ChoiceField(label=gettext_lazy("Choose a kind"), required=False, choices=wording.category_choices)

    def clean_text(self):
        """Readable words, without the numbers nobody else should read."""
        words = redaction.redact(normal.tidy(self.cleaned_data["text"]))[0]
        if len(words) < SHORTEST:
            raise forms.ValidationError(
                _("Write a few words more, at least four characters, so that the community knows what to look for.")
            )
        return words


class WhereForm(forms.Form):
    """Step 2: one of the community's compounds, or a place in words."""

    spot = forms.ChoiceField(label=gettext_lazy("Compound or building"), required=False, widget=forms.RadioSelect)
    spot_words = forms.CharField(
        label=gettext_lazy("Where exactly"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("For example: building 3, above the door of unit 2."),
    )

    def __init__(self, community, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.spots = {spot.code: spot for spot in places.public_spots(community.code)}
        self.fields["spot"].choices = [(code, spot.short_name) for code, spot in self.spots.items()] + [
            ("", gettext_lazy("Somewhere else"))
        ]

    def clean_spot_words(self):
        """One readable line."""
        return redaction.redact(" ".join(normal.tidy(self.cleaned_data["spot_words"]).split()))[0][:80]

    @property
    def where(self):
        """The chosen place and the words, as one line."""
        spot = self.spots.get(self.cleaned_data.get("spot", ""))
        return " ".join(
            part for part in (spot.short_name if spot else "", self.cleaned_data.get("spot_words", "")) if part
        )


class ContactForm(forms.Form):
    """Step 3: who asks, as far as they want to say; and their consent."""

    name = forms.CharField(
        label=gettext_lazy("How may we address you?"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("For example: Aunt Ma. Your full name is not needed."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = PhoneField(
        label=gettext_lazy("Telephone"),
        required=False,
        help_text=gettext_lazy("Only used to call you back about this. Without it, your track code shows how it goes."),
    )
    consent = forms.BooleanField(
        label=gettext_lazy("I agree that the community uses what I wrote to settle this matter."),
        help_text=gettext_lazy(
            "Name and phone are stored encrypted, shown to nobody without a recorded reason, "
            "and can be erased on your word. No identity card is needed."
        ),
        error_messages={
            "required": gettext_lazy(
                "Tick this line so that the community may use what you wrote; without it nothing is stored."
            )
        },
    )
    # People do not see this field; programs that fill in every field do.
    website = forms.CharField(
        required=False, max_length=200, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    def clean_name(self):
        """One readable line."""
        return " ".join(normal.tidy(self.cleaned_data["name"]).split())

    def clean_website(self):
        """Left empty, as people do."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(
                _("Leave the hidden field empty; it was filled in by a program, so nothing was sent.")
            )
        return ""


class PhotoContactForm(ContactForm):
    """The contact of a new report, with photos for whoever took some."""

    photos = PhotosField(
        required=False,
        label=gettext_lazy("Photos"),
        help_text=gettext_lazy(
            "Up to three; they help to find the place. Where and when they were taken is removed. "
            "Nobody but the community sees them until it has checked that they show no face."
        ),
    )


def draft_of(posted):
    """What earlier steps brought along: {field: words}; of what is too long for its form, enough to be refused."""
    return {name: posted.get(name, "")[: LONGEST + 1] for name in ("text", "category", "spot", "spot_words")}
