"""The agenda: projects, topics and old resolutions are put on it, moved, taken off."""

from django.db.models import Max
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.meetings import entries, rules
from sifang.meetings.models import Item, Meeting, Topic
from sifang.projects.commands import claiming
from sifang.projects.models import Project
from sifang.text import redaction

Stage = Meeting.Stage


def append(meeting, title, **what):
    """One more item stands at the end of the agenda."""
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    item = Item.objects.create(meeting=meeting, position=last + 1, title=title, **what)
    entries.index(meeting)
    return item


@atomic
def put_on_agenda(actor, meeting, project):
    """The project is an item of the meeting and counts as tabled."""
    insist_preparing(actor, meeting)
    insist(
        meeting.kind == Meeting.Kind.JOINT,
        _("Projects are claimed at the joint meeting; other meetings decide topics."),
    )
    insist(project.place_id == meeting.place_id, _("This project belongs to another community's meeting."))
    insist(
        claiming.has_open_needs(project),
        _("A need of “%(project)s” is no longer open; drop the project or correct it first.") % {"project": project},
    )
    claiming.table(actor, project)
    item = append(meeting, project.name, project=project)
    record(actor, "meeting.item_added", meeting, item=item.pk, project=project.pk)
    return item


@atomic
def put_back_resolution(actor, meeting, resolution):
    """What an earlier meeting resolved and nobody has done yet stands on the agenda."""
    insist_preparing(actor, meeting)
    here = resolution.item.meeting
    insist(
        here.place_id == meeting.place_id and here != meeting,
        _("This resolution belongs to another community's meeting."),
    )
    insist(
        meeting.compound_id in (None, here.compound_id),
        _("This resolution is not of %(compound)s; take it up at its own meeting.") % {"compound": meeting.compound},
    )
    insist(
        not resolution.done_on, _("This resolution was struck off on %(day)s already.") % {"day": resolution.done_on}
    )
    insist(
        not meeting.items.filter(old_resolution=resolution).exists(), _("This resolution stands on the agenda already.")
    )
    item = append(meeting, resolution.item.title, old_resolution=resolution)
    record(actor, "meeting.item_added", meeting, item=item.pk)
    return item


@atomic
def fill_agenda(actor, meeting):
    """Every proposal whose needs are open stands on the agenda, urgent ones first; returns the items added."""
    found = Project.objects.filter(place=meeting.place, stage=Project.Stage.PROPOSED)
    ranked = found.annotate(urgency=Max("needs__urgency")).order_by("-urgency", "proposed_at", "pk")
    return [put_on_agenda(actor, meeting, project) for project in ranked if claiming.has_open_needs(project)]


@atomic
def add_topic(actor, meeting, title):
    """A plain topic stands on the agenda."""
    insist_preparing(actor, meeting)
    insist(2 <= len(title.strip()) <= 120, _("Name the topic in 2 to 120 characters."))
    item = append(meeting, redaction.redact(title.strip())[0])
    record(actor, "meeting.item_added", meeting, item=item.pk)
    return item


@atomic
def put_topic(actor, meeting, topic):
    """An accepted topic of the library stands on the agenda."""
    insist_preparing(actor, meeting)
    insist(topic.place_id == meeting.place_id, _("This topic was proposed to another place's meetings."))
    topic.move(Topic.Stage.SCHEDULED)
    item = append(meeting, topic.title, topic=topic)
    record(actor, "meeting.item_added", meeting, item=item.pk, topic=topic.pk)
    return item


@atomic
def take_off(actor, item):
    """The item is off the agenda; its project is a proposal again, its topic waits."""
    insist_preparing(actor, item.meeting)
    if item.project:
        claiming.defer(actor, item.project)
    if item.topic:
        item.topic.move(Topic.Stage.SCREENED)
    record(actor, "meeting.item_removed", item.meeting, item=item.pk)
    item.delete()
    entries.index(item.meeting)


@atomic
def move_up(actor, item):
    """The item stands one place earlier."""
    insist_preparing(actor, item.meeting)
    item.refresh_from_db(fields=["position"])
    before = item.meeting.items.filter(position__lt=item.position).order_by("-position").first()
    if before:
        before.position, item.position = item.position, before.position
        before.save(update_fields=["position"])
        item.save(update_fields=["position"])


def insist_preparing(actor, meeting):
    """The actor prepares this meeting and its agenda may still change; otherwise it is refused."""
    require(
        rules.may_call(actor, meeting.place),
        _("Only the community prepares its meetings."),
    )
    insist(
        meeting.hold() in (Stage.DRAFT, Stage.NOTIFIED),
        _("“%(meeting)s” is %(stage)s; its agenda stands.") % {"meeting": meeting, "stage": Stage(meeting.stage).label},
    )
