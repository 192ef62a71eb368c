"""What the office writes about a line of the category tree."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sifang.needs.commands.categorizing import LONGEST_TITLE, LONGEST_WORDS, MOST_DAYS


class LineForm(forms.Form):
    """A category or subcategory: its title, the words that point to it, its days, and who may read it."""

    title = forms.CharField(label=_("title"), min_length=2, max_length=LONGEST_TITLE)
    words = forms.CharField(
        label=_("words that point to it"),
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("As residents say it, with a space between two words."),
    )
    take_on_days = forms.IntegerField(label=_("taken on within (working days)"), min_value=1, max_value=MOST_DAYS)
    settle_days = forms.IntegerField(label=_("settled within (working days)"), min_value=1, max_value=MOST_DAYS)
    is_public = forms.BooleanField(
        label=_("Everybody may read it"),
        required=False,
        help_text=_("Without the tick, such needs leave the public pages; only those who deal with them read them."),
    )

    def __init__(self, *args, line, **kwargs):
        shown = ("title", "take_on_days", "settle_days", "is_public")
        initial = {name: getattr(line, name) for name in shown} | {"words": " ".join(line.words)}
        super().__init__(*args, initial=initial, **kwargs)


class NewLineForm(LineForm):
    """A subcategory that is not there yet; what is not said of it is as with its category."""

    def __init__(self, *args, line, **kwargs):
        super().__init__(*args, line=line, **kwargs)
        self.initial |= {"title": "", "words": ""}
