"""Every number: a query by place and year whose rows can be shown. Nobody types a number."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractMonth, Left
from django.utils.translation import gettext_lazy as _

from sifang.core.models import Deed
from sifang.needs.models import Need, Rating
from sifang.places.models import CITY_LENGTH, COMMUNITY_LENGTH, COUNTY_LENGTH, STREET_LENGTH, Place, range_of
from sifang.projects.models import Claim, Project
from sifang.resources.models import Resource

LEVELS = (CITY_LENGTH, COUNTY_LENGTH, STREET_LENGTH, COMMUNITY_LENGTH)


@dataclass(frozen=True)
class Figure:
    """A number on a board: name, what it counts in words, the query of its rows, and where they keep their place."""

    name: str
    title: object
    counts: object
    rows: Callable[[str, int | None], QuerySet]
    place: str = "place_id"

    def value(self, code, year=None):
        """How many rows there are at ``code`` or below in ``year`` (ever, without one)."""
        return self.rows(code, year).count()


def _needs(code, year):
    found = Need.objects.within(code).exclude(stage__in=(Need.Stage.RETURNED, Need.Stage.MERGED))
    return found.filter(raised_on__year=year) if year else found


def _resources(code, year):
    found = Resource.objects.within(code).filter(stage=Resource.Stage.AVAILABLE)
    listed = Q(verb="resource.verified") | Q(verb="resource.entered")
    return found.filter(pk__in=_deeds(listed, code, year).values("subject_id")) if year else found


def _proposals(code, year):
    found = Project.objects.within(code)
    return found.filter(proposed_at__year=year) if year else found


def _claims(code, year):
    found = Claim.objects.filter(range_of(code, "project__place_id"), role=Claim.Role.LEAD)
    return found.filter(confirmed_at__year=year) if year else found


def _done(code, year):
    found = Project.objects.within(code).filter(stage=Project.Stage.ACCEPTED)
    return found.filter(accepted_on__year=year) if year else found


def _rated(code, year):
    found = Rating.objects.filter(range_of(code, "need__place_id"))
    return found.filter(at__year=year) if year else found


def _thanked(code, year):
    return _deeds(Q(verb="letter.approved"), code, year)


def _deeds(verbs, code, year):
    found = Deed.objects.filter(verbs, range_of(code, "place_code"))
    return found.filter(at__year=year) if year else found


FIGURES = {
    figure.name: figure
    for figure in (
        Figure("needs", _("needs"), _("reported needs, without returned and merged ones"), _needs),
        Figure("resources", _("resources"), _("verified resources on the list"), _resources),
        Figure("proposals", _("projects proposed"), _("projects that stood on the list"), _proposals),
        Figure(
            "claims",
            _("projects claimed"),
            _("claims a joint meeting confirmed, lead organizations only"),
            _claims,
            "project__place_id",
        ),
        Figure("done", _("projects done"), _("projects the community accepted"), _done),
        Figure("rated", _("answers of askers"), _("ratings given by those who asked"), _rated, "need__place_id"),
        Figure("thanked", _("thank-you letters"), _("letters approved and sent"), _thanked, "place_code"),
    )
}


def public_figures(code, year=None):
    """{name: number} of every figure at ``code`` or below."""
    return {name: figure.value(code, year) for name, figure in FIGURES.items()}


def places_below(code):
    """The places of the next level below ``code``, in order of code."""
    length = next((length for length in LEVELS if length > len(code)), 0)
    found = Place.objects.filter(range_of(code, "code"), code__regex=f"^[0-9]{{{length}}}$")
    return found.order_by("code") if length else found.none()


def figures_below(code, year=None):
    """[(place, [value of each of FIGURES])] for the places of the next level below ``code``, in order of code."""
    places = list(places_below(code))
    length = len(places[0].code) if places else 0
    counted = [_by_place(figure, code, year, length) for figure in FIGURES.values()] if places else []
    return [(place, [found.get(place.code, 0) for found in counted]) for place in places]


def _by_place(figure, code, year, length):
    """{code of ``length`` digits: number of the figure's rows there or below}."""
    rows = figure.rows(code, year).order_by().annotate(there=Left(figure.place, length))
    return dict(rows.values("there").annotate(number=Count("pk")).values_list("there", "number"))


def needs_by_month(code, year):
    """[(needs raised, needs done)] at ``code`` or below for the twelve months of ``year``."""
    raised = _by_month(_needs(code, year), "raised_on")
    done = _by_month(Need.objects.within(code).filter(stage__in=Need.DONE_STAGES, closed_on__year=year), "closed_on")
    return [(raised.get(month, 0), done.get(month, 0)) for month in range(1, 13)]


def _by_month(rows, day):
    counted = rows.order_by().annotate(month=ExtractMonth(day)).values("month").annotate(number=Count("pk"))
    return dict(counted.values_list("month", "number"))


def years(code):
    """The years in which needs at ``code`` or below were raised, the latest first."""
    return [day.year for day in Need.objects.within(code).dates("raised_on", "year", order="DESC")]
