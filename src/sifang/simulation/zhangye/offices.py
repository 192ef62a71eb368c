"""The year begins: the map, the offices above the communities, who leads where, the departments, the campaigns."""

import datetime

from sifang.activities import commands as activities
from sifang.core import clock
from sifang.people import commands as people
from sifang.people.models import Organization, Person
from sifang.places import commands as places
from sifang.places.models import CITY_LENGTH, COUNTY_LENGTH, Place
from sifang.simulation import names
from sifang.simulation.calendar import YEAR, moment
from sifang.simulation.zhangye import cast
from sifang.simulation.zhangye.shares import DEMONSTRATIONS, STREETS

CITY = "6207"


def open_offices(shares):
    """The offices are open: city, counties, streets and towns, with departments, observers and the top leaders."""
    places.ship()
    with clock.at(moment(1, 2)):
        for share in shares:
            if share.placeholder:
                name = f"{share.placeholder}居民委员会"
                places.enter(None, share.code, name, Place.Kind.COMMUNITY, short_name=share.placeholder)
        officer = _official("officer", "组织部 高颖", "市委组织部干部（演示）", "officer", CITY)
        counties = sorted({share.code[:COUNTY_LENGTH] for share in shares})
        for county in counties:
            _county(county, officer)
        _streets(sorted({share.street for share in shares}), officer)
        _administrators()
        for number, (name, title) in enumerate(cast.TOP_LEADERS, 1):
            people.register(officer, name, title=title, username=f"leader{number}", home=Place.objects.get(pk=CITY))
        for name in cast.CAMPAIGNS:
            activities.name_campaign(officer, Place.objects.get(pk=CITY), name, datetime.date(YEAR, 1, 2))


def _official(username, name, title, kind, code, by=None):
    place = Place.objects.get(pk=code)
    person = people.register(by, name, title=title, username=username, home=place)
    people.appoint(by, person, kind, place=place)
    return person


def _county(code, officer):
    """The county's organization department and its three competent departments."""
    county = Place.objects.get(pk=code)
    _official(f"officer{code}", names.persons(1, code)[0], "县区委组织部干部（演示）", "officer", code)
    for number, name in enumerate(cast.DEPARTMENTS, 1):
        body = people.found(officer, f"{county}{name}{cast.MARK}", county, kind=Organization.Kind.DEPARTMENT)
        speaker = names.persons(1, code, name)[0]
        person = people.register(officer, speaker, title="部门联络员（演示）", username=f"department{code}{number}")
        people.appoint(None, person, "liaison", organization=body)


def _streets(codes, officer):
    """A clerk at each street or town, and an observer at each of the five streets."""
    for code in codes:
        street = code in STREETS
        name = names.persons(2, code)
        username = f"street{STREETS.index(code) + 1}" if street else f"town{code}"
        clerk = _official(username, name[0], "街道党工委干部（演示）", "street_clerk", code, by=officer)
        if street:
            number = STREETS.index(code) + 1
            _official(f"observer{number}", name[1], "人大代表（演示）", "observer", code, by=clerk)


def _administrators():
    """Three people for the three administrators."""
    for kind, title in cast.ADMINISTRATORS:
        _official(kind.replace("_", ""), names.persons(1, kind)[0], title, kind, CITY)


def leaders_of(shares):
    """{community code: [(number of the leader, whether it leads a demonstration point)]}: its own first, then grids.

    The top leaders hold two communities each; everybody else one community or one grid.
    """
    found = {share.code: [] for share in shares}
    for number, codes in enumerate(DEMONSTRATIONS, 1):
        for code in codes:
            if code in found:
                found[code].append((number, True))
    number = len(DEMONSTRATIONS)
    for share in shares:
        if not found[share.code]:
            number += 1
            found[share.code].append((number, False))
    for share in shares:
        for _grid in range(share.grids):
            number += 1
            found[share.code].append((number, False))
    return found


def officer_of(code):
    """The organization department's officer of the city, or of the county in which ``code`` lies."""
    return Person.objects.get(username="officer" if len(code) <= CITY_LENGTH else f"officer{code[:COUNTY_LENGTH]}")


def clerk_of(code):
    """The clerk of the street or town in which ``code`` lies."""
    street = code[:9]
    return Person.objects.get(username=f"street{STREETS.index(street) + 1}" if street in STREETS else f"town{street}")
