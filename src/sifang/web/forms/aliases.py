"""What is written to say how people also call a place."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sifang.places import queries as map_of
from sifang.places.commands import LONGEST_ALIAS, SHORTEST_ALIAS
from sifang.web.forms.needs import SpotField


class AliasForm(forms.Form):
    """A grid, compound or building and another name for it."""

    spot = SpotField(label=_("compound or building"), queryset=map_of.public_spots("0"))
    words = forms.CharField(
        label=_("people also call it"),
        min_length=SHORTEST_ALIAS,
        max_length=LONGEST_ALIAS,
        help_text=_("The old name, or the short one; needs that use it find the place by themselves."),
    )

    def __init__(self, *args, community, **kwargs):
        super().__init__(*args, auto_id="alias_%s", **kwargs)
        self.fields["spot"].within(community)
