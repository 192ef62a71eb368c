"""Who signs the papers of an appointment: the office that approves, the body that appoints."""

from sifang.people.models import Committee
from sifang.places.models import COUNTY_LENGTH, STREET_LENGTH, Place


def approver(post):
    """The office whose approval this post needs: the street's Party committee, or the organization department."""
    if post.kind == "part_time_member" and len(post.place_id) > STREET_LENGTH:
        return party_committee(_above(post.place_id, STREET_LENGTH))
    county = _above(post.place_id, COUNTY_LENGTH)
    return f"中共{county.name}委组织部" if county else "组织部门"


def proposer(post):
    """The body that the reply is written to: the Party organization of the place."""
    return party_committee(post.place)


def party_committee(place):
    """The Party organization of a street or a community, by its name."""
    if place is None:
        return "街道党工委"
    if len(place.code) == STREET_LENGTH:
        return f"中共{place.name}工作委员会" if place.kind == Place.Kind.STREET else f"中共{place.name}委员会"
    return f"{place.short_name}党组织"


def role(post):
    """The office in words, with the body it is held in."""
    if post.kind == "part_time_member":
        return f"{post.committee or post.place}兼职委员"
    return f"{post.place}{post.duty or '任职干部'}"


def level(committee):
    """What such a committee is called."""
    return "大工委" if committee.level == Committee.Level.STREET else "大党委"


def in_words(day):
    """A day as official papers write it; blanks without one."""
    return f"{day.year}年{day.month}月{day.day}日" if day else "　　年　　月　　日"


def _above(code, length):
    return Place.objects.filter(pk=code[:length]).first()
