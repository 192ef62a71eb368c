"""The department's desk: what sponsor leaders ask it, with the day, and what it has answered."""

from django.shortcuts import render

from sifang.needs import due
from sifang.needs.models import Ticket
from sifang.projects import queries
from sifang.visits import queries as visits
from sifang.web.access import acting
from sifang.web.forms.escalations import AskForm
from sifang.web.forms.visits import AnswerForm
from sifang.web.pages.paging import page_of

SHORT = 20


@acting("speak")
def desk(request):
    """What the viewer's departments are asked, those due first, each with its form; below, what they answered."""
    charged = visits.assigned_to(request.user)
    page = page_of(request, queries.asks_of(request.user).select_related("department", "escalation__answered_by"))
    tickets = due.tickets_of(request.user, Ticket.Stage.SENT, Ticket.Stage.ACCEPTED)
    given = due.tickets_of(request.user, Ticket.Stage.ANSWERED, Ticket.Stage.CONFIRMED, Ticket.Stage.DECLINED)
    context = {
        "tickets": tickets[:SHORT],
        "answered_tickets": given.order_by("-answered_at", "-pk")[:SHORT],
        "page": page,
        "asks": [(ask, AskForm(auto_id=f"ask_{ask.pk}_%s")) for ask in page],
        "charged": [(row, AnswerForm(auto_id=f"answer_{row.pk}_%s")) for row in charged[:SHORT]],
        "waiting": page.paginator.count + charged.count() + tickets.count(),
        "answered_charges": visits.answered_by(request.user)[:SHORT],
        "answered": queries.answered_asks_of(request.user)[:SHORT],
    }
    return render(request, "department/desk.html", context)
