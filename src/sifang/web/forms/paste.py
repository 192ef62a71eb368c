"""What is pasted out of a chat or a notebook, and the drafts that are read from it."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.matching import windows
from sifang.needs.words import LONGEST
from sifang.places import queries as map_of
from sifang.places.naming import title
from sifang.text.drafts import MOST_CHARACTERS
from sifang.web.forms.needs import NewForm, category_choices


class PasteForm(forms.Form):
    """The pasted text itself."""

    source = forms.CharField(
        label=gettext_lazy("what was copied"),
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy("A message, a piece of a group chat with names and times, or a note of several lines."),
        error_messages={"required": gettext_lazy("Paste at least one message; nothing was copied in yet.")},
    )
    channel = forms.ChoiceField(label=gettext_lazy("how it came"), widget=forms.RadioSelect)

    def __init__(self, *args, channels, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = channels
        self.fields["channel"].initial = channels[0][0] if channels else ""

    def clean_source(self):
        """The text with plain line ends, no longer than what is read at once."""
        source = self.cleaned_data["source"].replace("\r\n", "\n").replace("\r", "\n")
        if len(source) > MOST_CHARACTERS:
            facts = {"n": len(source), "most": MOST_CHARACTERS}
            raise forms.ValidationError(
                _("The text has %(n)s characters, the most is %(most)s; paste it in two parts.") % facts
            )
        return source


class DraftForm(forms.Form):
    """One draft as somebody leaves it: to be taken down, to join what stands already, or to be left out."""

    keep = forms.BooleanField(label=gettext_lazy("take this one down"), required=False)
    text = forms.CharField(
        label=gettext_lazy("what it is about"), min_length=4, max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    name = forms.CharField(
        label=gettext_lazy("what to call them"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-private": ""}),
    )
    phone = forms.CharField(
        label=gettext_lazy("phone"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off", "inputmode": "tel"}),
    )
    spot = forms.ChoiceField(label=gettext_lazy("compound or building"), required=False)
    spot_words = forms.CharField(label=gettext_lazy("where exactly"), max_length=80, required=False)
    category = forms.ChoiceField(label=gettext_lazy("category"), choices=category_choices, required=False)
    when = forms.CharField(label=gettext_lazy("when in the week"), max_length=60, required=False)
    same_as = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, spots, **kwargs):
        super().__init__(*args, **kwargs)
        self.spots = spots
        self.fields["spot"].choices = [
            ("", _("none chosen")),
            *((code, title(at, spots)) for code, at in spots.items()),
        ]

    clean_phone = NewForm.clean_phone

    @property
    def is_kept(self):
        """Whether somebody ticked it; what is left out need not be right."""
        return bool(self["keep"].value())

    def facts(self):
        """What the list keeps of it, fields left empty left out."""
        sent = self.cleaned_data
        facts = {name: sent[name] for name in ("spot_words", "category") if sent[name]}
        facts["spot"] = self.spots.get(sent["spot"])
        return facts | {"windows": windows.parse(sent["when"]) if sent["when"] else windows.ANY_TIME}


def spots_of(place):
    """Code → grid, compound or building of the community, for the choices of every draft."""
    return {spot.code: spot for spot in map_of.public_spots(place.code)}
