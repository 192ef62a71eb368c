"""A department is asked to settle a need, and answers; the community stays responsible to the asker."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.needs import rules
from sifang.needs import words as words_of
from sifang.needs.commands import handling, taking_on
from sifang.needs.models import Need, Ticket
from sifang.people.queries import departments_for

Stage = Ticket.Stage


@atomic
def send_ticket(actor, need, department, words, due):
    """The department is asked to settle the need by ``due``."""
    taking_on.require_worker(actor, need)
    insist(
        departments_for(need.place).filter(pk=department.pk).exists(),
        _("%(department)s is no department of this county or city; choose another one.") % {"department": department},
    )
    insist(len(words.strip()) >= 4, _("Say what the department is asked to do, at least four characters."))
    insist(due >= clock.today(), _("The day %(day)s has passed; choose a later one.") % {"day": due})
    if need.hold() == Need.Stage.IN_HAND:
        _insist_no_ticket(need)
        taking_on.dispose(actor, need, Need.Way.DEPARTMENT)
    else:
        taking_on.put_in_hand(actor, need, Need.Way.DEPARTMENT)
    ticket = Ticket.objects.create(
        need=need, department=department, words=words_of.reply(words), due=due, sent_by=actor, sent_at=clock.now()
    )
    record(actor, "ticket.sent", ticket, need=need.pk, department=department.pk)
    return ticket


def _insist_no_ticket(need):
    standing = need.tickets.filter(stage__in=Ticket.OPEN_STAGES).select_related("department").first()
    insist(
        standing is None,
        _("A ticket for “%(need)s” is with a department already; call it back first.") % {"need": need},
    )


def _require_department(actor, ticket):
    require(
        rules.may_answer_ticket(actor, ticket),
        _("Only %(department)s, or the community for it, answers.") % {"department": ticket.department},
    )


@atomic
def accept_ticket(actor, ticket):
    """The department has taken the matter on."""
    _require_department(actor, ticket)
    insist(ticket.hold() != Stage.ANSWERED, _("The answer waits for the community's word; nothing is left to accept."))
    ticket.move(Stage.ACCEPTED)
    record(actor, "ticket.accepted", ticket, need=ticket.need_id, department=ticket.department_id)


@atomic
def decline_ticket(actor, ticket, reason):
    """It is not the department's matter, for a reason; the community, which is responsible, looks for another way."""
    _require_department(actor, ticket)
    insist(len(reason.strip()) >= 4, _("Say why it is not yours and whose it is, at least four characters."))
    ticket.move(Stage.DECLINED)
    _keep_answer(actor, ticket, reason)
    record(actor, "ticket.declined", ticket, need=ticket.need_id, department=ticket.department_id)


@atomic
def answer_ticket(actor, ticket, words):
    """The department says what it did; the community looks whether it is done."""
    _require_department(actor, ticket)
    insist(len(words.strip()) >= 4, _("Say what was done or why not, at least four characters."))
    ticket.move(Stage.ANSWERED)
    _keep_answer(actor, ticket, words)
    record(actor, "ticket.answered", ticket, need=ticket.need_id, department=ticket.department_id)


def _keep_answer(actor, ticket, words):
    ticket.answer, ticket.answered_by, ticket.answered_at = words_of.reply(words), actor, clock.now()
    ticket.save(update_fields=["answer", "answered_by", "answered_at"])


@atomic
def confirm_ticket(actor, ticket, words):
    """The community has looked: it is done, and the askers are asked for their word."""
    taking_on.require_worker(actor, ticket.need)
    insist(len(words.strip()) >= 4, _("Say who looked and what they saw, at least four characters."))
    ticket.move(Stage.CONFIRMED)
    record(actor, "ticket.confirmed", ticket, need=ticket.need_id, department=ticket.department_id)
    handling.meet(actor, ticket.need, words_of.reply(words))


@atomic
def send_ticket_back(actor, ticket, reason, due):
    """It is not done yet; the department reads what is missing and has until ``due``."""
    taking_on.require_worker(actor, ticket.need)
    insist(len(reason.strip()) >= 4, _("Say what is still missing, at least four characters."))
    insist(due >= clock.today(), _("The day %(day)s has passed; choose a later one.") % {"day": due})
    insist(ticket.hold() == Stage.ANSWERED, _("The department has not answered yet; there is nothing to send back."))
    ticket.move(Stage.ACCEPTED)
    ticket.words, ticket.due = words_of.reply(reason), due
    ticket.save(update_fields=["words", "due"])
    record(actor, "ticket.sent_back", ticket, need=ticket.need_id, department=ticket.department_id)


@atomic
def recall_ticket(actor, ticket):
    """The community calls the ticket back; the need stays in its hands."""
    taking_on.require_worker(actor, ticket.need)
    ticket.move(Stage.RECALLED)
    record(actor, "ticket.recalled", ticket, need=ticket.need_id, department=ticket.department_id)
