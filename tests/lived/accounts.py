"""Objects of the people's context in 泰安社区."""


def add(town, objects):
    """An account."""
    objects["accounts"] = town.li
