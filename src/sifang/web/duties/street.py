"""The street's lines: which community has not met this quarter, what meetings resolved and nobody did, what waits."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sifang.core import clock
from sifang.meetings import queries as meetings
from sifang.meetings.models import Meeting
from sifang.needs import queries as needs
from sifang.people import accounts
from sifang.people import queries as people
from sifang.places.models import range_of_any
from sifang.places.queries import public_communities
from sifang.web.duties.lines import Duty, row

Stage = Meeting.Stage


def not_met(viewer):
    """The communities that have neither met nor called a joint meeting in this quarter, in order of code."""
    codes = accounts.codes_of(viewer, "open_round")
    today = clock.today()
    began = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    called = Meeting.objects.filter(
        range_of_any(codes), kind=Meeting.Kind.JOINT, starts_at__date__gte=began,
        stage__in=(Stage.NOTIFIED, Stage.OPEN, Stage.HELD, Stage.SIGNED),
    )  # fmt: skip
    here = public_communities(codes[0]) if codes else public_communities("-").none()
    return here.exclude(pk__in=called.values("place"))


def _community(place):
    return row(f"{reverse('meetings')}?place={place.pk}", place, place.name)


def unfinished(viewer):
    """What meetings resolved, is past its day, and nobody has struck off."""
    here = range_of_any(accounts.codes_of(viewer, "open_round"), "item__meeting__place_id")
    return meetings.unfinished_resolutions(viewer, "").filter(here, due__lt=clock.today())


def _resolution(resolution):
    meeting = resolution.item.meeting
    return row(
        reverse("meeting", args=[meeting.pk]), resolution.text, resolution.organization, meeting.place,
        title=resolution.text, due=resolution.due,
    )  # fmt: skip


def unverified(viewer):
    """The needs that no community has verified by the day after they came."""
    before = clock.today() - datetime.timedelta(days=needs.VERIFY_WITHIN_DAYS)
    here = range_of_any(accounts.codes_of(viewer, "open_round"))
    return needs.to_verify(viewer, "").filter(here, raised_on__lt=before)


def _need(need):
    return row(reverse("need", args=[need.pk]), need.title, need.place, need.raised_on, staged=need)


def incomplete(viewer):
    """The communities where one of the four parties is missing, with which."""
    found = {}
    for code in accounts.codes_of(viewer, "open_round"):
        found |= people.public_coverage(code)
    missing = [code for code, parties in found.items() if parties]
    return public_communities("").filter(pk__in=missing)


def _incomplete(place):
    return row(f"{reverse('roster')}?place={place.pk}", place, place.name)


DUTIES = (
    Duty(
        "not-met", ("open_round",), _("communities that have not met this quarter"),
        _("every community has met, or called its meeting"), not_met, _community,
    ),
    Duty(
        "unfinished", ("open_round",), _("resolutions past their day"), _("nothing resolved is late"),
        unfinished, _resolution,
    ),
    Duty(
        "unverified", ("open_round",), _("needs that wait for their community for more than a day"),
        _("every need is verified in time"), unverified, _need,
    ),
    Duty(
        "incomplete", ("open_round",), _("communities where a party is missing"),
        _("all four parties stand everywhere"), incomplete, _incomplete,
    ),
)  # fmt: skip
