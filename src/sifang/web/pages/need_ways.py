"""Which way a need goes, how it stands, and how it ends honestly: one page of a few fields for each act."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core import clock
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.projects.commands import proposing
from sifang.web.access import acting, found_or_404
from sifang.web.forms.handing import ElsewhereForm, ExtensionForm, HandOverForm, TicketForm, UnsolvedForm
from sifang.web.forms.needs import WordsForm
from sifang.web.pages.need_handing import colleagues


def found(request, pk):
    """The need, if the viewer may see it."""
    rows = Need.objects.visible_to(request.user).select_related("place", "spot", "merged_into")
    return found_or_404(rows, pk=pk)


def _back(request, row):
    """Where the worker came from: the workbench's drawer, or the need's own page."""
    if request.POST.get("then") == "workbench":
        return redirect(f"{reverse('workbench')}?open={row.pk}#open")
    return redirect("need", pk=row.pk)


def _ask(request, row, form, act, readers, button):
    facts = {"need": row, "form": form, "act": act, "readers": readers, "button": button}
    return render(request, "needs/act.html", facts, status=422 if form.is_bound else 200)


@acting("verify")
@require_POST
def take_on(request, pk):
    """Whoever presses first is the asker's contact."""
    row = found(request, pk)
    needs.take_on(request.user, row)
    messages.success(request, _("You have taken “%(need)s” on and are the asker's contact.") % {"need": row})
    return _back(request, row)


@acting("verify")
def hand_over(request, pk):
    """A colleague is the contact from now on."""
    row = found(request, pk)
    form = HandOverForm(request.POST or None, colleagues=colleagues(row))
    if form.is_valid():
        needs.hand_over(request.user, row, form.cleaned_data["to"])
        messages.success(request, _("%(who)s is the contact now.") % {"who": form.cleaned_data["to"]})
        return redirect("need", pk=row.pk)
    return _ask(request, row, form, _("Hand the contact over"), _("The colleague is told."), _("Hand over"))


@acting("verify")
def tell(request, pk):
    """The askers read how it stands."""
    row = found(request, pk)
    form = WordsForm(request.POST or None, label=_("how it stands"))
    if form.is_valid():
        needs.tell(request.user, row, form.cleaned_data["words"])
        messages.success(request, _("Those who asked read how “%(need)s” stands.") % {"need": row})
        return redirect("need", pk=row.pk)
    readers = _("All who asked read it; the clock goes on.")
    return _ask(request, row, form, _("Tell those who asked how it stands"), readers, _("Tell them"))


@acting("verify")
@require_POST
def council(request, pk):
    """The need is before a courtyard council; the page on which the council is written down opens."""
    row = found(request, pk)
    if row.stage != Need.Stage.IN_HAND or row.way != Need.Way.COUNCIL:
        needs.put_in_hand(request.user, row, Need.Way.COUNCIL)
        messages.success(
            request, _("“%(need)s” is before a courtyard council; write down what comes of it.") % {"need": row}
        )
    return redirect(f"{reverse('council-new')}?kind=courtyard&place={row.place_id}&need={row.pk}")


@acting("verify")
def ticket(request, pk):
    """A department is asked to settle the need."""
    row = found(request, pk)
    form = TicketForm(request.POST or None, need=row, today=clock.today())
    if form.is_valid():
        given = form.cleaned_data
        needs.send_ticket(request.user, row, given["department"], given["words"], given["due"])
        messages.success(
            request,
            _("%(department)s is asked; the community stays the asker's contact.")
            % {"department": given["department"]},
        )
        return redirect("need", pk=row.pk)
    readers = _("The department reads your words and the need's, without anybody's name or phone.")
    return _ask(request, row, form, _("Ask a department to settle it"), readers, _("Send the ticket"))


@acting("escalate")
@require_POST
def leader(request, pk):
    """A project is proposed for the need: the joint meeting lays it before the sponsor leader, an emergency at once."""
    row = found(request, pk)
    project = proposing.propose_for_leader(request.user, row)
    messages.success(
        request,
        _("“%(project)s” is proposed; the joint meeting lays it before the sponsor leader.") % {"project": project},
    )
    is_urgent = row.urgency == Need.Urgency.DANGER or bool(row.look_first)
    return redirect("project-emergency" if is_urgent else "project", pk=project.pk)


@acting("verify")
def unsolved(request, pk):
    """It could not be solved, and every asker reads why."""
    row = found(request, pk)
    form = UnsolvedForm(request.POST or None)
    if form.is_valid():
        needs.end_unsolved(request.user, row, form.cleaned_data["why_not"], form.cleaned_data["words"])
        messages.success(request, _("“%(need)s” ends unsolved; those who asked read why.") % {"need": row})
        return redirect("need", pk=row.pk)
    readers = _("All who asked read the reason, and may ask again. It counts as unsolved, not as done.")
    return _ask(request, row, form, _("It cannot be solved"), readers, _("End it as unsolved, tell why"))


@acting("verify")
def elsewhere(request, pk):
    """It is not for this level, and every asker reads where it went."""
    row = found(request, pk)
    form = ElsewhereForm(request.POST or None)
    if form.is_valid():
        needs.send_elsewhere(request.user, row, form.cleaned_data["sent_to"], form.cleaned_data["words"])
        messages.success(request, _("“%(need)s” went elsewhere; those who asked read where.") % {"need": row})
        return redirect("need", pk=row.pk)
    readers = _("All who asked read where it went. It counts by itself, not as done.")
    return _ask(request, row, form, _("It is not for this level"), readers, _("End it, tell where it went"))


@acting("verify")
def reopen(request, pk):
    """What ended unsolved is on the list again."""
    row = found(request, pk)
    form = WordsForm(request.POST or None, label=_("why it is opened again"))
    if form.is_valid():
        needs.reopen(request.user, row, form.cleaned_data["words"])
        messages.success(request, _("“%(need)s” is on the needs list again.") % {"need": row})
        return redirect("need", pk=row.pk)
    return _ask(request, row, form, _("Open it again"), _("All who asked read it."), _("Put it on the list again"))


@acting("verify")
def extension(request, pk):
    """More time is asked for."""
    row = found(request, pk)
    form = ExtensionForm(request.POST or None)
    if form.is_valid():
        needs.ask_extension(request.user, row, form.cleaned_data["days"], form.cleaned_data["reason"])
        messages.success(request, _("More time is asked for; the secretary or the street decides."))
        return redirect("need", pk=row.pk)
    readers = _("The secretary or the street decides; once granted, those who asked read the reason and the new day.")
    return _ask(request, row, form, _("Ask for more time"), readers, _("Ask for it"))
