"""Calling the joint meeting: date, agenda, notice, invitations."""

from django.db.models import Max
from django.db.transaction import atomic
from django.utils import timezone
from django.utils.translation import gettext as _

from sifang.core import clock, language
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.meetings import lists, rules
from sifang.meetings.models import Invitation, Item, Meeting, Resolution
from sifang.people import queries as people
from sifang.places.models import Place
from sifang.projects.commands import claiming
from sifang.projects.models import Project
from sifang.text import redaction

Stage = Meeting.Stage
Party = Invitation.Party


@atomic
def call(actor, place, starts_at, venue, *, chair=None, title=""):
    """A joint meeting of the community is in preparation, opened by what earlier ones left undone."""
    require(rules.may_call(actor, place), _("Only the community calls its joint meeting."))
    insist(
        starts_at >= clock.now(),
        _("The meeting would start in the past (%(at)s); choose a later time.") % {"at": _shown(starts_at)},
    )
    Place.objects.select_for_update().get(pk=place.pk)  # two who call at once get two numbers
    year = timezone.localtime(starts_at).year
    number = (Meeting.objects.filter(place=place, year=year).aggregate(last=Max("number"))["last"] or 0) + 1
    meeting = Meeting.objects.create(
        place=place,
        year=year,
        number=number,
        title=redaction.redact(title)[0] or _title(place, year, number),
        starts_at=starts_at,
        venue=redaction.redact(venue.strip()[:80])[0],
        chair=chair or actor,
        recorder=actor,
    )
    record(actor, "meeting.called", meeting)
    for resolution in unfinished(place):
        _append(meeting, resolution.item.title, old_resolution=resolution)
    return meeting


def _title(place, year, number):
    with language.kept():
        return _("%(place)s joint meeting no. %(number)s of %(year)s") % {
            "place": place,
            "number": number,
            "year": year,
        }


def _shown(moment):
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"


def unfinished(place):
    """Resolutions of the community's earlier meetings that are not done."""
    return Resolution.objects.filter(item__meeting__place=place, done_on=None).order_by("pk")


def _append(meeting, title, **what):
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    return Item.objects.create(meeting=meeting, position=last + 1, title=title, **what)


@atomic
def put_on_agenda(actor, meeting, project):
    """The project is an item of the meeting and counts as tabled."""
    _insist_preparing(actor, meeting)
    insist(project.place_id == meeting.place_id, _("This project belongs to another community's meeting."))
    insist(
        claiming.has_open_needs(project),
        _("A need of “%(project)s” is no longer open; drop the project or correct it first.") % {"project": project},
    )
    claiming.table(actor, project)
    item = _append(meeting, project.name, project=project)
    record(actor, "meeting.item_added", meeting, item=item.pk, project=project.pk)
    return item


@atomic
def put_back_resolution(actor, meeting, resolution):
    """What an earlier meeting resolved and nobody has done yet stands on the agenda."""
    _insist_preparing(actor, meeting)
    here = resolution.item.meeting
    insist(
        here.place_id == meeting.place_id and here != meeting,
        _("This resolution belongs to another community's meeting."),
    )
    insist(
        not resolution.done_on, _("This resolution was struck off on %(day)s already.") % {"day": resolution.done_on}
    )
    insist(
        not meeting.items.filter(old_resolution=resolution).exists(), _("This resolution stands on the agenda already.")
    )
    item = _append(meeting, resolution.item.title, old_resolution=resolution)
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
    _insist_preparing(actor, meeting)
    insist(2 <= len(title.strip()) <= 120, _("Name the topic in 2 to 120 characters."))
    item = _append(meeting, redaction.redact(title.strip())[0])
    record(actor, "meeting.item_added", meeting, item=item.pk)
    return item


@atomic
def take_off(actor, item):
    """The item is off the agenda; its project is a proposal again."""
    _insist_preparing(actor, item.meeting)
    if item.project:
        claiming.defer(actor, item.project)
    record(actor, "meeting.item_removed", item.meeting, item=item.pk)
    item.delete()


@atomic
def move_up(actor, item):
    """The item stands one place earlier."""
    _insist_preparing(actor, item.meeting)
    item.refresh_from_db(fields=["position"])
    before = item.meeting.items.filter(position__lt=item.position).order_by("-position").first()
    if before:
        before.position, item.position = item.position, before.position
        before.save(update_fields=["position"])
        item.save(update_fields=["position"])


def _insist_preparing(actor, meeting):
    require(rules.may_call(actor, meeting.place), _("Only the community prepares its joint meeting."))
    insist(
        meeting.hold() in (Stage.DRAFT, Stage.NOTIFIED),
        _("“%(meeting)s” is %(stage)s; its agenda stands.") % {"meeting": meeting, "stage": Stage(meeting.stage).label},
    )


@atomic
def notify(actor, meeting):
    """The notice is given: the four parties are invited and the three lists are kept as they stand."""
    require(rules.may_call(actor, meeting.place), _("Only the community gives notice of its joint meeting."))
    insist(meeting.items.exists(), _("The agenda is empty; put proposals or a topic on it first."))
    meeting.move(Stage.NOTIFIED)
    with language.kept():
        meeting.notified_at, meeting.lists = clock.now(), lists.frozen(meeting.place)
    meeting.save(update_fields=["notified_at", "lists"])
    _invite(meeting)
    record(actor, "meeting.notified", meeting, items=meeting.items.count())


def _invite(meeting):
    parties = people.public_four_parties(meeting.place)
    held = [
        (Party.SPONSOR, parties.sponsors),
        (Party.COMMUNITY, parties.community),
        (Party.RESIDENT, parties.residents),
    ]
    persons = {
        post.person_id: Invitation(meeting=meeting, party=party, person=post.person)
        for party, posts in held
        for post in posts
    }
    bodies = [
        Invitation(meeting=meeting, party=Party.ORGANIZATION, organization=tie.organization) for tie in parties.partners
    ]
    Invitation.objects.bulk_create([*persons.values(), *bodies])


@atomic
def cancel(actor, meeting, reason):
    """The meeting does not take place, for a reason those invited read; its projects are proposals again."""
    require(rules.may_call(actor, meeting.place), _("Only the community cancels its joint meeting."))
    insist(len(reason.strip()) >= 4, _("Say why it is cancelled, at least four characters; those invited read it."))
    meeting.move(Stage.CANCELLED)
    meeting.cancelled_why = redaction.redact(reason.strip()[:300])[0]
    meeting.save(update_fields=["cancelled_why"])
    for item in meeting.items.filter(outcome="").exclude(project=None).select_related("project"):
        claiming.defer(actor, item.project)
    record(actor, "meeting.cancelled", meeting)
