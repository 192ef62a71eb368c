"""东门商圈 of 泰安社区: its clerk, and three shops to build upon."""

from sifang.commerce import commands
from sifang.commerce.models import Measure

CODE = "91620702MA73X2EY2Y"


class Mall:
    """A district with the noodle house, the book shop and the pharmacy, kept by clerk Qin."""

    def __init__(self, town):
        self.town = town
        self.qin = town.official("qin", "秦岚", "district_clerk", place=town.taian)
        self.district = commands.found_district(self.qin, town.taian, "东门商圈", party_org="东门商圈党支部")
        self.noodles = self.shop("老城面馆", area="86.5", contact_name="马国栋", phone="19900002222")
        self.books = self.shop("墨香书店", area=120, organization=town.bank)
        self.pharmacy = self.shop("康宁药房", area=60)

    def shop(self, name, **facts):
        """One more shop on the roster."""
        return commands.register_merchant(self.qin, self.district, name, trade="零售", **facts)

    def measure(self, kind, title="秋季联合行动", *, runs=True):
        """A measure of this kind, running unless said otherwise."""
        made = commands.start_measure(self.qin, self.district, kind, title)
        if runs:
            commands.run_measure(self.qin, made)
        return made

    def pledged(self):
        """The pledge of the noodle house."""
        return commands.pledge(self.qin, self.noodles)

    def cost(self, amount=100_000, basis="area"):
        """A shared cost of 1,000 元 by area, drafted."""
        shops = (self.noodles, self.books, self.pharmacy)
        weights = {shop.pk: shop.area if basis == "area" else 1 for shop in shops}
        return commands.draft_cost(self.qin, self.measure(Measure.Kind.COST), "秋季灯饰", amount, basis, weights)
