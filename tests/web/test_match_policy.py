"""The office reads the points, drafts others, sees before and after side by side, and puts them in force."""

import datetime

import pytest

from sifang.core import clock
from sifang.needs.models import Need
from sifang.projects import policies
from sifang.projects.commands import matching
from sifang.projects.commands import policies as office
from sifang.projects.models import MatchPolicy, Project
from sifang.projects.points import POINTS
from tests.worlds import world

pytestmark = pytest.mark.django_db
WHY = "等得久少加一点试试"


@world
def short(town):
    """Two needs that one electrician of two half-days would serve: one waits longer, the other says his very words."""
    town.waits = town.need("楼道的灯不亮了，请来看看")
    Need.objects.filter(pk=town.waits.pk).update(raised_on=clock.today() - datetime.timedelta(days=100))
    town.fits = town.need("请电工检修线路路灯")
    town.resource(capacity=2)
    return town


def page(client, person, address, **sent):
    client.force_login(person)
    answer = client.post(address, sent) if sent else client.get(address)
    return answer, answer.content.decode()


def numbers(**changed):
    """The form as the page gives it, with some numbers changed."""
    usual = policies.points_of(policies.DEFAULTS)
    filled = {point.name: point.number(usual) for point in POINTS}
    return filled | {"evenness": "0 2000 4000 6000 8000", "why": WHY} | changed


def tried(draft):
    assert matching.carry_out_next().draft == draft


def test_the_page_says_what_holds_and_what_each_number_does(client, town):
    answer, words = page(client, town.wang, "/match-policy/")
    assert answer.status_code == 200
    for said in (
        "泰安社区按通常的分值配对",
        "多等一天加5分",
        "最多算180天",
        "不给任何人、单位和社区打分",
    ):
        assert said in words
    assert "可定0到1000" not in words and "加起来还多90分" in words and "起草新的分值" not in words
    client.force_login(town.clerk)
    words = client.get("/match-policy/").content.decode()
    assert "起草新的分值" in words and "可定0到1000" in words
    assert "/match-policy/?place=620702002" in client.get("/limits/").content.decode()


def test_a_number_that_makes_no_policy_is_said_beside_its_field_and_nothing_is_lost(client, town):
    sent = numbers(wait=6, evenness="0 五百", why="这一句要留着")
    answer, words = page(client, town.clerk, "/match-policy/new/", **sent)
    assert answer.status_code == 422 and "写整数，中间用空格隔开" in words
    answer, words = page(client, town.clerk, "/match-policy/new/", **(sent | {"evenness": "0、2000，4000 6000 8000"}))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["urgency_1"]
    for said in ("等得最久（1080分）加上配得最好（1010分）有2090分", "这里至少填2091", "这一句要留着", 'value="6"'):
        assert said in words
    answer, words = page(client, town.clerk, "/match-policy/new/", **numbers())
    assert answer.status_code == 422 and "这和现在的规则一样" in words
    assert not MatchPolicy.objects.exists()


def test_a_draft_is_tried_seen_side_by_side_and_put_in_force(client, short):
    answer, _words = page(client, short.clerk, "/match-policy/new/", **numbers(wait=0, standing=0))
    draft = MatchPolicy.objects.get()
    at = answer.headers["Location"]
    assert (at, draft.points["wait"], draft.place) == (f"/match-policy/{draft.pk}/", 0, short.street)
    _answer, words = page(client, short.clerk, at)
    assert "草案改2个数，还没有试过" in words and "启用这套规则" not in words
    answer, words = page(client, short.clerk, f"{at}use/", once="1")
    assert answer.status_code == 409 and "先在今天的清单上试配" in words
    page(client, short.clerk, f"{at}trial/", once="2")
    assert "正在今天的清单上试配" in page(client, short.clerk, at)[1]
    tried(draft)
    _answer, words = page(client, short.clerk, at)
    for said in (
        "1件需求多得，1件少得",
        "拆开1对，新配1对",
        "＝ 一样",
        short.fits.title,
        short.waits.title,
        "0 → 2个半天",
    ):
        assert said in words
    assert f'href="/needs/{short.fits.pk}/"' in words
    assert not Project.objects.exists()
    answer, _words = page(client, short.clerk, f"{at}use/", once="3")
    assert answer.headers["Location"] == f"/match-policy/?place={short.street.pk}"
    _answer, words = page(client, short.wang, "/match-policy/")
    assert "泰安社区按南街街道定的分值配对" in words and WHY in words and "孙立" in words
    _answer, words = page(client, short.clerk, f"/match-policy/new/?from={draft.pk}")
    assert 'name="wait" value="0"' in words


def test_another_draft_takes_the_place_of_the_first_and_is_dropped(client, town):
    first = office.draft_policy(town.clerk, town.street, {"wait": 4}, WHY)
    even = office.draft_policy(town.clerk, town.taian, {"evenness": [0]}, WHY)
    assert "社区之间不分先后" in page(client, town.clerk, f"/match-policy/{even.pk}/")[1]
    _answer, words = page(client, town.clerk, "/match-policy/new/")
    assert "新的代替它" in words and 'name="wait" value="4"' in words
    assert 'name="wait" value="5"' in client.get("/match-policy/new/?from=usual").content.decode()
    assert client.get("/match-policy/new/?from=" + "9" * 25).status_code == 404
    answer, _words = page(client, town.clerk, "/match-policy/new/", **numbers(wait="9" * 25, base="", area_0="-1"))
    assert answer.status_code == 422
    page(client, town.clerk, "/match-policy/new/", **numbers(wait=3))
    first.refresh_from_db()
    second = policies.draft_at(town.street)
    assert (first.stage, second.points["wait"]) == ("dropped", 3)
    page(client, town.clerk, f"/match-policy/{second.pk}/drop/", once="1")
    assert policies.draft_at(town.street) is None


def test_other_points_since_the_trial_and_a_failed_trial_are_said(client, town):
    draft = office.draft_policy(town.clerk, town.taian, {"wait": 3}, WHY)
    office.order_trial(town.clerk, town.taian, draft)
    tried(draft)
    above = office.draft_policy(town.clerk, town.street, {"wait": 4}, WHY)
    office.order_trial(town.clerk, town.street, above)
    tried(above)
    office.put_in_force(town.clerk, above)
    _answer, words = page(client, town.clerk, f"/match-policy/{draft.pk}/")
    assert "启用了别的分值" in words and "启用这套规则" not in words
    office.order_trial(town.clerk, town.taian, draft)
    draft.trials.filter(stage="ordered").update(stage="failed", failure="内存不够")
    assert "上次试配没有做成：内存不够" in page(client, town.clerk, f"/match-policy/{draft.pk}/")[1]


def test_who_sets_no_points_reads_what_holds_and_sees_no_draft(client, town):
    draft = office.draft_policy(town.clerk, town.street, {"wait": 4}, WHY)
    at = f"/match-policy/{draft.pk}/"
    assert page(client, town.wang, at)[0].status_code == 404
    assert page(client, town.wang, "/match-policy/new/")[0].status_code == 403
    assert "泰安社区按通常的分值配对" in page(client, town.su, "/match-policy/")[1]
    assert page(client, town.su, at)[0].status_code == 404
    assert page(client, town.zhou, f"{at}use/", once="1")[0].status_code in (403, 404)
    draft.refresh_from_db()
    assert draft.stage == "draft"
