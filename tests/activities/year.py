"""What the tests of a year together stand on: a plan, an activity that is over, a service somebody asked for."""

import datetime

from sifang.activities import commands
from sifang.core import clock
from sifang.people import commands as people


def plan_of(town, year=None, agreed=True):
    """泰安社区's plan with one line in March with the bank, and one in May with the power team."""
    plan = commands.draft_plan(town.li, town.taian, year or clock.today().year)
    commands.add_line(town.li, plan, 3, "policy_talk", "防范电信诈骗宣讲", [town.bank])
    commands.add_line(town.li, plan, 5, "performance", "文艺演出进社区", [town.power])
    if agreed:
        commands.agree_plan(town.li, plan)
    return plan


def activity_of(town, days=3, **facts):
    """An activity of 泰安社区 with both partners, in so many days."""
    facts = {"organizations": [town.bank, town.power], "venue": "小区广场"} | facts
    kind, title = facts.pop("kind", "cleaning"), facts.pop("title", "清理楼道杂物")
    starts_at = clock.now() + datetime.timedelta(days=days)
    return commands.schedule(town.wang, town.taian, kind, title, starts_at, **facts)


def held_activity(town, **facts):
    """An activity that took place yesterday; five of the bank and eight of the power team came."""
    activity = activity_of(town, days=-1, **facts)
    commands.hold(town.wang, activity, came={town.bank.pk: 5, town.power.pk: 8}, residents=30, outcome="清了三个楼道")
    return activity


def service_of(town, **facts):
    """A service of the bank for the elderly that 马秀兰 asked for."""
    item = commands.offer_service(town.su, town.taian, "elder_child", "上门教老人用手机银行", organization=town.bank)
    return commands.ask_service(town.wang, item, name="马秀兰", phone="19900001234", wish="周三下午在家", **facts)


def member_of(town, name="高爱民", sent_by=None):
    """A Party member who reported to 泰安社区 for service."""
    person = people.register(None, name, home=town.taian)
    people.appoint(None, person, "member", place=town.taian)
    post = person.posts.get()
    if sent_by:
        post.sent_by = sent_by
        post.save(update_fields=["sent_by"])
    return post
