"""A committee meeting in the browser: from a partner's topic to the next meeting; and a council on a phone."""

import datetime

import pytest

from sifang.core import clock
from sifang.meetings.models import Council, Item, Meeting
from sifang.people import commands as people
from sifang.places.models import Place
from tests.meetings.committees import committee_of
from tests.stories.visitor import Visitor
from tests.town import Town

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "Zhangye-2026-story"


@pytest.fixture
def lived_town():
    """The town with its committee; those who log in here have a password."""
    town = Town()
    committee_of(town)
    for person in (town.li, town.wang, town.su, town.rep):
        people.change_password(person, PASSWORD)
    return town


def test_a_topic_goes_to_the_committee_and_its_resolution_opens_the_next_meeting(lived_town, desk, more_desks):
    liaison = Visitor(desk)
    liaison.log_in("su", PASSWORD)
    liaison.page.goto("/topics/")
    liaison.follow("提一个议题", "main")
    liaison.write("title", "充电桩放在哪里")
    liaison.write("why", "北门老有人飞线充电")
    liaison.press("提交议题")
    liaison.sees("充电桩放在哪里", "河西银行")

    office = Visitor(more_desks())
    office.log_in("li", PASSWORD)
    office.page.goto("/meetings/")
    office.follow("议题", "main")
    office.sees("有1个议题等您看一看")
    office.follow("充电桩放在哪里", "main")
    office.press("可以上会")
    office.page.goto("/meetings/")
    office.follow("召集会议", "main")
    office.choose("kind", "committee")
    office.write("day", f"{clock.today() + datetime.timedelta(days=14)}")
    office.write("venue", "二楼会议室")
    office.press("召集会议")
    office.sees("泰安社区大党委", "河西银行提的议题", "陆明（河西银行）")
    office.press("放上")
    assert "充电桩放在哪里" in office.paper("会议通知 Word")
    office.press("发出会议通知")
    office.sees("到会委员满3名，才能通过决议")

    liaison.page.goto(here_of(Meeting.objects.get()))
    liaison.press("我到了")
    liaison.sees("已经记下您到会")

    office.press("开会")
    office.write("text", "北门东侧先装四台")
    office.page.locator("[name=organization]").select_option(label="河西银行")
    office.write("owner", "苏静")
    office.press("通过，派下去办")
    office.sees("到会委员1名，不满3名")
    office.follow("记到会的人", "main")
    for member in ("陆明到会", "方园到会"):
        office.press(member)
    office.follow("回到议程", "main")
    office.press("散会，出纪要")
    office.press("签发纪要")
    office.sees("北门东侧先装四台", "河西银行", "签发过1稿")
    text = office.paper("纪要 Word")
    assert "出席：" in text and "列席" not in text and "会议议定：北门东侧先装四台" in text

    liaison.page.goto("/organization/")
    liaison.sees("会上定给你们、还没销号的", "北门东侧先装四台")

    office.page.goto("/meetings/")
    office.follow("召集会议", "main")
    office.choose("kind", "committee")
    office.write("day", f"{clock.today() + datetime.timedelta(days=40)}")
    office.write("venue", "二楼会议室")
    office.press("召集会议")
    office.sees("以前议定，还没销号：北门东侧先装四台")
    assert Item.objects.filter(old_resolution__text="北门东侧先装四台").count() == 1


def here_of(meeting):
    return f"/meetings/{meeting.pk}/here/?code={meeting.door_code}"


def test_a_council_is_written_down_on_a_phone_in_eight_acts_at_most(lived_town, phone):
    Place.objects.create(
        code=f"{lived_town.taian.code}001", name="化肥厂家属楼", short_name="化肥厂家属楼", kind="compound"
    )
    rep = Visitor(phone)
    rep.log_in("rep", PASSWORD)
    phone.goto("/meetings/")
    rep.acts = 0
    rep.follow("板凳会", "main")
    rep.follow("记一次板凳会", "main")
    rep.acts += 1
    phone.locator("[name=spot]").select_option(label="化肥厂家属楼")
    rep.choose("headcount", "some")
    rep.write("topic", "冬天楼道门关不严，大家想换闭门器")
    assert not phone.locator("[name=owner]").is_visible()
    rep.choose("outcome", "need")
    rep.press("记下这次板凳会")
    rep.sees("冬天楼道门关不严", "化肥厂家属楼", "6—15人", "已列入需求清单")
    assert rep.acts <= 8
    council = Council.objects.get()
    assert (council.need.channel, council.need.text) == ("resident_rep", "冬天楼道门关不严，大家想换闭门器")
    assert phone.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
