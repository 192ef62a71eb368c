"""The items of a meeting: put on the agenda, moved, resolved."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from sifang.meetings import queries
from sifang.meetings.commands import calling, holding
from sifang.meetings.models import Item, Meeting
from sifang.web.access import acting, found_or_404
from sifang.web.forms.meetings import AddForm, TopicForm, result_form
from sifang.web.pages import meeting_state


def _meeting(request, pk):
    return found_or_404(Meeting.objects.visible_to(request.user).select_related("place", "chair", "recorder"), pk=pk)


def _item(request, pk):
    seen = Meeting.objects.visible_to(request.user)
    return found_or_404(
        Item.objects.filter(meeting__in=seen).select_related("meeting__place", "project__place", "old_resolution"),
        pk=pk,
    )


@acting("meet", "oversee")
@require_POST
def meeting_fill(request, pk):
    """Every proposal that is ready stands on the agenda."""
    added = len(calling.fill_agenda(request.user, _meeting(request, pk)))
    messages.success(
        request,
        ngettext("%(n)s project was put on the agenda.", "%(n)s projects were put on the agenda.", added)
        % {"n": added},
    )
    return redirect("meeting", pk=pk)


@acting("meet", "oversee")
@require_POST
def meeting_topic(request, pk):
    """A plain topic stands on the agenda."""
    meeting, form = _meeting(request, pk), TopicForm(request.POST)
    if not form.is_valid():
        return meeting_state.show(request, meeting, form=form, doing="topic", status=422)
    calling.add_topic(request.user, meeting, form.cleaned_data["title"])
    return redirect("meeting", pk=pk)


@acting("meet", "oversee")
@require_POST
def meeting_add(request, pk):
    """One candidate stands on the agenda."""
    meeting = _meeting(request, pk)
    form = AddForm(
        queries.ready_proposals(request.user, meeting),
        queries.old_resolutions(request.user, meeting),
        queries.ready_topics(request.user, meeting),
        request.POST,
    )
    if not form.is_valid():
        return meeting_state.show(request, meeting, form=form, doing="add", status=422)
    given = form.cleaned_data
    if given["project"]:
        calling.put_on_agenda(request.user, meeting, given["project"])
    elif given["topic"]:
        calling.put_topic(request.user, meeting, given["topic"])
    else:
        calling.put_back_resolution(request.user, meeting, given["resolution"])
    return redirect("meeting", pk=pk)


@acting("meet", "oversee")
@require_POST
def item_up(request, pk):
    """The item stands one place earlier."""
    item = _item(request, pk)
    calling.move_up(request.user, item)
    return redirect("meeting", pk=item.meeting_id)


@acting("meet", "oversee")
@require_POST
def item_off(request, pk):
    """The item is off the agenda."""
    item = _item(request, pk)
    calling.take_off(request.user, item)
    messages.success(request, _("“%(item)s” is off the agenda.") % {"item": item})
    return redirect("meeting", pk=item.meeting_id)


@acting("resolve", "oversee")
@require_POST
def item_claim(request, pk):
    """The meeting gives the project to an organization."""
    return _resolve(request, pk, "claim", _claim)


def _claim(request, item, given):
    facts = {name: given[name] for name in ("due", "supporting", "commitment", "note")}
    holding.resolve_claimed(request.user, item, given["lead"], **facts)
    return _("“%(item)s”: %(org)s carries it out.") % {"item": item, "org": given["lead"]}


@acting("resolve", "oversee")
@require_POST
def item_defer(request, pk):
    """The meeting puts the project off."""
    return _resolve(request, pk, "defer", _defer)


def _defer(request, item, given):
    holding.resolve_deferred(request.user, item, given["reason"])
    return _("“%(item)s” is put off to the next meeting.") % {"item": item}


@acting("resolve", "oversee")
@require_POST
def item_escalate(request, pk):
    """The meeting lays the project before the sponsor leader."""
    return _resolve(request, pk, "escalate", _escalate)


def _escalate(request, item, given):
    facts = {name: given[name] for name in ("tried", "asked", "due", "is_emergency", "note")}
    holding.resolve_escalated(request.user, item, departments=list(given["departments"]), **facts)
    return _("“%(item)s” goes to the sponsor leader.") % {"item": item}


@acting("resolve", "oversee")
@require_POST
def item_adopt(request, pk):
    """The meeting adopts something on a topic."""
    return _resolve(request, pk, "adopt", _adopt)


def _adopt(request, item, given):
    facts = {name: given[name] for name in ("organization", "owner", "due", "note")}
    holding.resolve_adopted(request.user, item, given["text"], **facts)
    return _("“%(item)s” is adopted.") % {"item": item}


@acting("resolve", "oversee")
@require_POST
def item_note(request, pk):
    """What was said is on record."""
    return _resolve(request, pk, "note", _note)


def _note(request, item, given):
    holding.note(request.user, item, given["words"], done=given.get("done", False))
    return _("“%(item)s” is noted.") % {"item": item}


def _resolve(request, pk, doing, command):
    """The item has its result, or the form comes back to be mended."""
    item = _item(request, pk)
    is_topics_way = doing in ("adopt", "note") or (doing == "defer" and item.topic_id)
    holding.insist_way(item, project=not is_topics_way)
    form = result_form(doing, item, data=request.POST)
    if not form.is_valid():
        return meeting_state.show(request, item.meeting, form=form, doing=doing, item=item, status=422)
    messages.success(request, command(request, item, form.cleaned_data))
    return redirect("meeting", pk=item.meeting_id)
