"""Those above the small town: an organization department officer, and people who hold nothing yet."""

from sifang.people import commands as people


def officer_of(town):
    """高颖, who holds the organization department's post in the county."""
    return town.official("gaoying", "高颖", "officer", place=town.county)


def somebody(name, **facts):
    """Somebody on record who holds no post."""
    return people.register(None, name, **facts)


def committee_of(town, *, full_time=0, part_time=0):
    """The joint committee of 泰安社区 with so many members of either kind."""
    made = people.constitute(town.li, town.taian)
    for number in range(full_time):
        people.appoint(None, somebody(f"专职{number}"), "committee_member", committee=made)
    for number in range(part_time):
        people.appoint(None, somebody(f"兼职{number}"), "part_time_member", committee=made)
    return made
