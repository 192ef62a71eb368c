"""Readings of compounds: who manages each, its owners' committee, which old ones nobody manages."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When

from sifang.core import clock
from sifang.people.models import Compound, Management, Organization, OwnersCommittee, Post
from sifang.places.models import CITY_LENGTH, COMMUNITY_LENGTH, COUNTY_LENGTH, Place, covers, range_of, range_of_any

# So many days before its end a term is named on the list.
WARN_DAYS = 60
ACTS = ("own", "industry", "name_site")


@dataclass(frozen=True)
class Row:
    """One compound as lists show it: the place, what is known of it, its company and owners' committee of today."""

    place: Place
    compound: Any = None
    management: Any = None
    committee: Any = None

    @property
    def days_left(self):
        """Days until the term of the owners' committee ends; None without an end, negative when it is over."""
        ends = self.committee and self.committee.term_ends
        return (ends - clock.today()).days if ends else None

    @property
    def term_ends_soon(self):
        """Whether the term is over, or is in the next weeks."""
        return self.days_left is not None and self.days_left <= WARN_DAYS


def visible_to(viewer):
    """The compounds where the viewer serves, keeps an industry, stands for the owners, or manages for a company."""
    codes = {*viewer.reach.codes, *(code for act in ACTS for code in viewer.codes_of(act))}
    managed = Management.objects.current().filter(organization__in=viewer.reach.organizations)
    found = Place.objects.filter(kind=Place.Kind.COMPOUND)
    return found.filter(range_of_any(sorted(codes), "code") | Q(pk__in=managed.values("place")))


def listing(viewer, code):
    """The compounds at ``code`` or below, old ones that nobody manages first, then in order of code."""
    managed = Exists(Management.objects.current().filter(place=OuterRef("pk")))
    found = visible_to(viewer).filter(range_of(code, "code")).select_related("compound")
    alone = When(compound__is_old=True, is_managed=False, then=Value(0))
    rank = Case(alone, default=Value(1), output_field=IntegerField())
    return found.annotate(is_managed=managed).annotate(rank=rank).order_by("rank", "code")


def old_without_management(viewer, code):
    """The old compounds at ``code`` or below that no company manages today."""
    return listing(viewer, code).filter(compound__is_old=True, is_managed=False)


def brought_under(viewer, code):
    """The managements by which old compounds that nobody had managed got their first company, the earliest first."""
    seen = visible_to(viewer).filter(range_of(code, "code"), compound__is_old=True)
    found = Management.objects.filter(is_first=True, place__in=seen.values("pk"))
    return found.select_related("place", "organization").order_by("since", "pk")


def terms_ending(viewer, code, within_days=WARN_DAYS):
    """The owners' committees at ``code`` or below whose term is over or ends within so many days, the next first."""
    last = clock.today() + datetime.timedelta(days=within_days)
    found = OwnersCommittee.objects.filter(place__in=visible_to(viewer).values("pk"), until=None, term_ends__lte=last)
    return found.within(code).select_related("place").order_by("term_ends", "pk")


def rows(viewer, places):
    """The places, which the viewer has loaded, each with its company and committee of today; constant in queries."""
    places = list(places)
    keys = [place.pk for place in places]
    known = {row.place_id: row for row in Compound.objects.filter(place__in=keys)}
    held = Management.objects.current().filter(place__in=keys).select_related("organization")
    managed = {row.place_id: row for row in held}
    formed = {row.place_id: row for row in OwnersCommittee.objects.current().filter(place__in=keys)}
    return [Row(place, *(found.get(place.pk) for found in (known, managed, formed))) for place in places]


def managements_of(place):
    """Who managed the compound, which the viewer has loaded, since when and until when, the latest first."""
    return Management.objects.filter(place=place).select_related("organization").order_by("-since", "-pk")


def committees_of(place):
    """The owners' committees of the compound, which the viewer has loaded, term by term, the latest first."""
    return OwnersCommittee.objects.filter(place=place).order_by("-since", "-pk")


def posts_of(place):
    """Who stands for the owners and works for the company at the compound, which the viewer has loaded."""
    held = Post.objects.current().filter(place=place, kind__in=("owners_rep", "property_staff"))
    return held.select_related("person", "place", "sent_by").order_by("kind", "since", "pk")


def company_of(place):
    """The company that manages the compound today, or None."""
    held = Management.objects.current().filter(place=place).select_related("organization").first()
    return held.organization if held else None


def owners_of(place):
    """The posts of those who stand for the owners of the compound today."""
    return (
        Post.objects.current().filter(place=place, kind="owners_rep").select_related("person").order_by("since", "pk")
    )


def communities_of(viewer):
    """The codes of the communities where the viewer stands for owners, or speaks for a company that manages there."""
    held = Management.objects.current().filter(organization__in=viewer.reach.organizations)
    codes = [*viewer.codes_of("own"), *held.values_list("place_id", flat=True)]
    return {code[:COMMUNITY_LENGTH] for code in codes}


def manages_within(organization, code):
    """Whether the company manages some compound at ``code`` or below today."""
    return Management.objects.current().within(code).filter(organization=organization).exists()


def public_companies(place):
    """The property companies on record in the county of ``place``, or above it, by name."""
    county = place.code[:COUNTY_LENGTH]
    here = range_of(county) | Q(place__in=(place.code[:CITY_LENGTH], county))
    return Organization.objects.filter(here, kind=Organization.Kind.PROPERTY).order_by("name")


def is_compound_of(place, community):
    """Whether ``place`` is a compound of this community."""
    return place.kind == Place.Kind.COMPOUND and covers(community.code, place.code)
