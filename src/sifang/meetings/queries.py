"""Readings of meetings."""

import datetime

from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from sifang.core import clock
from sifang.core.holidays import workdays_between
from sifang.meetings.models import Invitation, Item, Meeting, Resolution, Topic
from sifang.needs.models import Need
from sifang.people.limits_of import limit
from sifang.people.models import Management, Organization, Partnership, Post
from sifang.places import search as index
from sifang.places.models import COMMUNITY_LENGTH, range_of
from sifang.projects import queries as projects
from sifang.projects import sharing
from sifang.projects.models import Coverage, Project


def meeting_list(viewer, code):
    """The meetings at ``code`` or below that ``viewer`` may see, the latest first, with their items counted."""
    return _counted(Meeting.objects.visible_to(viewer).within(code))


def _counted(found):
    """These meetings with their items counted, the latest first."""
    found = found.select_related("place")
    claimed = Count("items", filter=Q(items__outcome=Item.Outcome.CLAIMED))
    return found.annotate(item_count=Count("items"), claimed_count=claimed).order_by("-starts_at", "-pk")


def search(viewer, words):
    """The meetings that ``viewer`` may see and ``words`` name by title, agenda or place, the newest first."""
    found = Meeting.objects.visible_to(viewer).filter(pk__in=index.ids(words, Meeting._meta.label_lower))
    return _counted(found)


def agenda(meeting):
    """The items in order with what a page about them shows."""
    found = meeting.items.select_related(
        "meeting__place",
        "project__place",
        "topic__organization",
        "old_resolution__item__meeting",
        "resolution__organization",
        "claim__organization",
        "escalation",
    )
    return found.prefetch_related(
        "project__needs",
        "project__claims__organization",
        "project__intents__organization",
        "project__allocations__booking__resource__organization",
    )


def ready_proposals(viewer, meeting):
    """Proposals of the community that are on no agenda and whose needs are all open, the urgent and old ones first."""
    closed = Coverage.objects.filter(ended_at=None).exclude(need__stage=Need.Stage.LISTED)
    found = projects.project_list(viewer, meeting.place_id, stages=[Project.Stage.PROPOSED]).filter(place=meeting.place)
    found = found.exclude(pk__in=closed.values("project")).exclude(
        pk__in=meeting.items.exclude(project=None).values("project")
    )
    return found.annotate(urgency=Max("needs__urgency"), since=Min("needs__raised_on")).order_by(
        "-urgency", "since", "pk"
    )


def old_resolutions(viewer, meeting):
    """What earlier meetings of the community resolved, nobody has done, and is not on this agenda."""
    on_it = meeting.items.exclude(old_resolution=None).values("old_resolution")
    found = unfinished_resolutions(viewer, meeting.place_id).filter(item__meeting__place=meeting.place)
    found = found.filter(item__meeting__compound=meeting.compound_id)
    return found.exclude(item__meeting=meeting).exclude(pk__in=on_it)


def topic_list(viewer, code):
    """The topics at ``code`` or below that ``viewer`` may see, the latest first."""
    found = Topic.objects.visible_to(viewer).within(code).select_related("place", "organization")
    return found.order_by("-proposed_at", "-pk")


def ready_topics(viewer, meeting):
    """The accepted topics of the meeting's place that wait for a meeting, the oldest first."""
    found = topic_list(viewer, meeting.place_id).filter(place=meeting.place_id, stage=Topic.Stage.SCREENED)
    return found.order_by("proposed_at", "pk")


def to_prepare(viewer, place):
    """The meetings of ``place`` whose agenda may still change, the next first."""
    coming = Meeting.objects.visible_to(viewer).filter(
        place=place, stage__in=(Meeting.Stage.DRAFT, Meeting.Stage.NOTIFIED)
    )
    return coming.order_by("starts_at", "pk")


def is_late_for_topics(meeting):
    """Whether fewer working days are left than topics close before a meeting."""
    return _workdays_between(clock.today(), meeting) < limit("topics_close_workdays", meeting.place_id)


