"""Where a post of the table is held, and whether there is room for one more: what every appointment asks."""

import datetime
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from sifang.core.errors import insist
from sifang.people import posts
from sifang.people.limits_of import limit
from sifang.people.models import Committee, Organization, Person, Post
from sifang.places.models import Place

LAST_DAY_OF_FEBRUARY = 28


@dataclass(frozen=True)
class Seat:
    """Where a post is held: at a place, in an organization, or in a committee (and so at its place)."""

    place: Place | None = None
    organization: Organization | None = None
    committee: Committee | None = None

    @property
    def ground(self):
        """The place whose office appoints."""
        return self.organization.place if self.organization else self.place

    @property
    def key(self):
        """The columns of a post that sits here."""
        return {"place": self.place, "organization": self.organization, "committee": self.committee}


def seat_of(wanted, place=None, organization=None, committee=None):
    """The seat of a post of the kind ``wanted``, or a refusal that says where such a post is held."""
    insist(
        (organization is not None) == (wanted.seat == posts.ORGANIZATION),
        _("“%(kind)s” cannot be held there; a liaison speaks for an organization, every other post belongs to a place.")
        % {"kind": wanted.title},
    )
    insist(
        (committee is not None) == (wanted.seat == posts.COMMITTEE),
        _("“%(kind)s” cannot be held there; members sit in a joint committee, so constitute it first.")
        % {"kind": wanted.title},
    )
    if committee is None:
        return Seat(place, organization)
    insist(
        place is None or place.pk == committee.place_id,
        _("“%(committee)s” belongs to another place; choose the one it sits at.") % {"committee": committee},
    )
    return Seat(committee.place, None, committee)


def fill(person, wanted, seat, *, since, stage=Post.Stage.APPOINTED, term_ends=None, until=None, **facts):
    """The row of the post, where there is room for it."""
    demonstrates = facts.get("is_demonstration", False)
    insist_room(person, wanted, seat, since=since, until=until, demonstrates=demonstrates, stage=stage)
    term_ends = term_ends or end_of_term(wanted, seat, since)
    return Post.objects.create(
        person=person, kind=wanted.name, stage=stage, since=since, until=until, term_ends=term_ends, **seat.key, **facts
    )


def insist_room(person, wanted, seat, *, since, until=None, demonstrates=False, stage=Post.Stage.APPOINTED, but=None):
    """One more post of the kind is free for ``person``, whoever else appoints them at the same time."""
    Person.objects.select_for_update().get(pk=person.pk)
    near = [post for post in _near(person, since, until) if post.pk != but]
    held = [post for post in near if post.kind == wanted.name]
    insist(
        not any((post.place_id, post.organization_id) == _ids(seat) for post in held),
        _("%(who)s already holds this post.") % {"who": named(person, wanted)},
    )
    _insist_apart(person, wanted, near)
    if stage == Post.Stage.APPOINTED:
        _insist_few(person, wanted, seat, sum(post.stage == Post.Stage.APPOINTED for post in held), demonstrates)
    if wanted.per_seat is not None:
        _insist_vacant(wanted, seat, since, but)


def _near(person, since, until):
    """The posts of ``person`` that are held on some of the same days, or may be."""
    rows = Post.objects.filter(Q(until=None) | Q(until__gte=since), person=person).exclude(stage=Post.Stage.DECLINED)
    return rows.filter(since__lte=until) if until else rows


def _ids(seat):
    return (seat.place.pk if seat.place else None, seat.organization.pk if seat.organization else None)


def _insist_apart(person, wanted, near):
    kept = [post for post in near if posts.KINDS[post.kind].keeps_exclusive]
    insist(
        not (wanted.keeps_exclusive and kept),
        _("%(who)s is %(other)s already; the system, security and audit administrators are three different people.")
        % {"who": person, "other": kept[0].kind_title if kept else ""},
    )


def _insist_few(person, wanted, seat, count, demonstrates):
    most = wanted.most
    if isinstance(most, str):
        most = limit("top_sponsor_most" if demonstrates else most, seat.ground.code)
    insist(
        most is None or count < most,
        _("%(who)s already holds %(n)s posts as %(kind)s, which is the most; end one first.")
        % {"who": named(person, wanted), "n": count, "kind": wanted.title},
    )


def named(person, wanted):
    """The name in a sentence about the post: in full where the post is a public one."""
    return (person.name if wanted.is_public else "") or person


def _insist_vacant(wanted, seat, since, but):
    Place.objects.select_for_update().filter(pk=seat.ground.pk).first()  # two who appoint at once see each other
    here = Post.objects.current(since).filter(kind=wanted.name, place=seat.place, organization=seat.organization)
    holders = list(here.exclude(pk=but).select_related("person"))
    insist(
        len(holders) < wanted.per_seat,
        _("%(who)s is %(kind)s here already; end that post first, or hand it over.")
        % {"who": holders[0].person if holders else "", "kind": wanted.title},
    )


def end_of_term(wanted, seat, since):
    """The last day of the term: the committee's, or so many years as the limit says; None without terms."""
    if not wanted.term_years:
        return None
    if seat.committee and seat.committee.term_ends:
        return seat.committee.term_ends
    return years_after(since, limit(wanted.term_years, seat.ground.code))


def years_after(day, years):
    """The last of ``years`` years that begin on ``day``."""
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=LAST_DAY_OF_FEBRUARY)
    return day.replace(year=day.year + years) - datetime.timedelta(days=1)
