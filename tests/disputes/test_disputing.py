"""A dispute is registered, gets a colour and a mediator, is settled, breaks out again, goes up."""

import datetime

import pytest

from sifang.core import clock, errands
from sifang.core.models import Deed
from sifang.disputes import commands as disputes
from sifang.disputes.models import Dispute, Why
from sifang.notices.models import Notice
from sifang.people import commands as people
from tests.disputes.compound import NAMES, Compound
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
Stage = Dispute.Stage


@pytest.fixture
def here(town):
    """The compound and those who serve it."""
    return Compound(town)


def register(here, actor, registrar, **facts):
    return disputes.register(actor, here.place, "fee", "收费标准没有公示", registrar=registrar, **facts)


def test_each_of_the_three_parties_and_the_lawyers_register_in_their_own_name(town, here):
    made = [
        register(here, town.wang, "community"), register(here, here.liaison, "company"),
        register(here, here.owner, "owners"), register(here, here.lawyer, "lawyer"), register(here, None, "resident"),
    ]  # fmt: skip
    assert [dispute.code[-4:] for dispute in made] == ["0001", "0002", "0003", "0004", "0005"]
    assert {dispute.company for dispute in made} == {here.company}
    for actor, registrar in (
        (here.liaison, "community"), (here.liaison, "owners"), (here.owner, "company"), (here.lawyer, "resident"),
        (town.su, "company"), (town.zhou, "community"), (town.chen, "community"), (town.clerk, "community"),
    ):  # fmt: skip
        with not_allowed("register a dispute"):
            register(here, actor, registrar)
    with not_allowed("register a dispute"):
        disputes.register(here.liaison, town.nanguan, "fee", "不在这里管", registrar="company", company=here.company)


def test_what_makes_no_sense_is_refused(town, here):
    ahead = clock.today() + DAY
    for words, facts in (
        ("The days do not fit", {"received_on": ahead}),
        ("The days do not fit", {"since": clock.today(), "received_on": clock.today() - DAY}),
        ("By the rule it is", {"colour": "red"}),
        ("green, yellow or red", {"colour": "blue"}),
        ("applicant or the respondent", {"parties": [{"role": "judge", "name": "甲某某"}]}),
        ("mediates nothing", {"mediator": town.su}),
    ):
        with refused(words):
            here.dispute(**facts)
    with refused("at least four characters"):
        here.dispute("漏")
    with refused("from the list"):
        disputes.register(town.wang, here.place, "nonsense", "收费标准没有公示", registrar="community")
    with refused("at a compound or in a community"):
        disputes.register(None, town.street, "fee", "收费标准没有公示", registrar="community")
    assert not Dispute.objects.exists()


def test_the_rule_colours_it_and_another_colour_needs_a_reason(town, here):
    assert [here.dispute(**facts).colour for facts in (
        {}, {"is_safety": True}, {"households": 5}, {"since": clock.today() - 90 * DAY},
    )] == ["yellow", "red", "red", "red"]  # fmt: skip
    elsewhere = disputes.register(town.wang, town.taian, "noise", "广场舞音量太大", registrar="resident")
    assert elsewhere.colour == "green"
    with refused("this colour already"):
        disputes.recolour(town.wang, elsewhere, "green", "再看看吧")
    with refused("why the colour changes"):
        disputes.recolour(town.wang, elsewhere, "red", "急")
    with not_allowed("change its colour"):
        disputes.recolour(here.liaison, elsewhere, "red", "越闹越大了")
    before = elsewhere.due
    disputes.recolour(town.wang, elsewhere, "red", "越闹越大了")
    assert elsewhere.due > before
    assert [(row.before, row.after, row.words) for row in elsewhere.colours.all()] == [
        ("", "green", Why.AT_ONCE.label), ("green", "red", "越闹越大了"),
    ]  # fmt: skip


def test_what_waits_for_ninety_days_turns_red_by_itself(town, here):
    dispute = here.dispute()
    assert disputes.redden_long_standing() == 0
    with clock.at(clock.now() + 90 * DAY):
        assert disputes.redden_long_standing() == 1
        assert disputes.redden_long_standing() == 0
    dispute.refresh_from_db()
    assert (dispute.colour, dispute.colours.last().reason) == ("red", "long_standing")


