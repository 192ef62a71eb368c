"""A business district of 泰安社区 with two shops, its clerk, and the bank they turn to."""

import datetime

from sifang.commerce.models import District, Merchant
from sifang.core import clock
from sifang.people import commands as people

DAY = datetime.timedelta(days=1)


class Shops:
    """盛世商圈: a noodle shop and a shoe shop, clerk Luo who keeps the finance desk, 农商银行 and a guarantor."""

    def __init__(self, town):
        self.luo = town.official("luo", "罗芸", "district_clerk", place=town.taian)
        since = clock.today() - 400 * DAY
        self.district = District.objects.create(place=town.taian, name="盛世商圈", since=since)
        self.noodles, self.shoes = (
            Merchant.objects.create(place=town.taian, district=self.district, name=name, uscc=uscc, since=since)
            for name, uscc in (("顺口面馆", "91620702MA71AB0C5Y"), ("老张鞋店", ""))
        )
        self.lender = people.found(None, "甘州农商银行", town.county)
        self.guarantor = people.found(None, "惠民担保公司", town.county)
