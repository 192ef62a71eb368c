"""The industries on pages: what the office sees and does, what an enterprise and a department see of their own."""

import datetime

import pytest

from sifang.activities import commands as activities
from sifang.core import clock
from sifang.industry import commands as industry
from sifang.industry.models import AdvisoryVisit, Body, Coverage, Livestream, Mechanism, SalesLine, Training
from tests.industry.coal import advised, coal_of, stream_of
from tests.industry.sites import Sites
from tests.web.test_escalations import at, by

DAY = datetime.timedelta(days=1)


@pytest.fixture
def coal(town):
    return coal_of(town)


def test_the_overview_counts_open_to_their_rows(client, coal, django_assert_max_num_queries):
    industry.cover(coal.lu, coal.mine, "coal")
    industry.establish(coal.lu, industry.cover(coal.lu, coal.pit, "coal"), "紫森源党支部")
    page = by(client, coal.lu).get("/industries/").content.decode()
    assert "还有1家企业没建党组织" in page and "/coverage/?industry=coal&amp;stage=established" in page
    rows = client.get("/coverage/?industry=coal&stage=established").content.decode()
    assert "紫森源党支部" in rows and at("covered", Coverage.objects.get(organization=coal.mine)) not in rows
    with django_assert_max_num_queries(28):
        client.get("/industries/")
    assert client.get("/coverage/?stage=%27&industry=x&page=x").status_code == 200


def test_a_body_is_entered_given_duties_and_joined(client, coal):
    by(client, coal.lu)
    sent = {"kind": "association", "name": "网联会", "industry": "internet", "once": "b1"}
    assert client.post("/bodies/", sent | {"industry": "x", "once": "b0"}).status_code == 422
    assert client.post("/bodies/", sent).status_code == 302
    body = Body.objects.get(name="网联会")
    client.post(at("body-register", body), {"once": "b2"})
    assert client.post(at("body-activate", body), {"once": "b3"}).status_code == 409
    assert client.post(at("body-join", body), {"organization": "没有这家", "once": "b4"}).status_code == 422
    assert (
        client.post(at("body-join", body), {"organization": "邦达矿业", "persons": 9, "once": "b5"}).status_code == 302
    )
    page = client.get(at("body", body)).content.decode()
    assert "1家成员单位" in page and "9人" in page
    assert client.post(at("membership-leave", body.memberships.get()), {"once": "b6"}).status_code == 302


def test_an_enterprise_that_is_not_on_record_is_put_there_with_its_coverage(client, coal):
    by(client, coal.lu)
    sent = {"organization": "纵控集团", "industry": "coal", "place": coal.town.county.pk, "once": "c1"}
    assert client.post("/coverage/", sent).status_code == 302
    row = Coverage.objects.get(organization__name="纵控集团")
    assert client.post(at("covered-establish", row), {"branch_name": "", "on": "x", "once": "c2"}).status_code == 422
    sent = {"branch_name": "纵控集团党委", "on": clock.today().isoformat(), "once": "c3"}
    assert client.post(at("covered-establish", row), sent).status_code == 302
    client.post(at("covered-intake", row), {"year": clock.today().year, "owners": 1, "managers": 2, "once": "c4"})
    page = client.get(at("covered", row)).content.decode()
    assert "纵控集团建了党组织" in page and row.intakes.get().managers == 2


def test_a_department_plans_and_holds_its_visit_and_the_enterprise_closes_the_issue(client, coal):
    by(client, coal.town.officer)
    sent = {
        "department": coal.town.housing.pk, "enterprise": "邦达矿业", "on": clock.today().isoformat(),
        "purpose": "看看用工", "once": "d1",
    }  # fmt: skip
    assert client.post("/advisory/", sent).status_code == 302
    visit = AdvisoryVisit.objects.get()
    held = {"on": clock.today().isoformat(), "issues": "安全员人手不够\n宿舍消防通道堵了", "once": "d2"}
    assert client.post(at("advisory-visit-hold", visit), held).status_code == 302
    issue = visit.issues.order_by("pk").first()
    assert "有2个问题等着销号" in by(client, coal.fang).get("/industries/", follow=True).content.decode()
    assert client.post(at("issue-close", issue), {"words": "招了两名", "once": "d3"}).status_code == 302
    assert "还有1个问题没销号" in client.get(at("advisory-visit", visit)).content.decode()
    assert client.post(at("issue-reopen", issue), {"why": "没有解决", "once": "d4"}).status_code == 403
    assert by(client, coal.town.su).get(at("advisory-visit", visit)).status_code == 404
    assert by(client, coal.fang).post("/advisory/", sent | {"once": "d5"}).status_code == 403


