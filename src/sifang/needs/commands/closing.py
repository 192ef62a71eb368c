"""What still hangs on a need when it comes to an end is let go with it."""

from sifang.core.models import record
from sifang.needs.models import Ticket

Stage = Ticket.Stage


def let_go(actor, need):
    """A ticket that is out for the need is called back, or confirmed where the department has answered."""
    ticket = need.tickets.filter(stage__in=Ticket.OPEN_STAGES).first()
    if ticket is None:
        return
    answered = ticket.hold() == Stage.ANSWERED
    ticket.move(Stage.CONFIRMED if answered else Stage.RECALLED)
    verb = "ticket.confirmed" if answered else "ticket.recalled"
    record(actor, verb, ticket, need=need.pk, department=ticket.department_id)
