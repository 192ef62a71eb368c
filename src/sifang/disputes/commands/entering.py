"""Disputes that the ledger kept before, with the days on which they waited; nobody is told, no party is named."""

from django.db.transaction import atomic

from sifang.core import corrections, holidays
from sifang.core.models import record
from sifang.disputes import colours
from sifang.disputes.commands import registering
from sifang.disputes.discretion import hushed, names_in, without_names
from sifang.disputes.models import Dispute, Why
from sifang.people.limits_of import limits
from sifang.people.rules import require_keeper

Stage = Dispute.Stage
LONGEST = 500


@atomic
def enter_dispute(actor, place, cause, summary, *, received_on, colour, code=None, closed_on=None, **facts):
    """The dispute stands as the ledger says: waiting since that day, closed where a day is written."""
    require_keeper(actor, place)
    due = colours.due_on(colour, received_on, limits(place.code, *colours.LIMITS), holidays.table())
    dispute = Dispute.objects.create(
        place=place, cause=cause, colour=colour, received_on=received_on, began_on=received_on,
        code=code or registering.next_code(place, received_on.year), due=due, closed_on=closed_on,
        stage=Stage.CLOSED if closed_on else Stage.REGISTERED, registrar=Dispute.Side.COMMUNITY, by=actor,
        **_told(facts | {"summary": summary}),
    )  # fmt: skip
    registering.begin(dispute, received_on, colour, Why.LEDGER, actor)
    if closed_on:
        dispute.spells.update(until=closed_on)
    record(actor, "dispute.entered", dispute, colour=colour)
    return dispute


@atomic
def amend_dispute(actor, dispute, facts):
    """What the ledger says now stands in the dispute; its stage and its days in the backlog move by their buttons."""
    require_keeper(actor, dispute.place)
    corrections.insist_facts_alone(facts)
    return corrections.write(actor, dispute, _told(facts, names_in(dispute)))


def _told(facts, names=()):
    """``facts`` as everybody may read them: without private numbers and without ``names``."""
    said = {name: without_names(facts[name], names, LONGEST) for name in ("summary", "outcome") if name in facts}
    return facts | said | ({"ledger": hushed(facts["ledger"], names)} if "ledger" in facts else {})
