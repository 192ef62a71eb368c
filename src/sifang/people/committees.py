"""Readings of joint committees: who sits in them, what is still wrong with them, how many must come."""

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _

from sifang.people.limits_of import limit, limits
from sifang.people.models import Committee, Post, Turn
from sifang.places.models import STREET_LENGTH, Place, range_of, range_of_any

SEATS = ("committee_member", "part_time_member")
LEVEL_OF = {"street": ("street", "town"), "community": ("community", "village")}
HUNDRED = 100


def usual_name(place, level):
    """The name a joint committee has when nobody gives it another: in the words of the installation."""
    return f"{place}大工委" if level == Committee.Level.STREET else f"{place}大党委"


def members(committee, day=None):
    """The seats that are held today, full-time members first."""
    rows = Post.objects.current(day).filter(committee=committee, kind__in=SEATS)
    return rows.select_related("person", "sent_by", "place").order_by("kind", "since", "pk")


def waiting(committee):
    """The nominations of the committee that are not appointed yet."""
    rows = Post.objects.filter(committee=committee, stage__in=(Post.Stage.NOMINATED, Post.Stage.APPROVED))
    return rows.select_related("person", "sent_by", "nominated_by", "place").order_by("pk")


def quorum(committee, day=None):
    """How many members must come: the percentage of its place, rounded up."""
    percent, count = limit("quorum_percent", committee.place_id), members(committee, day).count()
    return -(-percent * count // HUNDRED)


def faults(committee):
    """What is wrong with the committee by the limits of its place, each in a sentence; none when it is complete."""
    kinds = list(members(committee).values_list("kind", flat=True))
    level, total, part_time = committee.level, len(kinds), kinds.count("part_time_member")
    names = [f"{level}_committee_least", f"{level}_committee_most", f"{level}_part_time_most"]
    least, most, part_most = limits(committee.place_id, *names).values()
    sentences = (
        (total % 2 == 0, _("The number of members must be odd, so that no vote is tied; there are %(n)s.")),
        (total < least, _("At least %(least)s members are needed; there are %(n)s.")),
        (total > most, _("At most %(most)s members are allowed; there are %(n)s.")),
        (part_time > part_most, _("At most %(part_most)s part-time members are allowed; there are %(part)s.")),
    )
    facts = {"n": total, "least": least, "most": most, "part_most": part_most, "part": part_time}
    return [sentence % facts for wrong, sentence in sentences if wrong]


def turns(committee, year=None):
    """Whose turn it is to chair, in order; only the turns that begin in ``year`` if given."""
    rows = Turn.objects.filter(committee=committee).select_related("person", "organization")
    return rows.filter(since__year=year) if year else rows


def turn_on(committee, day):
    """Whose turn it is on ``day``, or None."""
    return turns(committee).filter(since__lte=day, until__gte=day).first()


def open_committee(place):
    """The committee of ``place`` today, or None."""
    return Committee.objects.filter(place=place, until=None).first()


def open_at(places):
    """The committees of these places today."""
    return Committee.objects.filter(place__in=places, until=None)


def committees(viewer):
    """The committees that the viewer's posts reach, at their places and where their organization is a partner."""
    reach = viewer.reach
    return Committee.objects.filter(
        range_of_any(reach.codes)
        | Q(place__in=[*reach.communities, *_streets_of(reach)])
        | Q(pk__in=Post.objects.current().filter(person=viewer, kind__in=SEATS).values("committee"))
    ).select_related("place")


def _streets_of(reach):
    return {code[:STREET_LENGTH] for code in (*reach.codes, *reach.communities) if len(code) > STREET_LENGTH}


def places_and_committees(viewer, code, level, *, without=False):
    """The places of ``level`` at or below ``code``; ``without`` keeps those that have no committee."""
    open_here = Committee.objects.filter(place=OuterRef("pk"), until=None)
    rows = Place.objects.filter(range_of(code, "code"), kind__in=LEVEL_OF[level]).filter(
        range_of_any(viewer.reach.codes, "code")
    )
    return rows.filter(~Exists(open_here)).order_by("code") if without else rows.order_by("code")


def with_counts(rows):
    """The committees with ``total`` and ``part_time``, the seats held today."""
    held = Post.objects.current().filter(kind__in=SEATS)
    of = lambda *kinds: Count("seats", filter=Q(seats__in=held.filter(kind__in=kinds)))  # noqa: E731
    return rows.annotate(total=of(*SEATS), part_time=of("part_time_member"))
