"""One small town with people you come to know: secretary Li, worker Wang, leader Chen, liaison Su, resident Ma."""

import datetime
import pkgutil
from importlib import import_module

from sifang.core import clock, errands
from sifang.letters.models import Letter
from sifang.meetings.commands import calling, holding
from sifang.needs import commands as needs
from sifang.people import commands as people
from sifang.people.models import Organization
from sifang.places.models import Place
from sifang.projects.commands import carrying, claiming, matching
from sifang.projects.models import Project
from sifang.resources import commands as resources
from tests import lived as lived_package
from tests.worlds import world

TAIAN, NANGUAN, COUNTY, STREET = "620702002010", "620702002003", "620702", "620702002"


class Town:
    """泰安社区 with its four parties, and 南关社区 next door with a secretary of its own."""

    def __init__(self):
        self.city = Place.objects.create(code="6207", name="张掖市", short_name="张掖市", kind="city")
        self.county = Place.objects.create(code=COUNTY, name="甘州区", short_name="甘州区", kind="county")
        self.street = Place.objects.create(code=STREET, name="南街街道", short_name="南街街道", kind="street")
        self.taian = Place.objects.create(
            code=TAIAN, name="泰安社区居民委员会", short_name="泰安社区", kind="community"
        )
        self.nanguan = Place.objects.create(
            code=NANGUAN, name="南关社区居民委员会", short_name="南关社区", kind="community"
        )
        self.clerk = self.official("clerk", "孙立", "street_clerk", place=self.street)
        self.li = self.official("li", "李兰", "secretary", place=self.taian)
        self.wang = self.official("wang", "王芳", "worker", place=self.taian)
        self.chen = self.official("chen", "陈致远", "sponsor", place=self.taian)
        self.rep = self.official("rep", "何建国", "resident_rep", place=self.taian)
        self.zhou = self.official("zhou", "周敏", "secretary", place=self.nanguan)
        self.bank, self.su = self.body("河西银行", "su", "苏静")
        self.power, self.deng = self.body("供电服务队", "deng", "邓超")
        self.housing = people.found(None, "住建局", self.county, kind=Organization.Kind.DEPARTMENT)
        self.officer = self.official("housing", "郑科长", "liaison", organization=self.housing)
        self.ma = people.register(None, "马秀兰", phone="19900001234", home=self.taian)

    def official(self, username, name, kind, **seat):
        """Somebody in office."""
        person = people.register(None, name, username=username, home=seat.get("place"))
        people.appoint(None, person, kind, **seat)
        return person

    def body(self, name, username, liaison):
        """A partner organization of 泰安社区 and its liaison."""
        body = people.found(None, name, self.taian, party_org=f"{name}党支部")
        people.partner(None, body, self.taian)
        return body, self.official(username, liaison, "liaison", organization=body)

    def foreign_body(self, name, place):
        """An organization that is a partner of ``place``."""
        body = people.found(None, name, place)
        people.partner(None, body, place)
        return body

    def need(self, text="三号楼路灯坏了，晚上看不清路", *, verified=True, asker=None, **facts):
        """A need of resident Ma in 泰安社区, verified unless said otherwise."""
        need = needs.report(None, self.taian, text, asker=asker or self.ma)
        if verified:
            needs.verify(self.wang, need, **({"kind": "technology", "category": "infrastructure", "amount": 2} | facts))
        return need

    def resource(self, name="电工检修线路路灯", organization=None, *, verified=True, **facts):
        """A resource of the power team in 泰安社区."""
        facts = {"kind": "technology", "categories": ["infrastructure"], "capacity": 6} | facts
        resource = resources.declare(
            self.wang, self.taian, name, facts.pop("kind"), organization=organization or self.power, **facts
        )
        if verified:
            resources.verify(self.wang, resource)
        return resource

    def project(self, **facts):
        """A proposal for a new need, matched with a new resource."""
        need = self.need(**facts)
        self.resource()
        matching.match(self.wang, self.taian)
        return Project.objects.get(needs=need)

    def meeting(self, *projects, opened=True):
        """A joint meeting with these projects on its agenda, in session unless said otherwise."""
        meeting = calling.call(
            self.wang, self.taian, clock.now() + datetime.timedelta(days=5), "二楼会议室", chair=self.li
        )
        for project in projects:
            calling.put_on_agenda(self.wang, meeting, project)
        if opened:
            calling.notify(self.wang, meeting)
            holding.open_session(self.wang, meeting)
        return meeting

    def claimed(self, **facts):
        """A project that the joint meeting gave to the power team."""
        project = self.project(**facts)
        item = self.meeting(project).items.get()
        holding.resolve_claimed(self.wang, item, self.power, due=clock.today() + datetime.timedelta(days=20))
        project.refresh_from_db()
        return project


@world
def town():
    """The small town, new for each test."""
    return Town()


@world
def lived(town):
    """One object of every kind in 泰安社区, by the first word of its address."""
    return live(town)


def live(town):
    """One object of every kind in 泰安社区, by the first word of its address."""
    project = town.claimed()
    item = project.items.get()
    step = carrying.plan_step(town.deng, project, "检修", clock.today())
    other = town.project(text="五号楼雨棚松动要掉下来")
    intent = claiming.state_intent(town.su, other, town.bank)
    hard = town.project(text="七号楼下水管返臭没人修")
    hard_item = town.meeting(hard).items.get(project=hard)
    holding.resolve_escalated(
        town.wang, hard_item, tried="看过现场", asked="请协调施工许可", departments=[town.housing]
    )
    escalation = hard.escalations.get()
    carrying.submit(town.deng, project, "已经办好")
    carrying.accept(town.wang, project)
    need = project.needs.get()
    needs.rate(town.ma, need, "yes", 5)
    errands.run_all()
    objects = {
        "needs": need, "projects": project, "steps": step, "intents": intent, "escalations": escalation,
        "asks": escalation.asks.get(), "meetings": item.meeting, "items": item,
        "invitations": item.meeting.invitations.first(), "resolutions": item.resolution, "claims": item.claim,
        "letters": Letter.objects.first(), "resources": project.allocations.get().booking.resource,
        "roster": town.li.posts.first(),
    }  # fmt: skip
    for chapter in chapters():
        chapter.add(town, objects)
    return objects


def chapters():
    """The modules of ``tests/lived``: each adds the objects of one context."""
    return [import_module(f"tests.lived.{found.name}") for found in pkgutil.iter_modules(lived_package.__path__)]
