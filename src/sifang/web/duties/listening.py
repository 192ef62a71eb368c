"""The lines of grid workers and resident representatives: what became of what they reported, and who asks them."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sifang.core.models import Deed
from sifang.meetings import council_queries as councils
from sifang.meetings import queries as meetings
from sifang.needs import queries as needs
from sifang.needs.models import Need
from sifang.web.duties.lines import Duty, row

LISTEN = ("listen",)


def _reported(viewer, *stages):
    """The needs in these stages that the viewer reported, or asked for."""
    told = Deed.objects.filter(actor=viewer, verb="need.reported", subject_kind="needs.need").values("subject_id")
    own = Q(pk__in=told) | Q(asked_by__person=viewer)
    seen = needs.needs_list(viewer, "", stages=stages)
    return seen.filter(pk__in=Need.objects.filter(own).values("pk"))


def returned(viewer):
    """Needs the community sent back with a question."""
    return _reported(viewer, Need.Stage.RETURNED)


def under_way(viewer):
    """Needs that wait for the community, for a project or for its end."""
    return _reported(viewer, *Need.OPEN_STAGES)


def done(viewer):
    """Needs that are done."""
    return _reported(viewer, *Need.DONE_STAGES)


def _need(need):
    return row(reverse("need", args=[need.pk]), need.title, need.place, need.raised_on, staged=need)


def invited(viewer):
    """Meetings to come that the viewer is asked to."""
    return meetings.invitations_of(viewer)


def _invitation(invitation):
    meeting = invitation.meeting
    return row(reverse("meeting", args=[meeting.pk]), meeting, meeting.place, meeting.starts_at)


def talks(viewer):
    """Talks the viewer has written down."""
    return councils.council_list(viewer, "").filter(by=viewer)


def _talk(council):
    return row(reverse("council", args=[council.pk]), council.topic, council.place, council.held_at)


DUTIES = (
    Duty(
        "returned", LISTEN, _("needs the community sent back to you"), _("nothing was sent back to you"),
        returned, _need,
    ),
    Duty("invited", LISTEN, _("meetings you are asked to"), _("no meeting is called"), invited, _invitation),
    Duty(
        "reported", LISTEN, _("needs of yours under way"), _("nothing of yours is under way"), under_way, _need,
        is_news=True,
    ),
    Duty(
        "helped", LISTEN, _("needs of yours that are done"), _("nothing of yours is done yet"), done, _need,
        is_news=True,
    ),
    Duty(
        "talks", LISTEN, _("talks you wrote down"), _("you have written down no talk yet"), talks, _talk, is_news=True,
    ),
)  # fmt: skip
