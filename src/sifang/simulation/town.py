"""Setting the demo up: the map, the people in office, the organizations and what they lend."""

from django.utils.translation import gettext as _

from sifang.people import commands as people
from sifang.people.models import Organization
from sifang.places import commands as places
from sifang.places.models import Place
from sifang.resources import commands as resources
from sifang.resources.models import Resource
from sifang.simulation import cast


class Town:
    """The set-up street: who is who, by community."""

    def __init__(self, progress):
        self.progress = progress
        self.street = Place.objects.get(pk=cast.STREET)
        self.communities = [Place.objects.get(pk=code) for code in cast.COMMUNITIES]
        self.workers, self.secretaries, self.reps, self.spots = {}, {}, {}, {}
        self.sponsors, self.leaders, self.liaisons, self.departments, self.bodies = {}, {}, {}, [], {}

    def settle(self):
        """Everybody is in office, every resource is on its list and verified."""
        county = Place.objects.get(pk=cast.COUNTY)
        officer = self._official("officer", cast.OFFICER, "组织部干部", place=county)
        clerk = self._official("street", cast.STREET_CLERK, "街道干部", "street_clerk", place=self.street, by=officer)
        for community in self.communities:
            self._staff(community, officer, clerk)
        self._departments(county)
        for community in self.communities:
            self._partners(community)
        return self

    def _official(self, username, name, title, kind="officer", *, by=None, **seat):
        person = people.register(by, name, title=title, username=username, home=seat.get("place"))
        people.appoint(by, person, kind, **seat)
        return person

    def _staff(self, community, officer, clerk):
        self.progress(_("%(place)s: the four parties") % {"place": community})
        secretary, worker, (leader, rank), reps, spots = cast.COMMUNITIES[community.code]
        tail = community.code[-3:]
        if leader not in self.leaders:
            self.leaders[leader] = people.register(
                officer, leader, title=rank, username=f"leader{len(self.leaders) + 1}"
            )
        self.sponsors[community.code] = self.leaders[leader]
        people.appoint(officer, self.leaders[leader], "sponsor", place=community)
        self.secretaries[community.code] = self._official(
            f"secretary{tail}", secretary, "社区党委书记", "secretary", place=community, by=clerk
        )
        chief = self.secretaries[community.code]
        self.workers[community.code] = self._official(
            f"worker{tail}", worker, "社区工作者", "worker", place=community, by=chief
        )
        self.reps[community.code] = [
            self._official(f"rep{tail}{n}", name, "居民代表", "resident_rep", place=community, by=chief)
            for n, name in enumerate(reps)
        ]
        self.spots[community.code] = [places.add_below(chief, community, spot, Place.Kind.COMPOUND) for spot in spots]

    def _departments(self, county):
        for n, name in enumerate(cast.DEPARTMENTS):
            body = people.found(None, name, county, kind=Organization.Kind.DEPARTMENT)
            person = people.register(None, f"示例科长{'甲乙丙'[n]}", title="部门联络员", username=f"department{n + 1}")
            people.appoint(None, person, "liaison", organization=body)
            self.departments.append((body, person))

    def _partners(self, community):
        """Every community has its own school, property company and service club; the others serve the whole street."""
        self.progress(_("%(place)s: partners and resources") % {"place": community})
        chief, worker = self.secretaries[community.code], self.workers[community.code]
        for name, kind, liaison, lent in cast.ORGANIZATIONS:
            body, speaker = self._body(community, chief, name, kind, liaison, wide=lent[0][-2])
            people.partner(chief, body, community)
            if body.place_id == community.code:
                for resource in lent:
                    self._lend(speaker, worker, community, body, *resource)
        self._talents(community, worker)

    def _body(self, community, chief, name, kind, liaison, wide):
        key = name if wide else name.replace("（", f"{community.short_name}站（")
        if key not in self.bodies:
            body = people.found(chief, key, community, kind=kind, party_org=f"{key.removesuffix('（演示）')}党支部")
            speaker = people.register(chief, liaison, title="联络员", username=f"liaison{len(self.bodies) + 1}")
            people.appoint(chief, speaker, "liaison", organization=body)
            self.bodies[key] = (body, speaker)
            self.liaisons[body.pk] = speaker
        return self.bodies[key]

    def _lend(self, speaker, worker, community, body, name, kind, quantity, capacity, when, conditions, wide, serves):
        resource = resources.declare(
            speaker, community, name, kind, organization=body, quantity=quantity, capacity=capacity,
            availability=when, conditions=conditions, categories=serves.split(),
            area=self.street if wide else community,
        )  # fmt: skip
        resources.verify(worker, resource)

    def _talents(self, community, worker):
        for name, group, what, kind, capacity, when, serves in cast.TALENTS:
            person = people.register(worker, name, home=community)
            resource = resources.declare(
                worker,
                community,
                what,
                kind,
                person=person,
                group=Resource.Group(group),
                capacity=capacity,
                availability=when,
                categories=serves.split(),
            )
            resources.verify(worker, resource)
