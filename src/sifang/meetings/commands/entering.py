"""Councils that a community wrote into its ledger before: entered and amended as the ledger gives them."""

from django.db.transaction import atomic

from sifang.core import corrections
from sifang.core.models import record
from sifang.meetings.models import Council
from sifang.people.rules import require_keeper

Outcome = Council.Outcome


@atomic
def enter_council(actor, place, topic, held_at, headcount, **facts):
    """The council is on record as the ledger gives it; who was charged with something makes its outcome."""
    require_keeper(actor, place)
    outcome = Outcome.RESOLVED if facts.get("owner") else Outcome.SETTLED
    kind = Council.Kind.COURTYARD
    council = Council.objects.create(
        place=place, kind=kind, topic=topic, held_at=held_at, headcount=headcount, outcome=outcome, by=actor, **facts
    )
    record(actor, "council.entered", council, outcome=str(outcome))
    return council


@atomic
def amend_council(actor, council, **facts):
    """The council says what the ledger says now; whoever is named as owner is charged with its result."""
    require_keeper(actor, council.place)
    if facts.get("owner") and council.outcome == Outcome.SETTLED:
        facts["outcome"] = Outcome.RESOLVED
    return corrections.write(actor, council, facts)
