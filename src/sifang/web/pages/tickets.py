"""One ticket to a department: what is asked, by when, what was answered, and what the viewer may do about it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core import clock
from sifang.needs import commands as needs
from sifang.needs import rules
from sifang.needs.models import Ticket
from sifang.web.access import acting, found_or_404
from sifang.web.forms.handing import AnswerForm, ConfirmForm, DeclineForm, TicketBackForm

Stage = Ticket.Stage


def _found(request, pk):
    rows = Ticket.objects.visible_to(request.user)
    return found_or_404(rows.select_related("need__place", "need__spot", "department", "sent_by", "answered_by"), pk=pk)


@acting("speak", "verify")
def ticket(request, pk):
    """The ticket with the forms of whoever opens it."""
    return _show(request, _found(request, pk))


def _show(request, row, **bad):
    viewer = request.user
    answers = rules.may_answer_ticket(viewer, row)
    works = rules.may_verify(viewer, row.need)
    waits = row.stage in (Stage.SENT, Stage.ACCEPTED)
    facts = {
        "ticket": row,
        "works": works,
        "may_accept": answers and row.stage == Stage.SENT,
        "may_recall": works and waits,
        "answer": AnswerForm() if answers and waits else None,
        "decline": DeclineForm() if answers and waits else None,
        "confirm": ConfirmForm(initial={"words": row.answer}) if works and row.stage == Stage.ANSWERED else None,
        "again": TicketBackForm(today=clock.today()) if works and row.stage == Stage.ANSWERED else None,
    }
    return render(request, "tickets/ticket.html", facts | bad, status=422 if bad else 200)


def _gone(request, row):
    """Back to the desk on which tickets wait: the need's page, or the department's desk."""
    if rules.may_verify(request.user, row.need):
        return redirect("need", pk=row.need_id)
    return redirect("department-desk")


@acting("speak", "verify")
@require_POST
def accept(request, pk):
    """The department has taken it on; an answer without the button's own word accepts nothing."""
    row = _found(request, pk)
    if request.POST.get("accept") != "yes":
        return redirect("ticket", pk=row.pk)
    needs.accept_ticket(request.user, row)
    messages.success(request, _("“%(need)s” is accepted.") % {"need": row})
    return _gone(request, row)


@acting("speak", "verify")
@require_POST
def decline(request, pk):
    """It is not the department's matter."""
    row, form = _found(request, pk), DeclineForm(request.POST)
    if not form.is_valid():
        return _show(request, row, decline=form)
    needs.decline_ticket(request.user, row, form.cleaned_data["reason"])
    messages.success(request, _("The community reads why, and looks for another way."))
    return _gone(request, row)


@acting("speak", "verify")
@require_POST
def answer(request, pk):
    """The department says what it did."""
    row, form = _found(request, pk), AnswerForm(request.POST)
    if not form.is_valid():
        return _show(request, row, answer=form)
    needs.answer_ticket(request.user, row, form.cleaned_data["words"])
    messages.success(request, _("Answered; the community looks and confirms."))
    return _gone(request, row)


@acting("verify")
@require_POST
def confirm(request, pk):
    """The community has looked: it is done."""
    row, form = _found(request, pk), ConfirmForm(request.POST)
    if not form.is_valid():
        return _show(request, row, confirm=form)
    needs.confirm_ticket(request.user, row, form.cleaned_data["words"])
    messages.success(request, _("“%(need)s” is settled; the asker is asked whether it helped.") % {"need": row})
    return redirect("need", pk=row.need_id)


@acting("verify")
@require_POST
def send_back(request, pk):
    """It is not done yet."""
    row, form = _found(request, pk), TicketBackForm(request.POST, today=clock.today())
    if not form.is_valid():
        return _show(request, row, again=form)
    needs.send_ticket_back(request.user, row, form.cleaned_data["reason"], form.cleaned_data["due"])
    messages.success(request, _("The department reads what is missing."))
    return redirect("need", pk=row.need_id)


@acting("verify")
@require_POST
def recall(request, pk):
    """The community calls it back."""
    row = _found(request, pk)
    needs.recall_ticket(request.user, row)
    messages.success(request, _("The ticket is called back; choose another way for “%(need)s”.") % {"need": row})
    return redirect("need", pk=row.need_id)
