"""Joint meetings: the list, calling one, the page of one, and its way from notice to signed minutes."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core.errors import Refused
from sifang.meetings import queries, rules
from sifang.meetings.commands import calling, holding
from sifang.meetings.models import Invitation, Meeting, Resolution
from sifang.people import committees
from sifang.people.limits_of import limit
from sifang.places.models import STREET_LENGTH, Place
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.meetings import AttendanceForm, CallForm, ReasonForm
from sifang.web.pages import meeting_state
from sifang.web.pages.desk_place import asked_place
from sifang.web.pages.paging import page_of

COMING = (Meeting.Stage.DRAFT, Meeting.Stage.NOTIFIED, Meeting.Stage.OPEN, Meeting.Stage.HELD)
CALLING = (Place.Kind.STREET, Place.Kind.TOWN, Place.Kind.COMMUNITY, Place.Kind.VILLAGE)


@signed_in
def meetings(request):
    """The meetings the viewer may see: those to come or to sign first, then the past ones; and what is not done yet."""
    code = _code(request)
    found = queries.meeting_list(request.user, code)
    past = found.exclude(stage__in=COMING)
    facts = {
        "coming": found.filter(stage__in=COMING).order_by("starts_at", "pk")[:50],
        "page": page_of(request, past),
        "undone": queries.unfinished_resolutions(request.user, code)[:10],
        "calls_at": _calls_at(request),
    }
    return render(request, "meetings/list.html", facts)


def _code(request):
    place = asked_place(request)
    return place.code if place else ""


def _calls_at(request):
    """The place for which the viewer may call a meeting: the one asked for, else the first of their posts."""
    asked = _code(request)
    near = [asked] if asked else [code for code in request.user.reach.codes if len(code) >= STREET_LENGTH]
    found = Place.objects.filter(pk__in=near, kind__in=CALLING).order_by("code")
    return next((place for place in found if rules.may_call(request.user, place)), None)


@acting("meet", "oversee")
def meeting_new(request):
    """Call a meeting; a new one is in preparation with what is undone on its agenda."""
    place = found_or_404(Place.objects.all(), pk=getattr(_calls_at(request), "pk", ""))
    last = queries.meeting_list(request.user, place.code).first()
    asked = request.GET.get("compound", "") if request.GET.get("compound", "").isdecimal() else ""
    facts = (place, last.venue if last else "", committees.open_committee(place), request.POST or None)
    form = CallForm(*facts, compound=asked[:18])
    if not form.fields["kind"].choices:
        raise Refused(_("%(place)s has no joint committee yet, so there is nobody to ask.") % {"place": place})
    if request.method != "POST" or not form.is_valid():
        return render(
            request,
            "meetings/new.html",
            {"form": form, "place": place, "back": reverse("meetings")},
            status=422 if form.is_bound else 200,
        )
    given = form.cleaned_data
    made = calling.call(
        request.user,
        place,
        given["starts_at"],
        given["venue"],
        kind=given["kind"],
        chair=given["chair"],
        title=given["title"],
        compound=given["compound"],
    )
    messages.success(request, _("The meeting is in preparation. Fill the agenda, then give notice."))
    least = limit("notice_workdays", place.pk)
    if queries.notice_workdays(made) < least:
        messages.warning(
            request,
            _("Fewer than %(n)s working days are left for the notice; call those invited as well.") % {"n": least},
        )
    return redirect("meeting", pk=made.pk)


@signed_in
def meeting(request, pk):
    """One meeting in the state it is in."""
    return meeting_state.show(request, _found(request, pk))


def _found(request, pk):
    rows = Meeting.objects.visible_to(request.user).select_related("place", "chair", "recorder", "signed_by")
    return found_or_404(rows, pk=pk)


@signed_in
def meeting_lists(request, pk):
    """The three lists as the notice froze them."""
    return meeting_state.show_lists(request, _found(request, pk))


@acting("meet", "oversee")
@require_POST
def meeting_notify(request, pk):
    """Notice is given."""
    found = _found(request, pk)
    calling.notify(request.user, found)
    messages.success(
        request,
        _("Notice is given; %(n)s are invited, and the three lists are kept as they stand.")
        % {"n": found.invitations.count()},
    )
    return redirect("meeting", pk=pk)


@acting("resolve", "oversee")
@require_POST
def meeting_open(request, pk):
    """The meeting is in session."""
    holding.open_session(request.user, _found(request, pk))
    return redirect("meeting", pk=pk)


@acting("resolve", "oversee")
@require_POST
def meeting_close(request, pk):
    """The meeting was held."""
    holding.close_session(request.user, _found(request, pk), talk_only="talk_only" in request.POST)
    messages.success(request, _("The meeting is closed; the minutes are written and wait for the secretary."))
    return redirect("meeting", pk=pk)


@acting("sign", "oversee")
@require_POST
def meeting_sign(request, pk):
    """The minutes are signed."""
    holding.sign(request.user, _found(request, pk))
    messages.success(request, _("The minutes are signed and stand as they are."))
    return redirect("meeting", pk=pk)


@acting("meet", "oversee")
@require_POST
def meeting_cancel(request, pk):
    """The meeting does not take place."""
    found, form = _found(request, pk), ReasonForm(request.POST)
    if not form.is_valid():
        return meeting_state.show(request, found, form=form, doing="cancel", status=422)
    calling.cancel(request.user, found, form.cleaned_data["reason"])
    messages.success(request, _("The meeting is cancelled; its projects are proposals again."))
    return redirect("meeting", pk=pk)


@acting("resolve", "oversee")
@require_POST
def invitation_attend(request, pk):
    """It is on record whether the guest came."""
    seen = Meeting.objects.visible_to(request.user)
    invitation = found_or_404(Invitation.objects.filter(meeting__in=seen).select_related("meeting__place"), pk=pk)
    form = AttendanceForm(request.POST)
    if not form.is_valid():
        return meeting_state.show(request, invitation.meeting, form=form, doing="attend", status=422)
    holding.attend(request.user, invitation, form.cleaned_data["present"], form.cleaned_data["remark"])
    return redirect(f"{meeting_state.address(invitation.meeting)}?guests=1#guests")


@acting("resolve", "oversee")
@require_POST
def resolution_done(request, pk):
    """The resolution is struck off."""
    seen = Meeting.objects.visible_to(request.user)
    resolution = found_or_404(Resolution.objects.filter(item__meeting__in=seen).select_related("item__meeting"), pk=pk)
    holding.finish_resolution(request.user, resolution)
    messages.success(request, _("The resolution is struck off."))
    return redirect("meeting", pk=resolution.item.meeting_id)
