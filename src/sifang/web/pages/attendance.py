"""Attendance: the code that guests scan, and the page on which they say that they are here."""

import segno
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from sifang.core.errors import NotAllowed
from sifang.meetings import queries, rules
from sifang.meetings.commands import attending, holding
from sifang.meetings.models import Meeting
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.pages import meeting_state

Stage = Meeting.Stage
DOOR_OPEN = (Stage.NOTIFIED, Stage.OPEN)


@acting("resolve", "oversee")
def meeting_door(request, pk):
    """The code in large, for the screen at the door; the paper list lies beside it."""
    seen = Meeting.objects.visible_to(request.user).filter(stage__in=DOOR_OPEN)
    meeting = found_or_404(seen.select_related("place"), pk=pk)
    if not rules.may_resolve(request.user, meeting):
        raise NotAllowed(_("Only the office that holds the meeting shows its code."))
    address = request.build_absolute_uri(f"{reverse('meeting-here', args=[pk])}?code={meeting.door_code}")
    expected = meeting.invitations.filter(sits_in=False)
    facts = {
        "meeting": meeting,
        "picture": segno.make(address, error="m").svg_data_uri(scale=8, border=2),
        "came": expected.filter(present=True).count(),
        "asked": expected.count(),
        "back": meeting_state.address(meeting),
    }
    return render(request, "meetings/door.html", facts)


@signed_in
def meeting_here(request, pk):
    """A guest who scanned the code confirms with one button; whoever is not on the list reads whom to tell."""
    meeting = Meeting.objects.filter(pk=pk, stage__in=DOOR_OPEN).select_related("place").first()
    code = request.POST.get("code") or request.GET.get("code") or ""
    if meeting is None or not meeting.door_code or not constant_time_compare(meeting.door_code, code):
        raise Http404
    if request.method == "POST":
        holding.arrive(request.user, meeting, code)
        messages.success(request, _("It is noted that you are here. No place and no photo are kept."))
        return redirect(f"{reverse('meeting-here', args=[pk])}?code={code}")
    invitation = attending.invitation_of(request.user, meeting)
    facts = {"meeting": meeting, "invitation": invitation, "code": code, "agenda": queries.agenda(meeting)}
    return render(request, "meetings/here.html", facts, status=200 if invitation else 403)
