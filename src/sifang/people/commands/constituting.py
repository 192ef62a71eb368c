"""Joint committees: constituted, announced when they are complete, chaired in turns, dissolved."""

import datetime

from django.db import IntegrityError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.people import committees, rules
from sifang.people.limits_of import limit
from sifang.people.models import Committee, Post, Turn
from sifang.people.seats import years_after
from sifang.places.models import Place
from sifang.text.redaction import clean

Level = Committee.Level
LEVELS = {
    Place.Kind.STREET: Level.STREET,
    Place.Kind.TOWN: Level.STREET,
    Place.Kind.COMMUNITY: Level.COMMUNITY,
    Place.Kind.VILLAGE: Level.COMMUNITY,
}
QUARTERS = ((1, 1, 3, 31), (4, 1, 6, 30), (7, 1, 9, 30), (10, 1, 12, 31))


@atomic
def constitute(actor, place, *, name="", document="", since=None, term_ends=None):
    """The joint committee of ``place`` is being formed; its members are nominated and appointed next."""
    insist(place.kind in LEVELS, _("A joint committee sits at a street or a community; choose one of these."))
    require(
        rules.is_root(actor) or actor.may("appoint", place.code),
        _("Only the community, the street or the organization department forms a joint committee."),
    )
    level, since = LEVELS[place.kind], since or clock.today()
    term_ends = term_ends or years_after(since, limit("term_years", place.code))
    name = name.strip() or committees.usual_name(place, level)
    try:
        with atomic():
            made = Committee.objects.create(
                place=place, level=level, name=name[:80], document=document, since=since, term_ends=term_ends
            )
    except IntegrityError:
        raise Refused(
            _("%(place)s has a joint committee already; open it, or dissolve it first.") % {"place": place}
        ) from None
    record(actor, "committee.constituted", made)
    return made


@atomic
def announce(actor, committee, document=""):
    """The committee is complete by the rules of its place, and its list is public from today."""
    require(
        rules.may_approve_at(actor, ("street_clerk", "officer"), committee.place),
        _("An office above the committee declares it complete: the street, or the organization department."),
    )
    wrong = committees.faults(committee)
    insist(not wrong, " ".join(str(fault) for fault in wrong))
    committee.announced_on = committee.announced_on or clock.today()
    committee.document = document.strip()[:60] or committee.document
    committee.save(update_fields=["announced_on", "document"])
    record(actor, "committee.announced", committee)


@atomic
def dissolve(actor, committee, why=""):
    """The committee and every seat in it ended yesterday; nominations that still waited are declined."""
    require(
        rules.may_approve_at(actor, ("street_clerk", "officer"), committee.place),
        _("An office above the committee dissolves it: the street, or the organization department."),
    )
    insist(committee.until is None, _("“%(committee)s” is dissolved already.") % {"committee": committee})
    last_day, why = clock.today() - datetime.timedelta(days=1), clean(why, 300)
    committee.until = last_day
    committee.save(update_fields=["until"])
    seats = Post.objects.filter(committee=committee, until=None)
    for post in seats.filter(stage__in=(Post.Stage.NOMINATED, Post.Stage.APPROVED)):
        post.move(Post.Stage.DECLINED)
    seats.update(until=last_day, ended_why=why)
    record(actor, "committee.dissolved", committee)


@atomic
def take_turn(actor, committee, person, since, until, organization=None):
    """``person`` chairs the committee from ``since`` to ``until``."""
    _require_planner(actor, committee)
    insist(since <= until, _("The turn ends before it begins; look at the two days again."))
    Committee.objects.select_for_update().get(pk=committee.pk)
    insist(
        committees.members(committee).filter(person=person).exists(),
        _("%(who)s is not a member of “%(committee)s”; only members take a turn.")
        % {"who": person, "committee": committee},
    )
    taken = Turn.objects.filter(committee=committee, since__lte=until, until__gte=since).first()
    insist(
        taken is None,
        _("%(since)s to %(until)s is somebody's turn already; choose other days.")
        % {"since": taken and taken.since, "until": taken and taken.until},
    )
    turn = Turn.objects.create(committee=committee, person=person, organization=organization, since=since, until=until)
    record(actor, "committee.turn_taken", committee, turn=turn.pk)
    return turn


@atomic
def plan_turns(actor, committee, year, persons):
    """Four members chair the committee in the four quarters of ``year``; an earlier plan for that year is gone."""
    _require_planner(actor, committee)
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    Turn.objects.filter(committee=committee, since__gte=first, until__lte=last).delete()
    sent = dict(committees.members(committee).values_list("person", "sent_by"))
    turns = []
    for person, (month, day, to_month, to_day) in zip(persons, QUARTERS, strict=True):
        since, until = datetime.date(year, month, day), datetime.date(year, to_month, to_day)
        turn = take_turn(actor, committee, person, since, until)
        turn.organization_id = sent.get(person.pk)
        turn.save(update_fields=["organization"])
        turns.append(turn)
    return turns


def _require_planner(actor, committee):
    require(
        rules.is_root(actor) or actor.may("appoint", committee.place_id),
        _("Only the community, the street or the organization department says whose turn it is."),
    )
