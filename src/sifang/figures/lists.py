"""The figures of the three lists: needs, resources, projects, and what those who asked said."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sifang.core.models import Deed
from sifang.figures.figure import Figure
from sifang.needs.models import Need, Rating
from sifang.people.models import Person
from sifang.places.models import range_of
from sifang.projects.models import Claim, Project
from sifang.resources.models import Resource

LISTED = Q(verb="resource.verified") | Q(verb="resource.entered")


def needs(code, year=None):
    """Reported needs, without returned and merged ones."""
    found = Need.objects.within(code).exclude(stage__in=(Need.Stage.RETURNED, Need.Stage.MERGED))
    return found.filter(raised_on__year=year) if year else found


def _resources(code, year):
    found = Resource.objects.within(code).filter(stage=Resource.Stage.AVAILABLE)
    return found.filter(pk__in=_deeds(LISTED, code, year).values("subject_id")) if year else found


def _lent_by_organizations(code, year):
    return _resources(code, year).exclude(organization=None)


def _lent_by_persons(code, year):
    return _resources(code, year).exclude(person=None)


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


def _pressing(code, year):
    found = Need.objects.within(code).filter(channel=Need.Channel.SPONSOR, stage__in=Need.DONE_STAGES)
    return found.filter(closed_on__year=year) if year else found


LISTS = (
    Figure("needs", _("needs"), _("reported needs, without returned and merged ones"), needs),
    Figure("resources", _("resources"), _("verified resources on the list"), _resources),
    Figure("proposals", _("projects proposed"), _("projects that stood on the list"), _proposals),
    Figure(
        "claims", _("projects claimed"), _("claims a joint meeting confirmed, lead organizations only"), _claims,
        "project__place_id",
    ),
    Figure("done", _("projects done"), _("projects the community accepted"), _done),
    Figure("rated", _("answers of askers"), _("ratings given by those who asked"), _rated, "need__place_id"),
    Figure("thanked", _("thank-you letters"), _("letters approved and sent"), _thanked, "place_code"),
)  # fmt: skip

LENT = (
    Figure(
        "resources_listed", _("resources of organizations"), _("verified offers of organizations on the list"),
        _lent_by_organizations,
    ),
    Figure(
        "talents", _("people of skill"), _("persons whose own offer stands on the list"), _lent_by_persons,
        of=(Person, "person"),
    ),
    Figure(
        "pressing_issues_resolved", _("pressing issues resolved"),
        _("needs that sponsor leaders brought in and that are done"), _pressing,
    ),
)  # fmt: skip
