"""Readings of the roster: a community's four parties and where one is missing."""

from dataclasses import dataclass

from django.db.models import Prefetch

from sifang.people.models import Organization, Partnership, Person, Post


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
    held = list(Post.objects.current().filter(place=place).select_related("person").order_by("since", "pk"))
    of = lambda *kinds: [post for post in held if post.kind in kinds]  # noqa: E731
    return FourParties(of("sponsor"), list(partners(place)), of("secretary", "worker"), of("resident_rep"))


def partners(place):
    """The current partnerships of ``place`` with their organizations and liaisons."""
    liaisons = Prefetch("organization__posts", Post.objects.current().filter(kind="liaison").select_related("person"), "liaisons")
    ties = Partnership.objects.current().filter(place=place).select_related("organization")
    return ties.prefetch_related(liaisons).order_by("organization__name")


def organizations_of(place):
    """The organizations that are partners of ``place`` today."""
    return Organization.objects.filter(partnerships__in=Partnership.objects.current().filter(place=place)).order_by("name")


def departments_for(place):
    """The competent departments that stand above ``place`` (county or city)."""
    return Organization.objects.filter(kind=Organization.Kind.DEPARTMENT, place__code__in=[place.code[:4], place.code[:6]]).order_by("name")


def holders(kind, code):
    """The persons who hold a post of ``kind`` today at exactly the place ``code``."""
    return Person.objects.filter(posts__in=Post.objects.current().filter(kind=kind, place_id=code)).distinct()


def liaisons_of(organization):
    """The persons who speak for ``organization`` today."""
    return Person.objects.filter(posts__in=Post.objects.current().filter(kind="liaison", organization=organization)).distinct()
