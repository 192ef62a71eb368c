"""What a page about a need shows of its clocks, its contact, its ways, tickets and extensions."""

from sifang.needs import due, rules
from sifang.needs.clocks import RUNNING_STAGES, is_running
from sifang.needs.models import Extension, Need, Ticket
from sifang.people.models import Person, Post

Stage = Need.Stage
MOST_SHOWN = 10


def facts(viewer, row):
    """The parts of the page that show how the need is in hand; {} for who does not work for its community."""
    if not rules.may_verify(viewer, row):
        return {}
    tickets = list(row.tickets.select_related("department", "sent_by").order_by("-pk")[:MOST_SHOWN])
    out = next((ticket for ticket in tickets if ticket.stage in Ticket.OPEN_STAGES), None)
    extensions = list(row.extensions.select_related("asked_by", "decided_by").order_by("-pk")[:MOST_SHOWN])
    asked = next((one for one in extensions if one.stage == Extension.Stage.ASKED), None)
    times, last = due.reminders_of(row)
    return {
        "tickets": tickets,
        "ticket_out": out,
        "extensions": extensions,
        "extension_asked": asked,
        "may_decide": bool(asked) and rules.may_decide_extension(viewer, asked),
        "may_ask_time": is_running(row) and asked is None,
        "reminders": times,
        "reminded_at": last,
        "may_take_on": row.stage in Need.OPEN_STAGES and row.taken_on_at is None,
        "may_dispose": row.stage in (Stage.NEW, Stage.LISTED) or (row.stage == Stage.IN_HAND and out is None),
        "may_end": row.stage in RUNNING_STAGES,
        "may_tell": row.stage in Need.OPEN_STAGES,
        "may_reopen": row.stage in Need.UNMET_STAGES and not row.rolled_to.exists(),
        "may_register_dispute": viewer.may("dispute", row.place_id),
        "may_escalate": viewer.may("escalate", row.place_id) and viewer.may("match", row.place_id),
        "councils": row.councils.order_by("-held_at")[:MOST_SHOWN],
        "contact": row.taken_on_by,
        "rolled_from": row.rolled_from,
        "rolled_to": row.rolled_to.first(),
    }


def colleagues(need):
    """Those who work for the need's community today."""
    held = Post.objects.current().filter(place_id=need.place_id, kind__in=("secretary", "worker"))
    return Person.objects.filter(pk__in=held.values("person")).order_by("pk")
