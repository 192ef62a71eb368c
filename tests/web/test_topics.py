"""The pages of the topic library: who proposes, who screens, what the proposer reads."""

import pytest

from sifang.meetings.commands import calling, topics
from sifang.meetings.models import Topic
from sifang.needs import commands as needs
from tests.meetings.test_committee_meetings import soon

pytestmark = pytest.mark.django_db


@pytest.fixture
def sitting(client):
    """A browser at which the given person is logged in."""

    def sit(person):
        client.force_login(person)
        return client

    return sit


def proposed(town, n=""):
    return topics.propose(town.su, town.taian, f"充电桩放哪里{n}", party="o", organization=town.bank)


@pytest.mark.parametrize(
    ("who", "party"), [("su", "o"), ("chen", "l"), ("rep", "r"), ("wang", "c"), ("li", "c"), ("deng", "o")]
)
def test_each_party_proposes_from_its_own_page(sitting, town, who, party):
    page = sitting(getattr(town, who)).get("/topics/new/")
    assert page.status_code == 200
    value = page.context["form"].initial["speaks_as"]
    answer = sitting(getattr(town, who)).post(
        "/topics/new/", {"speaks_as": value, "title": "冬季供暖谁来盯", "place": town.taian.code}
    )
    topic = Topic.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/topics/{topic.pk}/")
    assert (topic.party, topic.by) == (party, getattr(town, who))


def test_nobody_proposes_under_anothers_name_or_at_a_foreign_place(sitting, town):
    browser = sitting(town.su)
    for facts in ({"speaks_as": "c"}, {"speaks_as": f"o.{town.power.pk}"}, {"speaks_as": "o"}, {}):
        assert browser.post("/topics/new/", {"title": "冒名的议题"} | facts).status_code == 422
    assert browser.post("/topics/new/", {"place": town.nanguan.code, "title": "别处的事"}).status_code == 404
    assert not Topic.objects.exists()


def test_the_department_stands_nowhere_and_proposes_nothing(sitting, town):
    assert sitting(town.officer).get("/topics/new/").status_code == 404


def test_the_community_accepts_and_puts_a_topic_on_an_agenda(sitting, town):
    topic = proposed(town)
    meeting = calling.call(town.wang, town.taian, soon(), "二楼会议室")
    browser = sitting(town.li)
    assert "有1个议题等您看一看" in browser.get("/topics/").content.decode()
    assert browser.post(f"/topics/{topic.pk}/screen/").status_code == 302
    answer = browser.post(f"/topics/{topic.pk}/schedule/", {"meeting": meeting.pk})
    assert answer.url == f"/meetings/{meeting.pk}/"
    assert meeting.items.get().topic == topic


def test_the_preparation_page_offers_accepted_topics(sitting, town):
    topic = proposed(town)
    topics.screen(town.li, topic)
    meeting = calling.call(town.wang, town.taian, soon(), "二楼会议室")
    browser = sitting(town.wang)
    assert "河西银行提的议题" in browser.get(f"/meetings/{meeting.pk}/").content.decode()
    browser.post(f"/meetings/{meeting.pk}/add/", {"topic": topic.pk})
    assert meeting.items.get().topic == topic
    assert browser.post(f"/meetings/{meeting.pk}/add/", {"topic": topic.pk}).status_code == 422


def test_a_meeting_of_another_place_takes_no_topic_from_here(sitting, town):
    topic = proposed(town)
    topics.screen(town.li, topic)
    foreign = calling.call(town.zhou, town.nanguan, soon(), "会议室")
    sitting(town.li).post(f"/topics/{topic.pk}/schedule/", {"meeting": foreign.pk})
    assert not foreign.items.exists()


def test_the_proposer_reads_why_a_topic_is_not_taken_up(sitting, town):
    topic = proposed(town)
    assert sitting(town.li).post(f"/topics/{topic.pk}/decline/", {"reason": "不"}).status_code == 422
    sitting(town.li).post(f"/topics/{topic.pk}/decline/", {"reason": "街道今年已经排了"})
    assert "街道今年已经排了" in sitting(town.su).get(f"/topics/{topic.pk}/").content.decode()


def test_whoever_only_proposes_does_not_screen(sitting, town):
    topic = proposed(town)
    for act in ("screen", "decline", "schedule"):
        assert sitting(town.su).post(f"/topics/{topic.pk}/{act}/").status_code == 403


def test_one_tap_makes_a_topic_whose_records_are_links(sitting, town):
    need = needs.report(None, town.taian, "三号楼路灯不亮了", category="infrastructure")
    browser = sitting(town.wang)
    assert "1件，之前0件" in browser.get("/topics/").content.decode()
    answer = browser.post("/topics/grown/", {"place": town.taian.code, "category": "infrastructure"})
    assert f'href="/needs/{need.pk}/"' in browser.get(answer.url).content.decode()
    assert browser.post("/topics/grown/", {"category": "legal"}).status_code == 409
    assert browser.post("/topics/grown/", {}).status_code == 409


def test_grounds_the_viewer_may_not_see_are_not_shown(sitting, town):
    needs.report(None, town.taian, "三号楼路灯不亮了", category="infrastructure")
    topic = topics.take_up(town.wang, town.taian, "infrastructure")
    Topic.objects.filter(pk=topic.pk).update(organization=town.bank)
    page = sitting(town.su).get(f"/topics/{topic.pk}/").content.decode()
    assert "三号楼路灯" not in page


def test_the_list_asks_the_same_number_of_questions_for_two_and_twenty_topics(
    sitting, town, django_assert_max_num_queries
):
    browser = sitting(town.li)
    for n in range(2):
        proposed(town, n)
    browser.get("/topics/")
    with django_assert_max_num_queries(22) as few:
        browser.get("/topics/")
    for n in range(2, 20):
        proposed(town, n)
    with django_assert_max_num_queries(len(few)):
        browser.get("/topics/")


def test_topics_close_some_working_days_before_a_meeting_and_a_late_one_is_only_warned_of(sitting, town):
    topic = proposed(town)
    topics.screen(town.li, topic)
    meeting = calling.call(town.wang, town.taian, soon(2), "二楼会议室")
    browser = sitting(town.li)
    answer = browser.post(f"/topics/{topic.pk}/schedule/", {"meeting": meeting.pk}, follow=True)
    assert "请把新加的议题另外告诉要来的人" in answer.content.decode()
    assert meeting.items.count() == 1
