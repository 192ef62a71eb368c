"""The offices above the communities: who leads the industries, who speaks for departments, firms and companies."""

import datetime

from stdnum.cn import uscc

from sifang.activities import commands as activities
from sifang.core import clock
from sifang.people import commands as people
from sifang.people.models import Organization, Person
from sifang.places import commands as places
from sifang.places.models import Place
from sifang.simulation import names
from sifang.simulation.calendar import moment
from sifang.simulation.panzhou import cast
from sifang.simulation.panzhou.shares import COUNTY, STREETS

Kind = Organization.Kind
# A region nobody lives in, so that no code of the story is anybody's.
CODES = "91999999MA00000{:02d}"


def open_offices():
    """The offices of the county and of its streets are open, and the organizations of the story on record."""
    places.ship()
    county = Place.objects.get(pk=COUNTY)
    with clock.at(moment(1, 4, year=2021)):
        officer = official("officer", "组织部 高颖", "市委组织部干部（演示）", "officer", county)
        for username, title in cast.INDUSTRY_OFFICERS:
            official(username, names.persons(1, "panzhou", username)[0], title, "industry_officer", county, officer)
        name = names.persons(1, "panzhou", "justice")[0]
        official("justice", name, "司法局干部（演示）", "judicial_clerk", county, officer)
        for number, code in enumerate(STREETS, 1):
            name = names.persons(1, "panzhou", code)[0]
            street = Place.objects.get(pk=code)
            official(f"street{number}", name, "街道党工委干部（演示）", "street_clerk", street, officer)
        activities.name_campaign(officer, county, cast.BANNER, datetime.date(2021, 1, 4))
        _departments(officer, county)
        _firms(officer, county)


def official(username, name, title, kind, place, by=None):
    """Somebody with an account who serves at ``place``."""
    person = people.register(by, name, title=title, username=username, home=place)
    people.appoint(by, person, kind, place=place)
    return person


def body_of(officer, county, username, name, kind, title, code=None):
    """An organization of the county and, with a ``username``, the person who speaks for it."""
    body = people.found(officer, name, county, kind=kind, uscc=code)
    if username:
        speaker = names.persons(1, "panzhou", username)[0]
        person = people.register(officer, speaker, title=title, username=username, home=county)
        people.appoint(None, person, "liaison", organization=body)
    return body


def _departments(officer, county):
    for username, name in cast.DEPARTMENTS:
        body_of(officer, county, username, f"{name}{cast.MARK}", Kind.DEPARTMENT, "部门联络员（演示）")


def _firms(officer, county):
    """Law firms, property companies, the bank and the guarantor."""
    for name in cast.FIRMS:
        body_of(officer, county, "", f"{name}{cast.MARK}", Kind.SOCIAL, "")
    for number, name in enumerate(cast.COMPANIES, 1):
        code = CODES.format(number)
        code += uscc.calc_check_digit(code)
        title = "物业企业联络员（演示）"
        body_of(officer, county, f"company{number}", f"{name}{cast.MARK}", Kind.PROPERTY, title, code)
    for username, name in (("bank", cast.BANK), ("guarantor", cast.GUARANTOR)):
        body_of(officer, county, username, name, Kind.ENTERPRISE, "机构联络员（演示）")


def known(username):
    """Who has the account."""
    return Person.objects.get(username=username)


def clerk_of(code):
    """The clerk of the street in which ``code`` lies."""
    return known(f"street{STREETS.index(code[:9]) + 1}")


def organization(name):
    """The organization of the story that is called so."""
    return Organization.objects.get(place=COUNTY, name=f"{name.removesuffix(cast.MARK)}{cast.MARK}")


def companies():
    """The property companies."""
    return [organization(name) for name in cast.COMPANIES]
