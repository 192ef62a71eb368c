"""Every number: a query by place and year whose rows can be shown. Nobody types a number."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sifang.core.models import Deed
from sifang.needs.models import Need, Rating
from sifang.places.models import range_of
from sifang.projects.models import Claim, Project
from sifang.resources.models import Resource


@dataclass(frozen=True)
class Figure:
    """A number on a board: its name, what it counts in words, and the query of the rows it counts."""

    name: str
    title: object
    counts: object
    rows: Callable[[str, int | None], QuerySet]

    def value(self, code, year=None):
        """How many rows there are at ``code`` or below in ``year`` (ever, without one)."""
        return self.rows(code, year).count()


def _needs(code, year):
    found = Need.objects.within(code).exclude(stage__in=(Need.Stage.RETURNED, Need.Stage.MERGED))
    return found.filter(raised_on__year=year) if year else found


def _resources(code, year):
    found = Resource.objects.within(code).filter(stage=Resource.Stage.AVAILABLE)
    return found.filter(pk__in=_deeds("resource.verified", code, year).values("subject_id")) if year else found


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
    return _deeds("letter.approved", code, year)


def _deeds(verb, code, year):
    found = Deed.objects.filter(range_of(code, "place_code"), verb=verb)
    return found.filter(at__year=year) if year else found


FIGURES = {
    figure.name: figure
    for figure in (
        Figure("needs", _("needs"), _("reported needs, without returned and merged ones"), _needs),
        Figure("resources", _("resources"), _("verified resources on the list"), _resources),
        Figure("proposals", _("projects proposed"), _("projects that stood on the list"), _proposals),
        Figure(
            "claims", _("projects claimed"), _("claims a joint meeting confirmed, lead organizations only"), _claims
        ),
        Figure("done", _("projects done"), _("projects the community accepted"), _done),
        Figure("rated", _("answers of askers"), _("ratings given by those who asked"), _rated),
        Figure("thanked", _("thank-you letters"), _("letters approved and sent"), _thanked),
    )
}


def public_figures(code, year=None):
    """{name: number} of every figure at ``code`` or below."""
    return {name: figure.value(code, year) for name, figure in FIGURES.items()}
