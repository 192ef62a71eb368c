"""A year's appraisal in the browser, both ways: opened, answered, voted, closed, reviewed, released, explained."""

import pytest
from django.core.cache import cache

from sifang.core import clock
from sifang.evaluations.models import Sheet, Tally
from sifang.people.models import Person
from tests import chromium
from tests.evaluations.street import SAID, resident_of
from tests.stories.visitor import Visitor

PASSWORD = "horse-staple-27"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def hands(browser, live_server, town):
    """``hands(username)`` is a desk computer where this person has logged in; one page a person."""
    cache.clear()
    town.official("zheng", "郑部长", "officer", place=town.county)
    for person in Person.objects.exclude(username=None):
        person.set_password(PASSWORD)
        person.save(update_fields=["password"])
    opened = []

    def at_desk(username):
        context = chromium.watched_page(browser, live_server.url, chromium.DESK)
        visitor = Visitor(context.__enter__())
        opened.append(context)
        visitor.log_in(username, PASSWORD)
        return visitor

    yield at_desk
    for context in opened:
        context.__exit__(None, None, None)


@pytest.fixture
def resident(browser, live_server):
    """Somebody at a phone that runs no scripts, without an account."""
    with chromium.watched_page(browser, live_server.url, chromium.PHONE, touch=True, scripts=False) as page:
        yield Visitor(page)


def answer(visitor, kind_of_questions, grade):
    for question in kind_of_questions:
        visitor.choose(question, grade)


def test_a_full_round_with_feedback_letters(hands, resident, town):
    for number in range(5):
        resident_of(town, number)
    clerk, secretary = hands("clerk"), hands("li")

    # The street opens the year.
    clerk.page.goto("/rounds/")
    clerk.follow("启动今年的评价")
    clerk.write("closes_on", clock.today().isoformat())
    clerk.press("启动")
    clerk.sees("南街街道：0份已签，共5份")

    # The community answers its sheets, each with the facts beside the questions, and the secretary signs.
    secretary.page.goto("/rounds/")
    secretary.follow("泰安社区 · ", within="main")
    secretary.sees("泰安社区还有3份要评")
    secretary.follow("接着评：陈致远")
    answer(secretary, ("comes", "solves", "charges", "consults"), "good")
    secretary.press("签署这一份")
    for _organization in range(2):
        answer(secretary, ("projects", "contents", "plan"), "excellent")
        secretary.choose("answers", "unknown")
        secretary.write("opinion", "孙工连着三个周末在现场")
        secretary.press("签署这一份")
    secretary.sees("泰安社区的评价都签好了")

    # A leader and a partner give signed opinions on the community.
    for username in ("chen", "su"):
        hand = hands(username)
        hand.page.goto("/rounds/")
        hand.follow("评泰安社区", within="main")
        answer(hand, SAID, "excellent")
        hand.press("署名提交")
        hand.sees("您的意见已署名提交")

    # Residents vote with the codes from their slips; no script runs on this phone.
    secretary.page.goto("/rounds/")
    secretary.follow("泰安社区 · ", within="main")
    secretary.follow("打印投票条")
    codes = secretary.page.locator(".sf-slips b").all_inner_texts()
    assert len(codes) == 6
    for code in codes[:5]:
        resident.page.goto("/ballot/")
        resident.sees("谁也不知道哪一张是您的")
        resident.write("code", code.lower())
        resident.press("开始")
        answer(resident, SAID, "good")
        resident.press("投进票箱")
        resident.sees("投好了，谢谢您")
    resident.page.goto("/ballot/")
    resident.write("code", codes[0])
    resident.press("开始")
    resident.sees("已经投过了")

    # The street says what it thinks of its communities, closes, and reviews.
    for community in ("泰安社区", "南关社区"):
        clerk.page.goto("/rounds/")
        clerk.follow("南街街道 · ", within="main")
        clerk.follow(community, within="table")
        clerk.follow("街道评这个社区")
        answer(clerk, SAID, "good")
        clerk.press("签署这一份")
    clerk.page.goto("/rounds/")
    clerk.follow("南街街道 · ", within="main")
    clerk.press("截止并开箱")
    clerk.sees("居民投票合计5张", "不满5张")
    clerk.press("审核通过，报组织部门")
    clerk.sees("南街街道已审核，等组织部门反馈")

    # The organization department releases letter by letter.
    department = hands("zheng")
    department.page.goto("/rounds/")
    department.follow("南街街道 · ", within="main")
    department.follow("反馈函", within="main")
    department.sees("5封反馈函等您发出")
    department.press("发出")
    department.sees("4封反馈函等您发出")
    department.press("其余都发出")
    department.sees("反馈函都已发出")

    # The appraised read it, take the letter, ask for a review; the department corrects; the old sheet stays.
    bank = hands("su")
    bank.page.goto("/rounds/")
    bank.follow("年度反馈：河西银行", within="main")
    bank.sees("孙工连着三个周末在现场", "综合100分")
    letter = bank.paper("下载反馈函")
    assert "河西银行党组织" in letter and "很好" in letter and "复核" in letter
    bank.choose("kind", "review")
    bank.write("words", "第四题您选了不了解，我们每次都到会")
    bank.press("送给组织部门")
    bank.sees("等组织部门答复")
    department.page.goto("/rounds/")
    department.follow("河西银行", within="main")
    department.write("answer", "经向社区核实，予以更正")
    department.unfold("需要更正评价")
    department.choose("correct")
    answer(department, ("projects", "contents", "plan", "answers"), "excellent")
    department.press("答复")
    bank.page.goto("/rounds/")
    bank.follow("年度反馈：河西银行", within="main")
    bank.sees("这是复核后更正的一份")

    # The community reads how everybody saw it.
    secretary.page.goto("/rounds/")
    secretary.follow("年度反馈：泰安社区", within="main")
    secretary.sees("居民（不记名投票）：5份", "包抓领导：1份", "共建单位：1份")
    assert Tally.objects.get().ballots == 5
    assert Sheet.objects.filter(stage="released").count() == 6
