"""A compound of 泰安社区 with its company, owners' committee and a demonstration site on its way."""

from sifang.industry import commands as industry
from sifang.people import commands as people
from sifang.people.models import Organization
from tests.people.compounds import USCC


def add(town, objects):
    """One compound, who manages it, its owners' committee, and the site that has applied."""
    place = people.enter_compound(town.li, town.taian, "东湖国际", households=860)
    company = people.found(town.li, "东湖物业", town.taian, kind=Organization.Kind.PROPERTY, uscc=USCC)
    objects["compounds"] = place
    objects["managements"] = people.take_over(town.li, place, company)
    objects["owners-committees"] = people.form_owners_committee(town.li, place)
    objects["sites"] = industry.apply_site(town.wang, place, company, words="支部在小区里常年有人")
