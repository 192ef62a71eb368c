"""A leader's visit: planned, held with what was found, or called off. Nobody clocks in, nothing is photographed."""

import datetime
from typing import NamedTuple

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.people.models import Organization
from sifang.places.models import COMMUNITY_LENGTH, Place, covers
from sifang.text import redaction
from sifang.visits import rules
from sifang.visits.commands import charging
from sifang.visits.models import Finding, Visit

Stage = Visit.Stage
MOST_FINDINGS = 20


class Found(NamedTuple):
    """One thing found: its words, where, and the department that is charged with it by a day, if any."""

    text: str
    spot: Place | None = None
    department: Organization | None = None
    due: datetime.date | None = None


@atomic
def plan(actor, place, on, purpose, *, leader=None):
    """A visit of the sponsor leader stands in the calendar of the community, planned by either of them."""
    insist(on >= clock.today(), _("The day %(day)s has passed; choose a later one.") % {"day": on})
    visit = _put_down(actor, place, on, purpose, leader)
    record(actor, "visit.planned", visit)
    return visit


@atomic
def pay(actor, place, purpose, *, on=None, notes="", findings=(), leader=None):
    """A visit that nobody had planned is on record as held, with what was found."""
    visit = _put_down(actor, place, on or clock.today(), purpose, leader)
    return hold(actor, visit, on=on, notes=notes, findings=findings)


def _put_down(actor, place, on, purpose, leader):
    require(
        rules.may_arrange(actor, place),
        _("Only the sponsor leader of %(place)s, or the community, plans a visit.") % {"place": place},
    )
    leader = leader or actor
    insist(
        rules.may_visit(leader, place),
        _("%(leader)s is not the sponsor leader of %(place)s today; choose the one who is.")
        % {"leader": leader, "place": place},
    )
    insist(len(place.code) >= COMMUNITY_LENGTH, _("Leaders visit a community or a part of it; choose one."))
    insist(len(purpose.strip()) >= 2, _("Say what the visit is about, at least two characters."))
    return Visit.objects.create(place=place, leader=leader, planned_on=on, purpose=redaction.clean(purpose, 120))


@atomic
def hold(actor, visit, *, on=None, notes="", findings=()):
    """The visit was held; each thing found stands on the needs list with the channel 重点抓.

    A finding is its words, a pair (words, spot), or a ``Found`` that charges a department at once.
    """
    require(rules.may_keep(actor, visit), _("Only the leader who comes, or the community for them, records the visit."))
    on = on or clock.today()
    insist(on <= clock.today(), _("The day %(day)s lies ahead; record the visit when it was held.") % {"day": on})
    insist(
        len(findings) <= MOST_FINDINGS,
        _("A visit holds %(most)s findings at most; record the rest as needs.") % {"most": MOST_FINDINGS},
    )
    visit.move(Stage.HELD)
    visit.held_on, visit.notes = on, redaction.clean(notes, 1000)
    visit.save(update_fields=["held_on", "notes"])
    for entry in findings:
        _find(actor, visit, Found(*entry) if isinstance(entry, tuple) else Found(entry))
    record(actor, "visit.held", visit, findings=len(findings))
    return visit


def _find(actor, visit, found):
    """One thing found is a need of the community, and a department is charged with it where one was named."""
    code = visit.place.community_code
    spot = found.spot or (visit.place if visit.place_id != code else None)
    insist(
        spot is None or covers(code, spot.code),
        _("“%(spot)s” does not lie in this community; choose another spot.") % {"spot": spot},
    )
    need = needs.report(
        actor, Place.objects.get(pk=code), found.text, channel=Need.Channel.SPONSOR, spot=spot, raised_on=visit.held_on
    )
    finding = Finding.objects.create(visit=visit, text=need.text[:500], spot=spot, need=need)
    if found.department:
        insist(found.due, _("Say by which day %(department)s answers.") % {"department": found.department})
        charging.charge(actor, found.department, found.text, found.due, place=visit.place, finding=finding)
    return finding


@atomic
def cancel(actor, visit, why):
    """The visit does not take place, for a reason both sides read."""
    require(rules.may_keep(actor, visit), _("Only the leader who comes, or the community, calls the visit off."))
    insist(len(why.strip()) >= 4, _("Say why it is called off, at least four characters; both sides read it."))
    visit.move(Stage.CANCELLED)
    visit.cancelled_why = redaction.clean(why, 300)
    visit.save(update_fields=["cancelled_why"])
    record(actor, "visit.cancelled", visit)
