"""One community's January: who works there, its spots, its leaders, and the rosters that come in as workbooks."""

import datetime

from sifang.core import clock
from sifang.people import commands as people
from sifang.people.models import Organization, Person, Post
from sifang.places import commands as places
from sifang.places.models import Place
from sifang.resources import commands as resources
from sifang.simulation import names
from sifang.simulation.calendar import YEAR, moment
from sifang.simulation.zhangye import cast, offices
from sifang.simulation.zhangye.shares import TAIAN, XIAOSIMIAO, YINMAQIAO
from sifang.simulation.zhangye.workbooks import bring_in

HOUSEHOLDS = range(10, 21)


class Rosters:
    """The four parties of one community take their places."""

    def __init__(self, share, order, leaders):
        self.share, self.order, self.leaders = share, order, leaders
        self.place = Place.objects.get(pk=share.code)
        self.local = names.local(self.place)
        self.dice = names.dice("rosters", share.code)

    def fill(self):
        """Everybody is on record."""
        with clock.at(moment(1, 4)):
            self._staff()
            self._spots()
            self._sponsors()
        with clock.at(moment(1, 8)):
            self._partners()
            self._named_partners()
        with clock.at(moment(1, 15)):
            self._members()
            self._couriers()
        with clock.at(moment(1, 22)):
            self._resources()
            self._talents()

    def _staff(self):
        clerk = offices.clerk_of(self.share.code)
        for (role, title), name in zip(cast.STAFF, names.persons(3, "staff", self.share.code), strict=True):
            person = people.register(
                clerk, name, title=f"{title}（演示）", username=f"{role}{self.share.code}", home=self.place
            )
            people.appoint(clerk, person, "secretary" if role == "secretary" else "worker", place=self.place)
        self.secretary = Person.objects.get(username=f"secretary{self.share.code}")
        for number, name in enumerate(names.persons(2, "reps", self.share.code), 1):
            person = people.register(
                self.secretary, name, title="居民代表", username=f"rep{self.share.code}{number}", home=self.place
            )
            people.appoint(self.secretary, person, "resident_rep", place=self.place)

    def _spots(self):
        called = cast.TAIAN_SPOTS if self.share.code == TAIAN else self._invented_spots()
        self.spots = [places.add_below(self.secretary, self.place, name, Place.Kind.COMPOUND) for name in called]
        self.grids = [
            places.add_below(self.secretary, self.place, f"第{'一二三四五'[n]}网格", Place.Kind.GRID)
            for n in range(self.share.grids)
        ]

    def _invented_spots(self):
        return [f"{self.local}{kind}" for kind in self.dice.sample(cast.COMPOUNDS, 3)]

    def _sponsors(self):
        """The first leader holds the community, the others one grid each."""
        officer = offices.officer_of("6207")
        for (number, top), place in zip(self.leaders, [self.place, *self.grids], strict=True):
            leader = Person.objects.filter(username=f"leader{number}").first() or self._leader(officer, number)
            people.appoint(officer, leader, "sponsor", place=place, is_demonstration=top)

    def _leader(self, officer, number):
        name = f"{names.persons(1, 'leader', number)[0]}{cast.MARK}"
        title = cast.LEADER_TITLES[number % len(cast.LEADER_TITLES)]
        return people.register(officer, name, title=title, username=f"leader{number}", home=self.place)

    def _partners(self):
        called = names.persons(self.share.partners * 2, "partners", self.share.code)
        rows = []
        for number in range(self.share.partners):
            name, kind, members = cast.ORGANIZATIONS[number % len(cast.ORGANIZATIONS)]
            rows.append({
                "org": f"{self.local}{name}{cast.MARK}", "org_type": kind, "member_count": members,
                "party_org": f"{self.local}{name}党支部", "head": called[number * 2], "liaison": called[number * 2 + 1],
                "phone": names.phone(self.order * 40 + number),
                "agreed_on": datetime.date(YEAR, 1, 3 + number % 5),
            })  # fmt: skip
        bring_in(self.secretary, "partners", self.place, rows)

    def _named_partners(self):
        """小寺庙: the two banks and the bureau; 泰安: one liaison has an account."""
        if self.share.code == XIAOSIMIAO:
            for name, kind, _about in cast.XIAOSIMIAO_PARTNERS:
                people.enlist(
                    self.secretary, name, self.place, kind=kind, party_org=f"{name.removesuffix(cast.MARK)}党组织"
                )
        if self.share.code == TAIAN:
            body = Organization.objects.filter(place=self.place).order_by("pk").first()
            person = people.register(
                self.secretary, "韩松", title="单位联络员（演示）", username="liaison1", home=self.place
            )
            people.appoint(self.secretary, person, "liaison", organization=body)

    def _members(self):
        """A tenth of the members keep in touch with households; nobody is asked for more than a name and a phone."""
        called = names.persons(self.share.members, "members", self.share.code)
        bodies = list(Organization.objects.filter(place=self.place).order_by("pk").values_list("name", flat=True))
        rows = [self._member(n, name, bodies[n % len(bodies)]) for n, name in enumerate(called)]
        bring_in(self.secretary, "members", self.place, rows)
        linked = [
            {
                "name": row["name"], "phone": row["phone"], "community": self.place.name,
                "scope": self.spots[n % len(self.spots)].short_name, "households": self.dice.choice(HOUSEHOLDS),
            }
            for n, row in enumerate(rows[: self.share.households])
        ]  # fmt: skip
        bring_in(self.secretary, "households", self.place, linked)

    def _member(self, number, name, body):
        return {
            "name": name, "phone": names.phone(self.order * 300 + number), "org_post": body,
            "home_place": self.spots[number % len(self.spots)].short_name,
            "skills": self.dice.choice(cast.SKILLS) or None, "preferred_posts": self.dice.choice(cast.WISHES) or None,
            "registered_on": datetime.date(YEAR, 1, self.dice.randrange(4, 16)),
        }  # fmt: skip

    def _couriers(self):
        called = names.persons(self.share.couriers, "couriers", self.share.code)
        rows = []
        for number, name in enumerate(called):
            employer, job = self.dice.choice(cast.PLATFORMS)
            rows.append({
                "name": name, "employer": employer, "job": job, "area": self.spots[number % 3].short_name,
                "phone": names.phone(self.order * 17 + number + 5_000), "willing": "随手报、顺路送", "consent": "已签",
                "registered_on": datetime.date(YEAR, 1, self.dice.randrange(4, 16)),
            })  # fmt: skip
        bring_in(self.secretary, "couriers", self.place, rows)

    def _resources(self):
        rows = self._rich_list() if self.share.code == YINMAQIAO else self._usual_list()
        here = set(Organization.objects.filter(place=self.place).values_list("name", flat=True))
        bring_in(self.secretary, "resources", self.place, [row for row in rows if row["org"] in here])

    def _rich_list(self):
        return [
            {"org": f"{self.local}{body}{cast.MARK}", "name": name, "category": kind, "quantity": "按约定提供"}
            for body, name, kind in cast.YINMAQIAO_RESOURCES
        ]

    def _usual_list(self):
        first = self.order % len(cast.RESOURCES)
        chosen = (cast.RESOURCES * 2)[first : first + cast.USUAL_RESOURCES]
        return [
            {
                "org": f"{self.local}{body}{cast.MARK}", "name": name, "category": kind, "quantity": quantity,
                "availability": when or None,
            }
            for body, name, kind, quantity, when in chosen
        ]  # fmt: skip

    def _talents(self):
        number = cast.YINMAQIAO_TALENTS if self.share.code == YINMAQIAO else cast.USUAL_TALENTS
        worker = Person.objects.get(username=f"worker{self.share.code}")
        for n, name in enumerate(names.persons(number, "talents", self.share.code)):
            group, what, kind = cast.TALENTS[(n + self.order) % len(cast.TALENTS)]
            person = people.register(worker, name, home=self.place)
            offer = resources.declare(worker, self.place, what, kind, person=person, group=group, quantity="每周一次")
            resources.verify(worker, offer)


def liaisons(place):
    """{organization: who speaks for it} of the partners of ``place``."""
    held = Post.objects.current().filter(kind="liaison", organization__partnerships__place=place)
    return {post.organization_id: post.person for post in held.select_related("person").order_by("-pk")}
