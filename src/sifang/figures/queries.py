"""The figures of a place: all of them, those of the places below, and the needs of a year month by month."""

from django.db.models import Count
from django.db.models.functions import ExtractMonth

from sifang.figures.lists import needs
from sifang.figures.register import FIGURES
from sifang.needs.models import Need
from sifang.places.models import CITY_LENGTH, COMMUNITY_LENGTH, COUNTY_LENGTH, STREET_LENGTH, Place, range_of

LEVELS = (CITY_LENGTH, COUNTY_LENGTH, STREET_LENGTH, COMMUNITY_LENGTH)


def public_figures(code, year=None):
    """{name: number} of every figure at ``code`` or below."""
    return {name: figure.value(code, year) for name, figure in FIGURES.items()}


def places_below(code):
    """The places of the next level below ``code``, in order of code."""
    length = next((length for length in LEVELS if length > len(code)), 0)
    found = Place.objects.filter(range_of(code, "code"), code__regex=f"^[0-9]{{{length}}}$")
    return found.order_by("code") if length else found.none()


def figures_below(code, year=None, figures=None):
    """[(place, [value of each of ``figures``])] for the places of the next level below ``code``, in order of code."""
    places = list(places_below(code))
    length = len(places[0].code) if places else 0
    wanted = FIGURES.values() if figures is None else figures
    counted = [figure.by_place(code, year, length) for figure in wanted] if places else []
    return [(place, [found.get(place.code, 0) for found in counted]) for place in places]


def needs_by_month(code, year):
    """[(needs raised, needs done)] at ``code`` or below for the twelve months of ``year``."""
    raised = _by_month(needs(code, year), "raised_on")
    done = _by_month(Need.objects.within(code).filter(stage__in=Need.DONE_STAGES, closed_on__year=year), "closed_on")
    return [(raised.get(month, 0), done.get(month, 0)) for month in range(1, 13)]


def _by_month(rows, day):
    counted = rows.order_by().annotate(month=ExtractMonth(day)).values("month").annotate(number=Count("pk"))
    return dict(counted.values_list("month", "number"))


def years(code):
    """The years in which needs at ``code`` or below were raised, the latest first."""
    return [day.year for day in Need.objects.within(code).dates("raised_on", "year", order="DESC")]
