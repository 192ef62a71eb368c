"""The points of a policy as a form: each number with what it does, its usual value and its bounds; and why."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.projects import policies, soundness
from sifang.projects.commands.policies import LEAST_WHY, MOST_WHY
from sifang.projects.points import GROUPS, POINTS, points_from

APART = re.compile(r"[\s,，、;；]+")


class RowField(forms.CharField):
    """A few whole numbers on one line."""

    def prepare_value(self, value):
        """Numbers with a space between them; what somebody wrote stays as they wrote it."""
        return " ".join(map(str, value)) if isinstance(value, list | tuple) else value

    def to_python(self, value):
        """The numbers."""
        parts = [part for part in APART.split(super().to_python(value)) if part]
        if not all(part.isdecimal() and len(part) <= soundness.DIGITS for part in parts):
            raise forms.ValidationError(_("Write whole numbers with a space between them."))
        return [int(part) for part in parts]


class PointsForm(forms.Form):
    """All numbers of a policy, grouped as on its page, and why they should change."""

    why = forms.CharField(
        label=gettext_lazy("Why should the points change?"),
        min_length=LEAST_WHY,
        max_length=MOST_WHY,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("It stays with this version, for everybody who looks it up."),
    )

    def __init__(self, *args, points, **more):
        super().__init__(*args, **more)
        usual = policies.points_of(policies.DEFAULTS)
        for point in POINTS:
            self.fields[point.name] = _field(point, usual)
            self.initial.setdefault(point.name, point.number(points))
        self.order_fields([*(point.name for point in POINTS), "why"])

    def groups(self):
        """[(title, the bound fields)] in the table's order."""
        return [
            (title, [self[point.name] for point in POINTS if point.group == group]) for group, title in GROUPS.items()
        ]

    def clean(self):
        """``points`` are what was chosen, sound; what is not is said at its number."""
        sent = super().clean()
        if all(point.name in sent for point in POINTS):
            self.points = points_from(sent)
            for name, sentence in soundness.faults(self.points).items():
                self.add_error(name, sentence)
        return sent


def _field(point, usual):
    facts = {"says": point.words(usual), "least": point.least, "most": point.most}
    hint = _("Usually: %(says)s From %(least)s to %(most)s.") % facts
    if point.is_row:
        return RowField(label=point.title, help_text=hint, max_length=80)
    bounds = {"min": point.least, "max": point.most, "inputmode": "numeric"}
    return forms.IntegerField(label=point.title, help_text=hint, widget=forms.NumberInput(attrs=bounds))