def test_red_is_reported_upward_with_an_adviser(town, here):
    dispute, calm = here.dispute(is_safety=True), here.dispute()
    with refused("Name the legal adviser"):
        disputes.report_up(town.wang, dispute)
    with refused("Only red disputes"):
        disputes.report_up(town.wang, calm, here.adviser)
    with refused("no legal adviser"):
        disputes.report_up(town.wang, dispute, town.wang.posts.get())
    with not_allowed("Only the community"):
        disputes.report_up(here.mediator, dispute, here.adviser)
    disputes.report_up(town.wang, dispute, here.adviser)
    errands.run_all()
    told = Notice.objects.filter(deed__verb="dispute.reported_up").values_list("person", flat=True)
    assert set(told) == {town.clerk.pk, here.lawyer.pk}
    first = Notice.objects.filter(deed__verb="dispute.registered", deed__subject_id=dispute.pk)
    assert set(first.values_list("person", flat=True)) == {town.li.pk, here.liaison.pk}


def test_sessions_bring_it_further_and_settle_it(town, here):
    dispute = here.dispute()
    for stranger in (town.su, here.liaison, here.owner, town.zhou, town.chen):
        with not_allowed("record its sessions"):
            disputes.hold_session(stranger, dispute)
    disputes.take_up(here.mediator, dispute)
    assert (dispute.mediator, dispute.stage) == (here.mediator, Stage.IN_MEDIATION)
    with refused("not before the dispute"):
        disputes.hold_session(here.mediator, dispute, held_on=clock.today() - DAY)
    first = disputes.hold_session(here.mediator, dispute, notes="钱大勇不同意，电话13900002345")
    assert first.path == "tripartite"
    assert "钱大勇" not in first.notes
    assert "139" not in first.notes
    second = disputes.hold_session(here.mediator, dispute, adviser=here.adviser, settled=True, outcome="三天内修好")
    assert (second.path, dispute.path, dispute.stage) == ("adviser", "adviser", Stage.RESOLVED)
    deed = Deed.objects.filter(verb="dispute.session_held").latest("pk")
    assert (deed.detail["session"], deed.detail["adviser"]) == (second.pk, here.adviser.pk)
    with refused("cannot become"):
        disputes.resolve(here.mediator, dispute, "又修了一次")


def test_it_is_settled_on_the_spot_and_green(town, here):
    dispute = here.dispute()
    with refused("how it was settled"):
        disputes.settle_on_the_spot(town.wang, dispute, "好")
    disputes.settle_on_the_spot(town.wang, dispute, "当场换了接头")
    assert (dispute.stage, dispute.colour, dispute.closed_on) == (Stage.RESOLVED, "green", clock.today())
    with not_allowed("Only the community closes"):
        disputes.close(here.mediator, dispute)
    disputes.close(town.wang, dispute)
    assert dispute.stage == Stage.CLOSED


def test_an_agreement_is_confirmed_by_a_court_within_the_days_that_are_set(town, here):
    dispute = here.dispute()
    other = here.dispute("别家的纠纷一桩")
    with refused("Only parties of this dispute"):
        disputes.agree(town.wang, dispute, "三日内修好并赔偿墙面", signed_by=other.parties.all())
    agreed = disputes.agree(town.wang, dispute, "钱大勇三日内修好并赔偿墙面", perform_by=clock.today() + 3 * DAY)
    assert dispute.stage == Stage.RESOLVED
    assert agreed.confirm_by == clock.today() + 30 * DAY
    assert "钱大勇" not in agreed.terms
    with refused("when the court was asked"):
        disputes.confirm_by_court(town.wang, agreed)
    with clock.at(clock.now() + 31 * DAY), refused("sue or agree anew"):
        disputes.ask_confirmation(town.wang, agreed)
    disputes.ask_confirmation(town.wang, agreed)
    disputes.confirm_by_court(town.wang, agreed)
    with refused("already"):
        disputes.ask_confirmation(town.wang, agreed)
    with not_allowed("say whether it is kept"):
        disputes.check_performance(here.liaison, agreed, True)
    disputes.check_performance(town.wang, agreed, True, "修好了")
    assert dispute.spells.get().until == clock.today()


