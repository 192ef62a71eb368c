"""The joint committees take their seats: nominated, approved, appointed; and the cadres whom organizations send."""

import datetime

from sifang.core import clock
from sifang.meetings.commands import calling, holding
from sifang.people import commands as people
from sifang.people.models import Organization, Person
from sifang.places.models import Place
from sifang.simulation import names
from sifang.simulation.calendar import YEAR, moment
from sifang.simulation.zhangye import cast, offices
from sifang.simulation.zhangye.shares import PART_TIME_AT_STREET


def seat_community(share):
    """The community's joint committee sits: its staff, and part-time members from its partners."""
    place, clerk = Place.objects.get(pk=share.code), offices.clerk_of(share.code)
    secretary = Person.objects.get(username=f"secretary{share.code}")
    staff = [Person.objects.get(username=f"{role}{share.code}") for role, _title in cast.STAFF]
    with clock.at(moment(1, 29)):
        committee = people.constitute(secretary, place, document=_document(share.code))
        full = _full(staff, share.part_time)
        for person in full:
            people.appoint(clerk, person, "committee_member", committee=committee)
        bodies = list(Organization.objects.filter(place=place).order_by("pk")[: share.part_time])
        found = _seat(secretary, clerk, place, committee, bodies, share.part_time)
        people.announce(clerk, committee)
        people.plan_turns(secretary, committee, YEAR, [person for person, _post in (found * 4)[:4]])
    if share.secondments:
        with clock.at(moment(2, 1)):
            _second(share, place, clerk, bodies[-1])


def _full(staff, part_time):
    """So many of the staff that the whole is odd and at least five."""
    number = next(n for n in (2, 3, 1) if (n + part_time) % 2 and n + part_time >= 5)
    return staff[:number]


def _document(code):
    return cast.SAID_DOCUMENT.format(number=int(code[-3:]) or 1)


def _seat(secretary, approver, place, committee, bodies, number):
    found = []
    for name, body in zip(names.persons(number, "part-time", place.pk), bodies, strict=True):
        person = people.register(secretary, name, title=f"{body}党组织负责人"[:60], home=place)
        post = people.nominate(
            secretary, person, "part_time_member", committee=committee, sent_by=body, duty="兼职委员"
        )
        people.approve(approver, post, _document(place.pk))
        people.confirm(approver, post)
        found.append((person, post))
    return found


def _second(share, place, clerk, body):
    officer = offices.officer_of("6207")
    person = people.register(
        clerk, names.persons(1, "seconded", share.code)[0], title=f"{body}选派干部"[:60], home=place
    )
    post = people.nominate(clerk, person, "seconded_cadre", place=place, sent_by=body, duty="社区党委副书记")
    people.approve(officer, post, _document(share.code))
    people.confirm(officer, post)


def seat_street(code):
    """The street's joint committee sits."""
    place, clerk, officer = Place.objects.get(pk=code), offices.clerk_of(code), offices.officer_of("6207")
    with clock.at(moment(1, 26)):
        committee = people.constitute(clerk, place, document=_document(code))
        full = list(Person.objects.filter(username__startswith=f"secretary{code}").order_by("pk"))
        for person in full[: 4 if len(full) >= 4 else len(full) // 2 * 2]:
            people.appoint(officer, person, "committee_member", committee=committee)
        bodies = list(
            Organization.objects.filter(place__in=Place.objects.filter(code__startswith=code, kind="community"))
            .exclude(pk__in=Organization.objects.filter(sent__kind="part_time_member"))
            .order_by("-pk")[:PART_TIME_AT_STREET]
        )
        found = _seat(clerk, officer, place, committee, bodies, PART_TIME_AT_STREET)
        people.announce(officer, committee)
        people.plan_turns(clerk, committee, YEAR, [person for person, _post in found[:4]])


class CommitteeSitting:
    """One meeting of a joint committee: called ten days ahead, it adopts one thing, and the minutes are signed."""

    def __init__(self, calendar, place, actor):
        self.calendar, self.place, self.actor = calendar, place, actor

    def put_down(self, month, day):
        """The notice goes out on that day."""
        self.calendar.put(moment(month, day, 9), self.call)

    def call(self):
        """The members are invited."""
        starts_at = clock.now() + datetime.timedelta(days=10, hours=6)
        venue = cast.VENUE.format(community=self.place)
        self.meeting = calling.call(self.actor, self.place, starts_at, venue, kind="committee")
        calling.add_topic(self.actor, self.meeting, cast.SAID_TOPIC)
        calling.notify(self.actor, self.meeting)
        self.calendar.put(starts_at, self.hold)

    def hold(self):
        """Enough members come, and what they talked over is adopted."""
        holding.open_session(self.actor, self.meeting)
        for invitation in self.meeting.invitations.select_related("person", "meeting"):
            if not invitation.sits_in:
                holding.attend(self.actor, invitation, True)
        for item in self.meeting.items.select_related("meeting"):
            holding.resolve_adopted(self.actor, item, cast.SAID_ADOPTED, note=cast.SAID_AGREED)
            self.calendar.after(30, 16, holding.finish_resolution, self.actor, item.resolution)
        holding.close_session(self.actor, self.meeting)
        self.calendar.after(2, 9, holding.sign, self.actor, self.meeting)
