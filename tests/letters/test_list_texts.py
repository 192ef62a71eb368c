"""Short texts of lists: what is on offer, under way, to come and done, without what no group should read."""

import datetime

from sifang.activities import commands as activities
from sifang.core import clock
from sifang.letters import list_texts
from sifang.letters.chat_text import LONGEST
from sifang.needs.models import Need
from sifang.resources import commands as resources


def test_what_is_on_offer_names_organizations_and_masks_persons(town):
    lamp = town.resource()
    mine = resources.declare(town.ma, town.taian, "马秀兰教绣花", "talent", person=town.ma)
    assert list_texts.of_resource(mine) == ""
    resources.verify(town.wang, mine)
    text = list_texts.of_resources(town.taian, [lamp, mine] * 30, 60)
    assert "供电服务队" in text
    assert "马*兰" in text
    assert "马秀兰" not in text
    assert len(text) <= LONGEST


def test_projects_and_the_board_leave_out_what_is_nobody_elses_business(town):
    project = town.claimed()
    assert "供电服务队" in list_texts.of_project(project, "https://gz.example/")
    assert "路灯" in list_texts.of_projects(town.taian, [project])
    Need.objects.update(category="health")
    assert list_texts.of_project(project) == list_texts.of_projects(town.taian, [project]) == ""
    board = list_texts.of_board(town.taian, clock.today(), 9, 4, Need.objects.all())
    assert "9" in board and "路灯" not in board


def test_an_activity_says_when_and_where(town):
    starts = clock.now() + datetime.timedelta(days=9)
    made = activities.schedule(town.wang, town.taian, "cleaning", "清扫楼道", starts, venue="三号楼")
    text = list_texts.of_activity(made, "https://gz.example/")
    assert "清扫楼道" in text and "三号楼" in text and "https://gz.example/" in text
    activities.cancel(town.wang, made, "下大雪路滑")
    made.refresh_from_db()
    assert list_texts.of_activity(made) == ""
