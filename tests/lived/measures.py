"""A business district of 泰安社区 with a shop of each kind of record: pledge, measure, shared cost."""

from sifang.commerce import queries
from tests.commerce.mall import Mall


def add(town, objects):
    """东门商圈, a shop with its pledge, a measure with a cost that waits for the merchants' word."""
    mall = Mall(town)
    cost = mall.cost()
    objects["districts"] = mall.district
    objects["merchants"] = mall.noodles
    objects["pledges"] = mall.pledged()
    objects["measures"] = cost.measure
    objects["costs"] = cost
    objects["shares"] = queries.shares_of(cost).first()
