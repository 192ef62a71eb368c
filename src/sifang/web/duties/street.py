"""The street's lines: red and late disputes, sites to look at, what was resolved and not done, who has not met."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sifang.core import clock
from sifang.disputes.models import Dispute
from sifang.disputes.queries import dispute_list
from sifang.industry import sites
from sifang.meetings import queries as meetings
from sifang.meetings.models import Meeting
from sifang.needs import queries as needs
from sifang.people import accounts
from sifang.people import queries as people
from sifang.places.models import range_of_any
from sifang.places.queries import public_communities
from sifang.web.duties.lines import Duty, row

Stage = Meeting.Stage


def red_disputes(viewer):
    """The red disputes that are open, those due first in front."""
    return _disputes(viewer).filter(colour=Dispute.Colour.RED)


def late_disputes(viewer):
    """The open disputes past their day, red first."""
    return _disputes(viewer).filter(due__lt=clock.today())


def _disputes(viewer):
    here = range_of_any(accounts.codes_of(viewer, "open_round"))
    return dispute_list(viewer, "", stages=Dispute.OPEN_STAGES).filter(here)


def _dispute(dispute):
    return row(
        reverse("dispute", args=[dispute.pk]), dispute, dispute.code, dispute.place,
        title=dispute.summary, due=dispute.due, staged=dispute,
    )  # fmt: skip


def to_look_at(viewer):
    """The demonstration sites that wait for the street's review, or whose yearly look is due."""
    here = range_of_any(accounts.codes_of(viewer, "review_site"))
    return sites.waiting_for_a_look(viewer).filter(here)


def site(one):
    """A demonstration site, with the day of its next look."""
    return row(reverse("site", args=[one.pk]), one, one.organization, due=one.recheck_due, staged=one)


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
        "red-disputes", ("open_round",), _("red disputes that are open"), _("no red dispute is open"),
        red_disputes, _dispute,
    ),
    Duty(
        "late-disputes", ("open_round",), _("disputes past their day"), _("no dispute is past its day"),
        late_disputes, _dispute,
    ),
    Duty(
        "sites", ("review_site",), _("demonstration sites to look at"), _("no demonstration site waits for a look"),
        to_look_at, site,
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
        "not-met", ("open_round",), _("communities that have not met this quarter"),
        _("every community has met, or called its meeting"), not_met, _community,
    ),
    Duty(
        "incomplete", ("open_round",), _("communities where a party is missing"),
        _("all four parties stand everywhere"), incomplete, _incomplete,
    ),
)  # fmt: skip
