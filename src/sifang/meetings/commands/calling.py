"""Calling a meeting: date, notice, invitations, cancelling; the agenda is prepared in ``agenda``."""

import math
import secrets

from django.db.models import Max
from django.db.transaction import atomic
from django.utils import timezone
from django.utils.translation import gettext as _

from sifang.core import clock, language
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.meetings import entries, guests, lists, rules
from sifang.meetings.commands.agenda import add_topic as add_topic
from sifang.meetings.commands.agenda import append
from sifang.meetings.commands.agenda import fill_agenda as fill_agenda
from sifang.meetings.commands.agenda import move_up as move_up
from sifang.meetings.commands.agenda import put_back_resolution as put_back_resolution
from sifang.meetings.commands.agenda import put_on_agenda as put_on_agenda
from sifang.meetings.commands.agenda import put_topic as put_topic
from sifang.meetings.commands.agenda import take_off as take_off
from sifang.meetings.models import Invitation, Meeting, Resolution, Topic
from sifang.people import committees, compounds
from sifang.people.limits_of import limit
from sifang.places.models import Place
from sifang.places.queries import is_community
from sifang.projects.commands import claiming
from sifang.text import redaction

Stage, Kind = Meeting.Stage, Meeting.Kind
DOOR_BYTES = 12
ALL = 100


@atomic
def call(actor, place, starts_at, venue, *, kind=Kind.JOINT, chair=None, title="", compound=None):
    """A meeting is in preparation, opened by what earlier ones of its kind, or of its compound, left undone."""
    require(rules.may_call(actor, place), _("Only the community calls its meetings, and the street those of its own."))
    insist(
        starts_at >= clock.now(),
        _("The meeting would start in the past (%(at)s); choose a later time.") % {"at": _shown(starts_at)},
    )
    committee = _committee(place) if kind == Kind.COMMITTEE else None
    insist(committee or is_community(place.code), _("A joint meeting is called by a community."))
    compound = _compound(place, compound) if kind == Kind.TRIPARTITE else None
    Place.objects.select_for_update().get(pk=place.pk)  # two who call at once get two numbers
    year = timezone.localtime(starts_at).year
    number = _next_number(place, kind, compound, year)
    meeting = Meeting.objects.create(
        place=place,
        kind=kind,
        committee=committee,
        compound=compound,
        year=year,
        number=number,
        title=redaction.redact(title)[0] or _title(committee, compound or place, year, number),
        starts_at=starts_at,
        venue=redaction.redact(venue.strip()[:80])[0],
        chair=chair or _whose_turn(committee, starts_at) or actor,
        recorder=actor,
    )
    entries.index(meeting)
    record(actor, "meeting.called", meeting)
    for resolution in unfinished(place, kind, compound):
        append(meeting, resolution.item.title, old_resolution=resolution)
    return meeting


def _committee(place):
    found = committees.open_committee(place)
    insist(
        found,
        _("%(place)s has no joint committee yet; constitute it first, then call its meeting.") % {"place": place},
    )
    return found


def _compound(place, compound):
    insist(
        compound is not None and compounds.is_compound_of(compound, place),
        _("A tripartite meeting is about one compound of %(place)s; choose which.") % {"place": place},
    )
    return compound


def _next_number(place, kind, compound, year):
    """Meetings are counted a place, kind and year; tripartite ones a compound and year."""
    last = Meeting.objects.filter(place=place, kind=kind, compound=compound, year=year).aggregate(last=Max("number"))
    return (last["last"] or 0) + 1


def _whose_turn(committee, starts_at):
    """Who chairs the committee on that day by turns; None without turns."""
    day = timezone.localdate(starts_at)
    turn = committees.turn_on(committee, day) if committee else None
    return turn.person if turn else None


def _title(committee, place, year, number):
    with language.kept():
        said = _("%(place)s joint meeting no. %(number)s of %(year)s")
        if committee:
            said = _("%(committee)s meeting no. %(number)s of %(year)s")
        elif place.kind == Place.Kind.COMPOUND:
            said = _("%(place)s tripartite meeting no. %(number)s of %(year)s")
        return (said % {"committee": committee, "place": place, "number": number, "year": year})[:80]


def _shown(moment):
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"


def unfinished(place, kind=Kind.JOINT, compound=None):
    """Resolutions of the place's, or the compound's, earlier meetings of this kind that are not done."""
    found = Resolution.objects.filter(item__meeting__place=place, item__meeting__kind=kind, done_on=None)
    found = found.filter(item__meeting__compound=compound)
    return found.select_related("item").order_by("pk")


@atomic
def notify(actor, meeting):
    """The notice is given: the guests are invited, the quorum is settled and the three lists are kept as they stand."""
    require(
        rules.may_call(actor, meeting.place),
        _("Only the community gives notice of its meetings."),
    )
    insist(meeting.items.exists(), _("The agenda is empty; put proposals or a topic on it first."))
    meeting.move(Stage.NOTIFIED)
    invited = guests.asked(meeting)
    _insist_three_parties(meeting, invited)
    meeting.quorum, meeting.door_code = _quorum(meeting, invited), secrets.token_urlsafe(DOOR_BYTES)
    with language.kept():
        meeting.notified_at, meeting.lists = clock.now(), lists.frozen_for(meeting)
    meeting.save(update_fields=["notified_at", "lists", "quorum", "door_code"])
    Invitation.objects.bulk_create(invited)
    record(actor, "meeting.notified", meeting, items=meeting.items.count())


def _insist_three_parties(meeting, invited):
    """Beside the community somebody of the other two parties is asked; an old compound may have no company yet."""
    others = [guest for guest in invited if guest.party in (Invitation.Party.ORGANIZATION, Invitation.Party.RESIDENT)]
    insist(
        others or meeting.kind != Kind.TRIPARTITE,
        _("No company manages %(compound)s and nobody stands for its owners; enter one of them first.")
        % {"compound": meeting.compound},
    )


def _quorum(meeting, invited):
    """How many members must come so that a committee resolves something; None for other meetings."""
    if meeting.kind != Kind.COMMITTEE:
        return None
    members = sum(not guest.sits_in for guest in invited)
    insist(members, _("Nobody sits on “%(committee)s”; appoint its members first.") % {"committee": meeting.committee})
    return math.ceil(members * limit("quorum_percent", meeting.place_id) / ALL)


@atomic
def cancel(actor, meeting, reason):
    """The meeting does not take place, for a reason those invited read; what was on its agenda waits again."""
    require(
        rules.may_call(actor, meeting.place),
        _("Only the community cancels its meetings."),
    )
    insist(len(reason.strip()) >= 4, _("Say why it is cancelled, at least four characters; those invited read it."))
    meeting.move(Stage.CANCELLED)
    meeting.cancelled_why = redaction.redact(reason.strip()[:300])[0]
    meeting.save(update_fields=["cancelled_why"])
    for item in meeting.items.filter(outcome="").select_related("project", "topic"):
        if item.project:
            claiming.defer(actor, item.project)
        if item.topic:
            item.topic.move(Topic.Stage.SCREENED)
    record(actor, "meeting.cancelled", meeting)
