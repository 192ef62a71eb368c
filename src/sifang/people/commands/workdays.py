"""Days on which offices work otherwise than the published plan says."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core.errors import insist, require
from sifang.core.models import WorkdayChange, record
from sifang.people import rules
from sifang.places.models import COUNTY_LENGTH

LEAST, LONGEST = 2, 80


@atomic
def amend_workday(actor, place, day, *, works, why):
    """On ``day`` offices work, or do not, for a reason; every deadline set from now on goes by it."""
    _require_office(actor, place)
    why = why.strip()[:LONGEST]
    insist(len(why) >= LEAST, _("Give the reason, for example the notice it follows; at least two characters."))
    WorkdayChange.objects.update_or_create(day=day, defaults={"works": works, "why": why})
    record(actor, "workday.set", place, day=day.isoformat(), works=works)


@atomic
def forget_workday(actor, place, day):
    """The published plan holds on ``day`` again."""
    _require_office(actor, place)
    found = WorkdayChange.objects.filter(day=day)
    insist(found.exists(), _("This day is not amended; reload the page."))
    found.delete()
    record(actor, "workday.removed", place, day=day.isoformat())


def may_amend_workdays(actor, place):
    """Whether ``actor`` sets numbers for a whole county or more: the days hold for everybody there."""
    return rules.is_root(actor) or (len(place.code) <= COUNTY_LENGTH and actor.may("settings", place.code))


def _require_office(actor, place):
    require(
        may_amend_workdays(actor, place), _("Only the organization department of the county amends the working days.")
    )
