"""A business district of 泰安社区 with two shops, its clerk, and the bank they turn to."""

import datetime

from sifang.commerce import commands as commerce
from sifang.core import clock
from sifang.people import commands as people

USCC = "91620702MA71AB0C5Y"
DAY = datetime.timedelta(days=1)


class Shops:
    """盛世商圈: a noodle shop and a shoe shop, clerk Luo who keeps the finance desk, 农商银行 and a guarantor."""

    def __init__(self, town):
        self.luo = town.official("luo", "罗芸", "district_clerk", place=town.taian)
        since = clock.today() - 400 * DAY
        self.district = commerce.found_district(self.luo, town.taian, "盛世商圈", since=since)
        self.noodles, self.shoes = (
            commerce.register_merchant(self.luo, self.district, name, uscc=uscc, since=since)
            for name, uscc in (("顺口面馆", USCC), ("老张鞋店", ""))
        )
        self.lender = people.found(None, "甘州农商银行", town.county)
        self.guarantor = people.found(None, "惠民担保公司", town.county)
