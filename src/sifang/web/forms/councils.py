"""What is asked after a bench talk: where, how many, what about, what came of it. Nothing else."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.core import clock
from sifang.core.photos import MOST_BYTES
from sifang.meetings.models import Council
from sifang.places import queries as map_of
from sifang.web.forms.meetings import DueField, words

Outcome = Council.Outcome
MOST_SPOTS = 200


class PublishForm(forms.Form):
    """What everybody may read of a council."""

    words = words(gettext_lazy("What everybody reads"), 500, rows=3)


class CouncilForm(forms.Form):
    """Four answers; a fifth where somebody was charged, and a photo for whoever took one."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Council.Kind.choices, required=False)
    spot = forms.ChoiceField(label=gettext_lazy("Where"), required=False)
    where = words(
        gettext_lazy("Or in words"), 80, required=False, help_text=gettext_lazy("For example: in front of building 3.")
    )
    headcount = forms.ChoiceField(
        label=gettext_lazy("How many came"), choices=Council.Band.choices, widget=forms.RadioSelect
    )
    topic = words(gettext_lazy("What was talked about"), 300, rows=3)
    outcome = forms.ChoiceField(
        label=gettext_lazy("What came of it"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    owner = words(gettext_lazy("Who was charged with it"), 40, required=False)
    due = DueField(label=gettext_lazy("To be done by"), required=False)
    photo = forms.FileField(
        label=gettext_lazy("A photo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )

    def __init__(self, place, data=None, files=None, *, kind=Council.Kind.BENCH, about=None):
        told = {"topic": about.text[:300], "spot": about.spot_id, "where": about.spot_words} if about else {}
        super().__init__(data, files, initial={"kind": kind} | told)
        self.fields["kind"].widget = forms.HiddenInput()
        self.spots = {spot.code: spot for spot in map_of.public_spots(place.code)[:MOST_SPOTS]}
        self.fields["spot"].choices = [("", _("Somewhere else"))] + [
            (code, spot.short_name) for code, spot in self.spots.items()
        ]

    def clean_photo(self):
        """The picture's bytes, or None."""
        file = self.cleaned_data["photo"]
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError(_("The photo is larger than 15 MB; take a smaller one, or leave it out."))
        return file.read() if file else None

    def clean(self):
        """Whoever was charged with something is named."""
        super().clean()
        given = self.cleaned_data
        if given.get("outcome") == Outcome.RESOLVED and not given.get("owner"):
            self.add_error("owner", _("Write who was charged with it, so that it is asked after."))
        return given

    def facts(self):
        """What the command is told beside topic, headcount and outcome."""
        given = self.cleaned_data
        charged = given["outcome"] == Outcome.RESOLVED
        return {
            "kind": given["kind"] or Council.Kind.BENCH,
            "spot": self.spots.get(given["spot"]),
            "where": given["where"],
            "owner": given["owner"] if charged else "",
            "due": given["due"] if charged else None,
            "photo": given["photo"],
            "held_at": clock.now(),
        }