def notice_workdays(meeting):
    """How many working days lie between the notice (today, while none was given) and the day of the meeting."""
    first = timezone.localdate(meeting.notified_at) if meeting.notified_at else clock.today()
    return _workdays_between(first, meeting)


def _workdays_between(first, meeting):
    return workdays_between(first, timezone.localdate(meeting.starts_at) - datetime.timedelta(days=1))


def suggested_lead(item):
    """Who would lead the item's project: the first organization that said so, else the one that lends most; or None."""
    intents = sorted(
        (intent for intent in item.project.intents.all() if not intent.withdrawn_at), key=lambda intent: intent.at
    )
    if intents:
        return intents[0].organization
    return sharing.lead_of(item.project)


def members_present(meeting):
    """How many came who count to the quorum."""
    return meeting.invitations.filter(present=True, sits_in=False).count()


def is_below_quorum(meeting):
    """Whether fewer members came than a committee needs to resolve something."""
    return meeting.quorum is not None and members_present(meeting) < meeting.quorum


def public_bodies(meeting):
    """The organizations that a meeting may charge: partners there, those who sent members, who manages."""
    ties = Partnership.objects.current().filter(range_of(meeting.place_id)).values("organization")
    sent = Post.objects.current().filter(committee__place=meeting.place_id).exclude(sent_by=None).values("sent_by")
    managing = Management.objects.current().filter(place=meeting.compound_id).values("organization")
    found = Q(pk__in=ties) | Q(pk__in=sent) | Q(pk__in=managing)
    return Organization.objects.filter(found).order_by("name")


def attendance(meeting):
    """[(party, came, invited)] in the order of the four parties."""
    counted = dict.fromkeys(Invitation.Party.values, (0, 0))
    for row in meeting.invitations.values("party").annotate(
        came=Count("pk", filter=Q(present=True)), invited=Count("pk")
    ):
        counted[row["party"]] = (row["came"], row["invited"])
    return [(Invitation.Party(party), *counts) for party, counts in counted.items()]


def invitations_of(viewer):
    """The invitations of the viewer and of their organizations to meetings to come or in session, the next first."""
    asked = Q(person=viewer) | Q(organization__in=viewer.reach.organizations)
    coming = Invitation.objects.filter(asked, meeting__stage__in=(Meeting.Stage.NOTIFIED, Meeting.Stage.OPEN))
    return coming.select_related("meeting__place", "organization").order_by("meeting__starts_at", "pk")


def attendance_of(viewer):
    """The viewer's own invitations to meetings that were held, the latest first."""
    held = Invitation.objects.filter(person=viewer, meeting__stage__in=(Meeting.Stage.HELD, Meeting.Stage.SIGNED))
    return held.select_related("meeting").order_by("-meeting__starts_at", "-pk")


def of_compound(viewer, compound):
    """The tripartite meetings of the compound that ``viewer`` may see, the latest first."""
    return meeting_list(viewer, compound.code[:COMMUNITY_LENGTH]).filter(compound=compound)


def unfinished_resolutions(viewer, code):
    """What meetings at ``code`` or below resolved and nobody has struck off yet."""
    seen = Meeting.objects.visible_to(viewer).within(code)
    return (
        Resolution.objects.filter(item__meeting__in=seen, done_on=None)
        .select_related("item__meeting", "organization")
        .order_by("due", "pk")
    )


def open_resolutions_of(organization):
    """What meetings charged ``organization`` with beside projects and nobody has struck off yet, what is due first."""
    found = Resolution.objects.filter(organization=organization, done_on=None, item__outcome=Item.Outcome.ADOPTED)
    return found.select_related("item__meeting").order_by("due", "pk")


def public_next_day(project):
    """When the joint meeting that has ``project`` on its agenda and is notified begins, or None."""
    found = Meeting.objects.filter(items__project=project, stage__in=(Meeting.Stage.NOTIFIED, Meeting.Stage.OPEN))
    return found.order_by("starts_at").values_list("starts_at", flat=True).first()
