"""Another name for a compound of 泰安社区."""

from sifang.places import commands as places


def add(town, objects):
    """One compound with an alias."""
    compound = places.add_below(town.wang, town.taian, "河畔雅居小区", "compound")
    objects["aliases"] = places.add_alias(town.wang, compound, "老毛纺厂院")
