"""The joint committee of 泰安社区: the secretary, the worker and three part-time members whom organizations sent."""

from sifang.core import clock
from sifang.meetings.commands import calling, holding
from sifang.people import commands as people
from sifang.people.models import Committee, Post


def committee_of(town):
    """Five members: two of the community, one of the bank, one of the power team, one without an organization."""
    committee = Committee.objects.create(
        place=town.taian, level="community", name="泰安社区大党委", since=clock.today()
    )
    seats = [("committee_member", town.li, None), ("committee_member", town.wang, None)]
    seats += [("part_time_member", people.register(None, "陆明"), town.bank)]
    seats += [("part_time_member", people.register(None, "方园"), town.power)]
    seats += [("part_time_member", town.su, None)]
    for kind, person, sent_by in seats:
        Post.objects.create(
            person=person, kind=kind, place=town.taian, committee=committee, sent_by=sent_by, since=clock.today()
        )
    return committee


def session(town, starts_at, *titles):
    """A committee meeting in session with plain topics on its agenda."""
    meeting = calling.call(town.wang, town.taian, starts_at, "二楼会议室", kind="committee", chair=town.li)
    for title in titles:
        calling.add_topic(town.wang, meeting, title)
    calling.notify(town.wang, meeting)
    holding.open_session(town.wang, meeting)
    return meeting


def come(actor, meeting, count):
    """So many members come, in the order they were asked; the others stay away."""
    members = meeting.invitations.filter(sits_in=False).order_by("pk")
    for number, invitation in enumerate(members):
        holding.attend(actor, invitation, number < count)
