"""Readings of the roster: a community's four parties and where one is missing."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q

from sifang.people import posts
from sifang.people.models import Organization, Partnership, Person, Post
from sifang.places.models import CITY_LENGTH, COUNTY_LENGTH, Place, range_of, range_of_any
from sifang.places.queries import public_communities

# The posts that stand for a party at a community; organizations stand for theirs by partnership.
PARTY_POSTS = {"l": ("sponsor",), "c": ("secretary", "worker"), "r": ("resident_rep",)}


@dataclass(frozen=True)
class FourParties:
    """Who stands for each of the four parties of one community today."""

    sponsors: list
    partners: list
    community: list
    residents: list

    @property
    def gaps(self):
        """The parties nobody stands for: of "l", "o", "c", "r"."""
        parties = {"l": self.sponsors, "o": self.partners, "c": self.community, "r": self.residents}
        return [party for party, people in parties.items() if not people]


def public_four_parties(place):
    """The four parties of ``place``; names of people in office are public facts."""
    rows = Post.objects.current().filter(place=place).select_related("person", "place")
    held = list(rows.order_by("since", "pk"))
    of = lambda *kinds: [post for post in held if post.kind in kinds]  # noqa: E731
    return FourParties(of("sponsor"), list(partners(place)), of("secretary", "worker"), of("resident_rep"))


def partners(place):
    """The current partnerships of ``place`` with their organizations and liaisons."""
    liaisons = Prefetch(
        "organization__posts", Post.objects.current().filter(kind="liaison").select_related("person"), "liaisons"
    )
    ties = Partnership.objects.current().filter(place=place).select_related("organization__place")
    return ties.prefetch_related(liaisons).order_by("organization__name")


# The public posts that the page of the four parties does not show among them.
REST = ("observer", "seconded_cadre", "building_warden")


def public_rest(place):
    """The other public posts at ``place`` and its grids today: observers, seconded cadres, building wardens."""
    held = Post.objects.current().within(place.code).filter(kind__in=REST)
    return held.select_related("person", "place", "sent_by").order_by("kind", "since", "pk")


def counts_by_kind(place):
    """[(title, how many hold it at ``place`` or below)] of every kind that somebody holds, in the table's order."""
    held = Post.objects.current().within(place.code).order_by().values_list("kind").annotate(n=Count("pk"))
    found = dict(held)
    return [(kind.title, found[kind.name]) for kind in posts.KINDS.values() if kind.name in found]


def organizations_of(place):
    """The organizations that are partners of ``place`` today."""
    return Organization.objects.filter(partnerships__in=Partnership.objects.current().filter(place=place)).order_by(
        "name"
    )


def organizations_within(code):
    """The organizations that are partners of some community at ``code`` or below today."""
    ties = Partnership.objects.current().within(code)
    return Organization.objects.filter(partnerships__in=ties).distinct().order_by("name")


def posts_at(place, *kinds):
    """The posts of ``kinds`` held at ``place`` itself today."""
    return Post.objects.current().filter(place=place, kind__in=kinds)


def departments_for(place):
    """The competent departments that stand above ``place`` (county or city)."""
    above = [place.code[:CITY_LENGTH], place.code[:COUNTY_LENGTH]]
    return Organization.objects.filter(kind=Organization.Kind.DEPARTMENT, place__in=above).order_by("name")


def liaisons_of(organization):
    """The persons who speak for ``organization`` today."""
    return Person.objects.filter(
        posts__in=Post.objects.current().filter(kind="liaison", organization=organization)
    ).distinct()


def public_coverage(code):
    """{community code: the parties that nobody stands for there} of every community at ``code`` or below."""
    parties = {kind: party for party, kinds in PARTY_POSTS.items() for kind in kinds}
    here = public_communities(code).values_list("code", flat=True)
    found = {community: set("locr") for community in here}
    held = Post.objects.current().filter(range_of(code), kind__in=parties).values_list("place_id", "kind")
    for place, kind in held.distinct():
        found.get(place, set()).discard(parties[kind])
    for place in Partnership.objects.current().filter(range_of(code)).values_list("place_id", flat=True).distinct():
        found.get(place, set()).discard("o")
    return {community: [party for party in "locr" if party in missing] for community, missing in found.items()}


def public_named(words, place, limit=20):
    """Organizations of the county of ``place`` whose name holds ``words`` and that are not its partners yet."""
    here = Partnership.objects.current().filter(place=place)
    found = Organization.objects.filter(range_of(place.code[:COUNTY_LENGTH]), name__contains=words)
    found = found.exclude(partnerships__in=here).select_related("place").order_by("name")
    return found[:limit] if words else found.none()


def public_communities_in_use(words=""):
    """The communities where somebody works today and whose name, or whose street's name, holds ``words``; by code."""
    desks = Post.objects.current().filter(kind__in=("secretary", "worker"))
    found = Place.objects.filter(pk__in=desks.values("place"))
    if words:
        streets = Place.objects.filter(kind__in=(Place.Kind.STREET, Place.Kind.TOWN), name__contains=words)
        found = found.filter(Q(name__contains=words) | range_of_any(streets.values_list("pk", flat=True), "code"))
    return found.order_by("code")


def unmaskings_of(person):
    """Who has looked at the name, phone and address of ``person``, and why, the latest first."""
    return person.unmaskings.select_related("by").order_by("-at", "-pk")
