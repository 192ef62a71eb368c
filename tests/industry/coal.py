"""The coal industry of 甘州区: its officer Lu, a committee, two mines with a liaison, a bank, a livestream."""

import datetime
from dataclasses import dataclass
from typing import Any

from sifang.core import clock
from sifang.industry import commands as industry
from sifang.people import commands as people
from sifang.people.models import Organization


@dataclass
class Coal:
    """Those whom the tests meet."""

    town: Any
    lu: Any
    mine: Any
    fang: Any
    pit: Any
    body: Any


def coal_of(town):
    """The industry at its start: a committee at work, two enterprises, nothing covered yet."""
    lu = town.official("lu", "陆岩", "industry_officer", place=town.county)
    mine = people.found(None, "邦达矿业", town.county, kind=Organization.Kind.ENTERPRISE)
    pit = people.found(None, "紫森源矿业", town.county, kind=Organization.Kind.ENTERPRISE)
    fang = town.official("fang", "方远", "liaison", organization=mine)
    body = industry.found_body(
        lu, town.county, "committee", "煤炭行业党委", "coal", duties="管行业党建", document="1号"
    )
    industry.register_body(lu, body)
    industry.activate_body(lu, body)
    return Coal(town, lu, mine, fang, pit, body)


def advised(coal, *issues):
    """A visit of 住建局 to the mine that was held, with these issues."""
    visit = industry.plan_advisory(coal.town.officer, coal.town.housing, coal.mine, clock.today(), "看看安全用工")
    industry.hold_advisory(coal.town.officer, visit, issues=issues)
    return visit


def stream_of(coal, *, held=True):
    """A livestream yesterday, held unless said otherwise."""
    yesterday = clock.now() - datetime.timedelta(days=1)
    stream = industry.plan_livestream(coal.lu, coal.town.county, "丰收节直播", yesterday, channel="抖音")
    if held:
        industry.hold_livestream(coal.lu, stream)
    return stream
