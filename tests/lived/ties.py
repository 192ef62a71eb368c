"""A contact point, a committee, and a nomination for it."""

from sifang.people import commands as people


def add(town, objects):
    """The sponsor's post, the joint committee of 泰安社区, and somebody nominated to it."""
    objects["sponsorships"] = town.chen.posts.get()
    objects["committees"] = people.constitute(town.li, town.taian)
    objects["nominations"] = people.nominate_new(
        town.li, "陆远", "part_time_member", committee=objects["committees"], sent_by=town.bank
    )
