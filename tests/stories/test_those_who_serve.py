"""A rider registers on an old phone; a roster of members comes in, is matched to service posts, goes out the same."""

import io

import openpyxl
import pytest
from django.core.cache import cache

from sifang.ledgers.declarations import LEDGERS
from sifang.people import commands as people
from sifang.people.models import Post, Uptake
from tests import chromium
from tests.ledgers.books import sheet_of, stored
from tests.stories.visitor import Visitor

PASSWORD = "horse-staple-27"
TITLES = [column.title for column in LEDGERS["members"].columns[:-1]]
GAO = ["高远", None, None, "河西银行信贷科", "河西银行党支部", "三号楼", "19900010001", "法律", "法律咨询", "周末"]
GAO += ["2024年3月5日", "同意接收"]
LIN = ["林小燕", None, None, "甘州区医院护士", None, None, "19900010002", "急救", "健康医疗", "周六上午"]
LIN += ["2024年3月6日", "同意"]


@pytest.fixture
def rider(browser, live_server):
    """Somebody at a phone that runs no scripts."""
    cache.clear()
    with chromium.watched_page(browser, live_server.url, chromium.PHONE, touch=True, scripts=False) as page:
        yield Visitor(page)


def test_a_rider_registers_on_a_phone_without_scripts_in_eight_touches_at_most(rider, town):
    rider.page.goto(f"/c/{town.taian.pk}/")
    rider.follow("快递员、骑手看这里")
    rider.follow("来报到")
    rider.acts = 0
    rider.write("name", "骆明")
    rider.write("phone", "19900020001")
    rider.choose("job", "meals")
    rider.write("area", "南街一带")
    rider.choose("wishes", "report")
    rider.write("care", "想有个歇脚的地方")
    rider.choose("consent")
    rider.press("报到")
    rider.sees("报到好了", "名字不公开")
    assert rider.acts <= 8
    post = Post.objects.get(kind="courier")
    assert (post.person.name, post.card.job, post.card.care) == ("骆明", "送外卖", "想有个歇脚的地方")


def test_a_roster_of_members_comes_in_is_matched_and_goes_out_the_same(desk, town, tmp_path):
    people.change_password(town.wang, PASSWORD)
    sheet = tmp_path / "报到登记表.xlsx"
    sheet.write_bytes(stored(sheet_of(TITLES, GAO, LIN, title="登记表")[0]).getvalue())
    visitor = Visitor(desk)
    visitor.log_in("wang", PASSWORD)
    desk.goto("/serving/")
    visitor.follow("报到登记表", "main")
    desk.set_input_files("[name=file]", sheet)
    visitor.press("上传，看会改什么")
    visitor.sees("新增", "高*")
    assert "19900010001" not in desk.content()
    visitor.press("导入：新增2条，修改0条")
    desk.goto("/service-posts/new/")
    visitor.choose("kind", "legal")
    visitor.write("title", "法律咨询")
    visitor.write("skills", "法律")
    visitor.press("发布服务岗")
    desk.goto("/service-posts/")
    visitor.press("按特长和时间配对")
    visitor.sees("配上了1名党员")
    assert Uptake.objects.get().member.person.name == "高远"
    assert out_again(desk) == [GAO, LIN]


def out_again(desk):
    """The rows of the workbook that goes out in full, with a reason."""
    desk.goto("/ledgers/members/")
    desk.locator("summary", has_text="要带完整姓名和电话的").click()
    desk.locator("[name=reason]").fill("季度反馈给派出单位")
    with desk.expect_download() as begun:
        desk.get_by_role("button", name="写明事由，导出完整表").click()
    content = io.BytesIO(begun.value.path().read_bytes())
    rows = [list(row) for row in openpyxl.load_workbook(content).active.iter_rows(values_only=True)][3:]
    return [[*row[:10], _day(row[10]), row[11]] for row in rows if row[0] in ("高远", "林小燕")]


def _day(value):
    return f"{value.year}年{value.month}月{value.day}日"
