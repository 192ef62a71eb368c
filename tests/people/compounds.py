"""东湖国际 of 泰安社区 with its property company, owners' committee and those who stand for both, for the tests."""

from dataclasses import dataclass
from typing import Any

from sifang.people import commands as people
from sifang.people.models import Organization
from sifang.places import commands as places
from sifang.places.models import Place

USCC, OTHER_USCC = "91520222MA6DKQ0A1B", "91520222MA6DKQ0B2F"


@dataclass
class Estate:
    """A compound, the company that manages it with its liaison, and the owners' representative."""

    place: Any
    company: Any
    liaison: Any
    owner: Any


def compound(town, name="东湖国际", **facts):
    """A compound of 泰安社区."""
    place = places.add_below(town.li, town.taian, name, Place.Kind.COMPOUND)
    people.describe_compound(town.wang, place, **facts)
    return place


def company(town, name="东湖物业", uscc=USCC):
    """A property company of 泰安社区."""
    return people.found(town.li, name, town.taian, kind=Organization.Kind.PROPERTY, uscc=uscc)


def estate(town):
    """东湖国际, managed by 东湖物业 since today, with an owners' committee of which somebody is the representative."""
    place, body = compound(town, households=860, built_in=2015), company(town)
    people.take_over(town.wang, place, body)
    people.form_owners_committee(town.wang, place, filing_number="泰安业备〔2026〕3号")
    liaison = town.official("donghu", "刘经理", "liaison", organization=body)
    owner = town.official("owner", "许业主", "owners_rep", place=place)
    return Estate(place, body, liaison, owner)
