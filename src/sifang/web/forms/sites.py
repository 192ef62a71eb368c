"""What is written about demonstration sites: an application, a review point by point, a plate, a reason."""

from django import forms
from django.utils.translation import gettext_lazy

from sifang.places.models import Place
from sifang.web.forms.projects import words

KEPT = [("yes", gettext_lazy("It holds")), ("no", gettext_lazy("It does not hold"))]
ANSWERS = [*KEPT, ("", gettext_lazy("Not looked at"))]
VALUES = {"yes": True, "no": False, "": None}


class PointsForm(forms.Form):
    """The points of a checklist, each answered or left open."""

    def __init__(self, *args, checklist, answers=(), **kwargs):
        super().__init__(*args, **kwargs)
        said = {answer["point"]: answer["holds"] for answer in answers}
        names = {value: name for name, value in VALUES.items()}
        for point in checklist.points.filter(dropped_on=None) if checklist else ():
            self.fields[f"point_{point.pk}"] = forms.ChoiceField(
                label=point.text, choices=ANSWERS, required=False, widget=forms.RadioSelect,
                initial=names[said.get(point.pk)],
            )  # fmt: skip

    @property
    def points(self):
        """The bound fields of the points."""
        return [self[name] for name in self.fields if name.startswith("point_")]

    @property
    def answers(self):
        """{point: whether it holds, or None} of a valid form."""
        return {
            int(name.removeprefix("point_")): VALUES[value]
            for name, value in self.cleaned_data.items()
            if name.startswith("point_")
        }


class ApplyForm(PointsForm):
    """An application, in the community's or the company's words."""

    title = forms.CharField(
        label=gettext_lazy("Title of the site"), max_length=80, required=False,
        help_text=gettext_lazy("Left empty, it is named after the compound."),
    )  # fmt: skip
    words = words(gettext_lazy("What the site has done"), 1000, rows=5)


class ReviewForm(PointsForm):
    """What the street found."""

    words = words(gettext_lazy("What was seen on the spot"), 500)


class RecheckForm(PointsForm):
    """The yearly look."""

    holds = forms.TypedChoiceField(
        label=gettext_lazy("Does it still hold?"), widget=forms.RadioSelect, coerce=lambda value: value == "yes",
        choices=KEPT,
    )  # fmt: skip
    words = words(gettext_lazy("What was seen on the spot"), 500, required=False)


class NameForm(forms.Form):
    """What stands on the plate."""

    plate = forms.CharField(
        label=gettext_lazy("Words or number on the plate"), max_length=40, required=False,
        help_text=gettext_lazy("Left empty, the plate carries the title."),
    )  # fmt: skip


class ReasonForm(forms.Form):
    """Why an application is returned, or a name withdrawn."""

    reason = words(gettext_lazy("What is missing"), 300, rows=2)


class RevokeForm(forms.Form):
    """Why a name is withdrawn."""

    reason = words(gettext_lazy("Why the name is withdrawn"), 300, rows=2)


class ChecklistForm(forms.Form):
    """A checklist of an office: a point a line."""

    place = forms.ModelChoiceField(Place.objects.none(), label=gettext_lazy("Whose checklist"), empty_label=None)
    title = forms.CharField(label=gettext_lazy("Title of the checklist"), min_length=2, max_length=60)
    points = words(
        gettext_lazy("Points"), 6000, rows=10, required=False, hint=gettext_lazy("One point a line, your own words.")
    )

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places

    @property
    def lines(self):
        """The points of a valid form."""
        return self.cleaned_data["points"].splitlines()
