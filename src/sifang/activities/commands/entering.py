"""Lines of service cards that a community kept before: entered and amended as its ledger gives them."""

from django.db.transaction import atomic

from sifang.activities.models import ServiceRecord
from sifang.core import corrections
from sifang.core.models import record_many
from sifang.people.rules import require_keeper


@atomic
def enter_records(actor, lines):
    """Each of ``lines`` (member, day, facts) stands on its member's card."""
    for place in {member.place_id: member.place for member, _on, _facts in lines}.values():
        require_keeper(actor, place)
    made = ServiceRecord.objects.bulk_create(
        ServiceRecord(place_id=member.place_id, member=member, on=on, **facts) for member, on, facts in lines
    )
    record_many(actor, "service.noted", made, [{"member": row.member_id} for row in made])
    return made


@atomic
def amend_record(actor, row, **facts):
    """The line says what the ledger says now."""
    require_keeper(actor, row.place)
    return corrections.write(actor, row, facts)
