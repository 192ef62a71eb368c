"""How near two places are, told from their codes alone: a place's code is its path."""

from enum import IntEnum

# Province, city, county, street, community; below the community every child adds three digits.
CUTS = (2, 4, 6, 9, 12, 15, 18)
COMMUNITY_LENGTH = 12


class Nearness(IntEnum):
    """The smallest kind of place that holds both, the nearer the greater."""

    FAR = 0
    CITY = 1
    COUNTY = 2
    STREET = 3
    COMMUNITY = 4
    INSIDE = 5  # the same grid, compound or building


_BY_LENGTH = {4: Nearness.CITY, 6: Nearness.COUNTY, 9: Nearness.STREET, 12: Nearness.COMMUNITY}


def is_place(code: str) -> bool:
    """Whether ``code`` is written as the code of a place."""
    return len(code) in CUTS and code.isascii() and code.isdigit()


def shared_place(a: str, b: str) -> str:
    """The code of the smallest place that holds both places; empty when not even a province does."""
    for cut in reversed(CUTS):
        if a[:cut] == b[:cut]:
            return a[:cut]
    return ""


def nearness(a: str, b: str) -> Nearness:
    """How near two places are."""
    length = len(shared_place(a, b))
    return Nearness.INSIDE if length > COMMUNITY_LENGTH else _BY_LENGTH.get(length, Nearness.FAR)


def community_of(code: str) -> str:
    """The code of the community a place is or lies in; of a larger place, its own."""
    return code[:COMMUNITY_LENGTH]
