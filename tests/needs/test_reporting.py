"""A need comes in: through which channel, from whom, in which words, and who joins it."""

import datetime

import pytest

from sifang.core import clock
from sifang.core.models import Deed
from sifang.needs import commands as needs
from sifang.needs import queries
from sifang.needs.models import Asker, Need
from sifang.text import categories
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db
Channel, Stage = Need.Channel, Need.Stage
LAMP = "三号楼路灯坏了，晚上看不清路"


def test_a_resident_reports_without_an_account_and_gets_a_track_code(town):
    need = needs.report(None, town.taian, LAMP, asker=town.ma)
    asker = need.asked_by.get()
    assert (need.stage, need.channel, need.place) == (Stage.NEW, Channel.RESIDENT, town.taian)
    assert need.code == f"XQ-{clock.today().year}-0001"
    assert queries.public_by_track_code(f" {asker.track_code[:4].lower()}-{asker.track_code[4:]} ") == asker
    assert Deed.objects.get(verb="need.reported").actor == town.ma


def test_category_kind_and_urgency_are_guessed_from_the_words_until_somebody_chooses(town):
    guessed = needs.report(None, town.taian, "楼上燃气漏气，味道很大")
    chosen = needs.report(None, town.taian, "楼上燃气漏气，味道很大", category="legal", urgency=0)
    known = categories.get("utilities")
    assert (guessed.category, guessed.kind, guessed.urgency) == (known.id, known.kind, known.urgency)
    assert (chosen.category, chosen.kind, chosen.urgency) == ("legal", categories.get("legal").kind, 0)


def test_phones_and_identity_numbers_in_the_words_are_taken_out(town):
    need = needs.report(None, town.taian, "路灯坏了，找13912345678老李，身份证11010519491231002X")
    assert "13912345678" not in need.text and "11010519491231002X" not in need.text
    assert "路灯坏了" in need.text


@pytest.mark.parametrize(
    ("text", "words"), [(" 灯 ", "at least four"), ("灯" * 2001, "2001 characters"), ("   \n  ", "at least four")]
)
def test_too_few_or_too_many_words_are_told_so(town, text, words):
    with refused(words):
        needs.report(None, town.taian, text)
    assert not Need.objects.exists()


def test_days_that_cannot_be_are_told_so(town):
    day = datetime.timedelta(days=1)
    with refused("has passed", "choose a later one"):
        needs.report(None, town.taian, LAMP, wished_by=clock.today() - day)
    with refused("lies ahead"):
        needs.report(None, town.taian, LAMP, raised_on=clock.today() + day)
    need = needs.report(None, town.taian, LAMP, wished_by=clock.today(), raised_on=clock.today() - 3 * day)
    assert need.waiting_days == 3


@pytest.mark.parametrize(
    ("who", "channel", "allowed"),
    [
        ("chen", Channel.SPONSOR, True), ("chen", Channel.COMMUNITY, False), ("chen", Channel.PARTNER, False),
        ("wang", Channel.COMMUNITY, True), ("wang", Channel.SPONSOR, True), ("wang", Channel.RESIDENT_REP, True),
        ("su", Channel.PARTNER, True), ("su", Channel.COMMUNITY, False), ("su", Channel.RESIDENT_REP, False),
        ("rep", Channel.RESIDENT_REP, True), ("rep", Channel.COMMUNITY, False),
        ("zhou", Channel.COMMUNITY, False), ("zhou", Channel.RESIDENT, True), ("ma", Channel.SPONSOR, False),
        ("officer", Channel.PARTNER, False),
    ],
)  # fmt: skip
def test_each_channel_is_open_to_those_who_work_through_it(town, who, channel, allowed):
    somebody = getattr(town, who)
    if allowed:
        assert needs.report(somebody, town.taian, LAMP, channel=channel).channel == channel
        return
    with not_allowed("cannot report through this channel", "泰安社区", "as a resident"):
        needs.report(somebody, town.taian, LAMP, channel=channel)


def test_without_an_account_only_the_residents_channel_is_open(town):
    with not_allowed("cannot report"):
        needs.report(None, town.taian, LAMP, channel=Channel.COMMUNITY)


def test_what_a_caller_says_is_taken_down_as_their_need(town):
    need = needs.take_down(town.wang, town.taian, LAMP, phone="19900001234", channel=Channel.COMMUNITY)
    assert need.asked_by.get().person == town.ma
    assert Deed.objects.get(verb="need.reported").actor == town.wang
    nobody = needs.take_down(town.wang, town.taian, "走访看到井盖松动", channel=Channel.COMMUNITY)
    assert not nobody.asked_by.exists()


def test_a_second_caller_joins_the_need_that_is_there(town):
    need = town.need()
    told = needs.take_down(
        town.wang, town.taian, LAMP, phone="19900002222", name="李强", same_as=need, channel=Channel.COMMUNITY
    )
    assert told == need
    assert need.asked_by.count() == 2
    with refused("phone or name"):
        needs.take_down(town.wang, town.taian, LAMP, same_as=need, channel=Channel.COMMUNITY)
    with not_allowed("cannot report"):
        needs.take_down(town.zhou, town.nanguan, LAMP, name="李强", same_as=need, channel=Channel.COMMUNITY)


def test_joining_twice_is_joining_once(town):
    need = town.need()
    first, second = needs.join(town.rep, need), needs.join(town.rep, need)
    assert first == second and first.track_code == second.track_code
    assert need.asked_by.count() == 2
    assert Deed.objects.filter(verb="need.joined").count() == 1


def test_a_need_that_is_done_is_not_joined(town):
    need = town.need()
    needs.answer(town.wang, need, "已经换好灯泡")
    with refused("already done", "report it again"):
        needs.join(town.rep, need)


def test_an_open_need_in_other_words_is_found_before_a_second_one_is_written(town):
    lamp, wall = town.need(), town.need("五号楼外墙皮脱落，怕砸到人")
    found = queries.public_lookalikes(town.taian.pk, "三号楼的路灯不亮了，晚上看不清")
    assert found[0][0] == lamp
    assert wall not in [need for need, _score, _shared in found]
    assert queries.public_lookalikes(town.nanguan.pk, LAMP) == []
    assert queries.public_lookalikes(town.taian.pk, LAMP, leaving_out=lamp.pk) == []


def test_a_track_code_opens_one_need_and_a_wrong_one_opens_nothing(town):
    need = town.need()
    code = need.asked_by.get().track_code
    assert len(code) == 12 and not set(code) & set("01IO")
    assert queries.public_by_track_code(code).need == need
    assert queries.public_by_track_code(code[::-1]) is None or code == code[::-1]
    assert queries.public_by_track_code("") is None


def test_two_askers_never_share_a_track_code(town):
    for number in range(12):
        needs.report(None, town.taian, f"{LAMP}{number}", asker=town.ma)
    codes = list(Asker.objects.values_list("track_code", flat=True))
    assert len(set(codes)) == len(codes) == 12
