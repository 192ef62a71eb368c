"""One of everything of the coal industry, by the words of their addresses; foreign to 南关社区."""

from sifang.core import clock
from sifang.industry import commands as industry
from tests.industry.coal import advised, coal_of, stream_of


def add(town, objects):
    """A committee with a member, coverage, a leading enterprise, a visit, a mechanism, a pairing, what was held."""
    coal = coal_of(town)
    visit, stream = advised(coal, "安全员人手不够"), stream_of(coal)
    mechanism = industry.write_mechanism(coal.lu, town.county, "coal", "五融五强")
    objects |= {
        "bodies": coal.body,
        "memberships": industry.join(coal.lu, coal.body, coal.mine),
        "coverage": industry.cover(coal.lu, coal.mine, "coal"),
        "leading": industry.list_leading(coal.lu, coal.mine, "coal", direct_by="两新工委"),
        "advisory": visit,
        "issues": visit.issues.get(),
        "mechanisms": mechanism,
        "mechanism-items": industry.add_item(coal.lu, mechanism, "五融", "组织融合"),
        "pairings": industry.pair(coal.lu, town.bank, coal.mine),
        "trainings": industry.plan_training(coal.lu, town.county, "电商培训", clock.now()),
        "livestreams": stream,
        "sales": industry.add_sale(coal.lu, stream, coal.mine, "刺梨汁", 1_234_50, pieces=30),
    }
