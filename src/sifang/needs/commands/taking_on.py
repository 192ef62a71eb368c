"""Somebody takes a need on, stays the asker's contact, and says which way it goes or how it stands."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.needs import clocks, rules
from sifang.needs import words as words_of
from sifang.needs.commands import moving
from sifang.needs.models import Need

Stage, Way = Need.Stage, Need.Way


@atomic
def take_on(actor, need):
    """``actor`` has taken the need on: the first clock has ended, and they stay the asker's contact."""
    require_worker(actor, need)
    insist(need.hold() in Need.OPEN_STAGES, _("“%(need)s” is not open any more; reload the page.") % {"need": need})
    need.refresh_from_db(fields=["taken_on_by", "taken_on_at"])
    if need.taken_on_at:
        raise Refused(moving.told(need, need.taken_on_by or _("somebody"), need.taken_on_at))
    clocks.take(actor, need)
    record(actor, "need.taken_on", need)


def require_worker(actor, need):
    """Go on only if ``actor`` works for the need's community."""
    require(rules.may_verify(actor, need), _("Only workers of the community deal with its needs."))


@atomic
def hand_over(actor, need, to):
    """``to`` is the asker's contact from now on."""
    require_worker(actor, need)
    insist(rules.may_verify(to, need), _("Choose somebody who works for this community."))
    insist(need.hold() in Need.OPEN_STAGES, _("“%(need)s” is not open any more; reload the page.") % {"need": need})
    clocks.take(actor, need)
    insist(need.taken_on_by_id != to.pk, _("%(who)s is the contact already.") % {"who": to})
    need.taken_on_by = to
    need.save(update_fields=["taken_on_by"])
    record(actor, "need.handed_over", need, to=to.pk)


@atomic
def tell(actor, need, words):
    """The askers read how it stands; this answers a reminder, and changes nothing else."""
    require_worker(actor, need)
    insist(len(words.strip()) >= 4, _("Say how it stands, at least four characters; the asker reads it."))
    insist(need.hold() in Need.OPEN_STAGES, _("“%(need)s” is not open any more; reload the page.") % {"need": need})
    clocks.take(actor, need)
    need.reply = words_of.reply(words)
    need.save(update_fields=["reply"])
    record(actor, "need.told", need)


@atomic
def put_in_hand(actor, need, way):
    """The need is in hand: a council, a department or a mediator is at it; the community stays responsible."""
    require_worker(actor, need)
    insist(way in (Way.COUNCIL, Way.DEPARTMENT, Way.DISPUTE), _("Choose one of the ways shown."))
    moving.move(actor, need, Stage.IN_HAND)
    dispose(actor, need, way)


def dispose(actor, need, way):
    """The way the need goes stands in its row; whoever chose it has taken it on."""
    clocks.take(actor, need)
    need.way = way
    need.save(update_fields=["way"])
    record(actor, "need.disposed", need, way=str(way))


@atomic
def list_from_hand(actor, need):
    """What was in hand stands on the needs list, open for matching. Called by councils as well."""
    moving.move(actor, need, Stage.LISTED)
    clocks.list_it(need)
    need.way = Way.LIST
    need.save(update_fields=["way"])
    record(actor, "need.listed", need)
