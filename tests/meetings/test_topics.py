"""The topic library: the four parties propose, the community screens, a meeting decides."""

import datetime

import pytest

from sifang.core import clock, errands
from sifang.core.models import Deed
from sifang.meetings.commands import calling, holding, topics
from sifang.meetings.models import Item, Topic
from sifang.needs import commands as needs
from sifang.notices.queries import notice_list, sentence
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db
Stage = Topic.Stage


def stage(topic):
    return Topic.objects.get(pk=topic.pk).stage


def proposed(town, title="充电桩放哪里", **facts):
    return topics.propose(town.su, town.taian, title, **({"party": "o", "organization": town.bank} | facts))


def called(town, days=5):
    return calling.call(town.wang, town.taian, clock.now() + datetime.timedelta(days=days), "二楼会议室", chair=town.li)


def test_each_of_the_four_parties_proposes(town):
    topics.propose(town.chen, town.taian, "老旧小区加装电梯", party="l")
    topics.propose(town.wang, town.taian, "冬季供暖怎么保障", party="c")
    topics.propose(town.rep, town.taian, "三号楼门口停车", party="r")
    proposed(town)
    assert set(Topic.objects.values_list("party", flat=True)) == {"l", "o", "c", "r"}


@pytest.mark.parametrize(
    ("who", "party"), [("zhou", "c"), ("su", "c"), ("rep", "l"), ("chen", "r"), ("ma", "r"), ("officer", "o")]
)
def test_nobody_proposes_for_a_party_they_do_not_stand_for(town, who, party):
    with not_allowed("泰安社区"):
        topics.propose(getattr(town, who), town.taian, "一个议题", party=party, organization=town.housing)
    assert not Topic.objects.exists()


def test_a_liaison_does_not_propose_for_another_organization(town):
    with not_allowed():
        proposed(town, organization=town.power)


def test_phones_in_a_topic_are_taken_out_and_a_topic_has_a_name(town):
    topic = proposed(town, why="联系13912345678商量")
    assert "13912345678" not in topic.why
    with refused("2 to 120"):
        proposed(town, title=" 电 ")


def test_an_accepted_topic_goes_on_an_agenda_and_is_decided_when_the_meeting_ends(town):
    topic = proposed(town)
    meeting = called(town)
    with refused("cannot become"):
        calling.put_topic(town.wang, meeting, topic)
    topics.screen(town.li, topic)
    item = calling.put_topic(town.wang, meeting, topic)
    assert (stage(topic), item.title) == (Stage.SCHEDULED, "充电桩放哪里")
    calling.notify(town.wang, meeting)
    holding.open_session(town.wang, meeting)
    due = clock.today() + datetime.timedelta(days=30)
    holding.resolve_adopted(town.wang, item, "放在北门东侧，先装四台", organization=town.bank, owner="苏静", due=due)
    assert stage(topic) == Stage.SCHEDULED
    holding.close_session(town.wang, meeting)
    assert stage(topic) == Stage.DECIDED
    resolution = Item.objects.get(pk=item.pk).resolution
    assert (resolution.organization, resolution.owner, resolution.due) == (town.bank, "苏静", due)
    followed = called(town, days=9)
    assert followed.items.get().old_resolution == resolution


def test_a_topic_that_is_put_off_or_taken_off_waits_again(town):
    topic = proposed(town)
    topics.screen(town.li, topic)
    meeting = called(town)
    calling.take_off(town.wang, calling.put_topic(town.wang, meeting, topic))
    assert stage(topic) == Stage.SCREENED
    topic.refresh_from_db()
    item = calling.put_topic(town.wang, meeting, topic)
    calling.notify(town.wang, meeting)
    holding.open_session(town.wang, meeting)
    holding.resolve_deferred(town.wang, item, "等供电方案出来")
    holding.close_session(town.wang, meeting)
    assert stage(topic) == Stage.SCREENED


def test_a_cancelled_meeting_gives_its_topics_back(town):
    topic = proposed(town)
    topics.screen(town.li, topic)
    meeting = called(town)
    calling.put_topic(town.wang, meeting, topic)
    calling.cancel(town.wang, meeting, "会场停电改期")
    assert stage(topic) == Stage.SCREENED


def test_only_the_community_screens_and_the_proposer_reads_why_not(town):
    topic = proposed(town)
    for person in (town.su, town.zhou, town.rep):
        with not_allowed("Only the community"):
            topics.screen(person, topic)
        with not_allowed("Only the community"):
            topics.decline(person, topic, "这不归我们管")
    with refused("Say why"):
        topics.decline(town.li, topic, " 不 ")
    topics.decline(town.li, topic, "供电公司本月已经排了，不用再议")
    topic.refresh_from_db()
    assert (topic.stage, topic.reply) == (Stage.DECLINED, "供电公司本月已经排了，不用再议")
    errands.run_all()
    assert [row.deed.verb for row in notice_list(town.su)] == ["topic.declined"]
    assert all(sentence(row) for row in notice_list(town.su))
    assert "topic.proposed" in [row.deed.verb for row in notice_list(town.li)]


def test_a_topic_of_another_place_stands_on_no_agenda_here(town):
    topic = topics.propose(town.zhou, town.nanguan, "南关的事", party="c")
    topics.screen(town.zhou, topic)
    with refused("another place"):
        calling.put_topic(town.wang, called(town), topic)


def test_one_tap_makes_a_topic_of_what_grew_and_keeps_its_records(town):
    found = [needs.report(None, town.taian, f"{n}号楼路灯不亮了", category="infrastructure") for n in (1, 2, 3)]
    topic = topics.take_up(town.wang, town.taian, "infrastructure")
    assert (topic.stage, topic.party) == (Stage.SCREENED, "c")
    assert (topic.grounds["now"], topic.grounds["before"]) == (3, 0)
    assert set(topic.grounds["needs"]) == {need.pk for need in found}
    with refused("did not grow"):
        topics.take_up(town.wang, town.taian, "sanitation")
    with not_allowed():
        topics.take_up(town.su, town.taian, "infrastructure")


def test_a_proposer_sees_their_topic_and_the_next_community_does_not(town):
    topic = proposed(town)
    seen = {
        name: Topic.objects.visible_to(getattr(town, name)).filter(pk=topic.pk).exists()
        for name in ("su", "li", "clerk", "deng", "zhou", "officer")
    }
    assert seen == {"su": True, "li": True, "clerk": True, "deng": False, "zhou": False, "officer": False}


def test_the_deeds_of_a_topic_hold_no_words_of_people(town):
    topic = proposed(town, why="陆师傅说的")
    topics.decline(town.li, topic, "已经有人在办了")
    assert not any("师傅" in str(deed.detail) or "办" in str(deed.detail) for deed in Deed.objects.filter(
        verb__startswith="topic."
    ))  # fmt: skip