def test_an_agreement_that_is_not_kept_opens_the_dispute_again(town, here):
    dispute = here.dispute()
    agreed = disputes.agree(town.wang, dispute, "三日内修好并赔偿墙面")
    with refused("what was not kept"):
        disputes.check_performance(town.wang, agreed, False)
    with clock.at(clock.now() + 4 * DAY):
        disputes.check_performance(town.wang, agreed, False, "四天了还没修")
        dispute.refresh_from_db()
        assert dispute.stage == Stage.IN_MEDIATION
        assert [spell.until is None for spell in dispute.spells.order_by("since")] == [False, True]
        assert dispute.due > clock.today()
        disputes.agree(town.wang, dispute, "两日内修好，否则另请人修")


def test_what_fails_goes_up_and_waits_until_it_is_answered(town, here):
    dispute = here.dispute()
    disputes.take_up(town.wang, dispute)
    disputes.fail(town.wang, dispute, "两次都谈不拢")
    assert dispute.spells.get().until is None
    with refused("which department"):
        disputes.refer(town.wang, dispute, "department", "请认定责任")
    with refused("choose one"):
        disputes.refer(town.wang, dispute, "mediation", "请认定责任")
    referral = disputes.refer(town.wang, dispute, "department", "请认定责任", organization=town.housing)
    assert dispute in Dispute.objects.visible_to(town.officer)
    with not_allowed("the body it was referred to"):
        disputes.answer_referral(town.su, referral, "已责令物业维修", settled=True)
    disputes.answer_referral(town.officer, referral, "已责令物业维修", settled=True)
    dispute.refresh_from_db()
    assert (dispute.stage, dispute.outcome, dispute.spells.get().until) == (
        Stage.RESOLVED, "已责令物业维修", clock.today(),
    )  # fmt: skip
    disputes.close(town.wang, dispute)
    disputes.reopen(town.wang, dispute, "又漏了一次水")
    assert (dispute.stage, dispute.closed_on, dispute.spells.count()) == (Stage.IN_MEDIATION, None, 2)


def test_those_concerned_see_it_and_others_do_not(town, here):
    dispute = here.dispute()
    foreign = town.official("zhao", "赵律", "legal_adviser", place=town.nanguan)
    seen = Dispute.objects.visible_to
    for person in (town.wang, town.li, town.clerk, here.liaison, here.owner, here.mediator, here.lawyer):
        assert dispute in seen(person), person
    for person in (town.zhou, town.su, town.officer, foreign, town.ma):
        assert dispute not in seen(person), person


def test_a_phone_is_shown_to_the_mediator_alone_and_for_a_reason(town, here):
    dispute = here.dispute()
    party = dispute.parties.first()
    for person in (town.wang, town.li, here.lawyer, here.mediator):
        with not_allowed("the mediator and the named adviser"):
            disputes.see_party(person, party, "约时间")
    disputes.take_up(here.mediator, dispute)
    with refused("the reason is kept"):
        disputes.see_party(here.mediator, dispute.parties.first(), "")
    assert disputes.see_party(here.mediator, dispute.parties.first(), "约时间")["phone"] == "13900002345"
    assert party.person.unmaskings.get().by == here.mediator


def test_the_adviser_reads_the_parties_only_while_it_is_theirs(town, here):
    dispute = here.dispute()
    disputes.name_adviser(town.wang, dispute, here.adviser)
    assert disputes.see_party(here.lawyer, dispute.parties.first(), "约时间")["name"] == NAMES[0]
    with clock.at(clock.now() + DAY):
        people.end_post(None, here.adviser, clock.today() - DAY)
        with not_allowed("the named adviser"):
            disputes.see_party(here.lawyer, dispute.parties.first(), "约时间")


def test_a_party_named_later_is_taken_out_of_the_summary(town, here):
    dispute = here.dispute("三楼周大年夜里敲墙，邻居睡不着", parties=())
    with not_allowed("add a party"):
        disputes.add_party(here.liaison, dispute, "respondent", name="周大年")
    disputes.add_party(town.wang, dispute, "respondent", name="周大年")
    dispute.refresh_from_db()
    assert dispute.summary == "三楼〔当事人〕夜里敲墙，邻居睡不着"