def test_a_mechanism_is_a_title_until_its_office_writes_items_and_nobody_gets_points(client, coal):
    by(client, coal.lu)
    client.post("/mechanisms/", {"title": "五融五强", "industry": "coal", "once": "m1"})
    page = client.get("/mechanisms/").content.decode()
    assert "五融五强" in page and "条目还没写" in page
    mechanism = Mechanism.objects.get()
    assert "只有名称，没有条目" in client.get(at("mechanism", mechanism)).content.decode()
    client.post(at("mechanism-item", mechanism), {"group": "五融", "name": "组织融合", "once": "m2"})
    item = mechanism.items.get()
    said = {"item": item.pk, "organization": coal.mine.pk, "words": "支部和班组一起开会", "once": "m3"}
    assert by(client, coal.fang).get(at("mechanism", mechanism)).status_code == 404
    industry.cover(coal.lu, coal.mine, "coal")
    assert by(client, coal.fang).post(at("mechanism-check", mechanism), said).status_code == 302
    by(client, coal.lu)
    page = client.get(at("mechanism", mechanism)).content.decode()
    assert "支部和班组一起开会" in page
    assert client.post(at("mechanism-item-drop", item), {"once": "m4"}).status_code == 302
    assert "组织融合" not in client.get(at("mechanism", mechanism)).content.decode()


def test_a_training_is_planned_held_and_counted_towards_a_campaign(client, coal):
    by(client, coal.lu)
    sent = {
        "title": "骑手电商培训", "industry": "internet", "day": clock.today().isoformat(), "time": "00:00",
        "is_for_new_workers": "on", "once": "t1",
    }  # fmt: skip
    assert client.post("/trainings/", sent).status_code == 302
    training = Training.objects.get()
    assert client.post(at("training-hold", training), {"attendances": "许多", "once": "t2"}).status_code == 422
    assert client.post(at("training-hold", training), {"attendances": "45", "once": "t3"}).status_code == 302
    assert "累计45人次" in client.get("/trainings/").content.decode()
    head = coal.town.official("head", "丁部长", "officer", place=coal.town.city)
    campaign = activities.name_campaign(head, coal.town.city, "黔进先锋·贵在行动", clock.today())
    assert client.post(at("training-tag", training), {"campaign": campaign.pk, "once": "t4"}).status_code == 302
    assert "骑手电商培训" in by(client, head).get(at("campaign", campaign)).content.decode()


def test_money_is_typed_in_yuan_and_a_settled_livestream_shows_no_way_to_change_it(client, coal):
    stream = stream_of(coal)
    by(client, coal.lu)
    sent = {"organization": "邦达矿业", "product": "刺梨汁", "pieces": 3, "amount": "1,234.567", "once": "s1"}
    assert client.post(at("livestream-sell", stream), sent).status_code == 422
    for _again in range(2):
        assert client.post(at("livestream-sell", stream), sent | {"amount": "5万", "once": "s2"}).status_code == 302
    line = SalesLine.objects.get()
    assert line.amount == 5_000_000 and at("sale-drop", line) in client.get(at("livestream", stream)).content.decode()
    assert client.post(at("livestream-settle", stream), {"once": "s3"}).status_code == 302
    page = client.get(at("livestream", stream)).content.decode()
    assert "50,000.00" in page and at("sale-drop", line) not in page and at("livestream-sell", stream) not in page
    assert client.post(at("sale-drop", line), {"once": "s4"}).status_code == 409
    assert "1家企业累计卖了50,000.00元" in client.get("/livestreams/").content.decode()
    assert Livestream.objects.get().stage == "settled"


def test_the_liaison_of_an_enterprise_begins_with_its_own_and_finds_the_other_fields_beside_it(client, coal):
    by(client, coal.fang)
    advised(coal, "安全员人手不够")
    desk = client.get("/organization/").content.decode()
    assert '<a href="/industries/"' in desk and "有1件事等你们" in desk and "1个问题等着销号" in desk
    page = client.get("/industries/").content.decode()
    assert "有1个问题等着销号" in page and '<a href="/districts/"' in page


def test_the_officer_who_names_sites_reads_on_the_first_page_that_one_waits(client, town, coal):
    Sites(town).reviewed()
    assert "1个等着命名" in by(client, coal.lu).get("/industries/").content.decode()


def test_an_enterprise_sees_its_own_and_nothing_of_others(client, coal):
    own, other = (industry.cover(coal.lu, body, "coal") for body in (coal.mine, coal.pit))
    industry.join(coal.lu, coal.body, coal.mine)
    industry.pair(coal.lu, coal.town.bank, coal.mine)
    advised(coal, "安全员人手不够")
    page = by(client, coal.fang).get("/industries/own/").content.decode()
    for words in ("安全员人手不够", "煤炭行业党委", "河西银行 – 邦达矿业", "看看安全用工"):
        assert words in page, words
    assert client.get(at("covered", own)).status_code == 200
    assert client.get(at("covered", other)).status_code == 404
    assert client.post(at("covered-establish", own), {"branch_name": "x"}).status_code in (403, 409, 422)


def test_whoever_keeps_no_industry_enters_nothing(client, coal):
    by(client, coal.town.wang)
    for word in ("bodies", "coverage", "leading", "mechanisms", "pairings", "trainings", "livestreams"):
        assert client.get(f"/{word}/").status_code == 200, word
        assert client.post(f"/{word}/", {"name": "x", "once": word}).status_code == 403, word
    assert client.post(at("body-end", coal.body), {"why": "不办了不办了", "once": "w"}).status_code == 403
