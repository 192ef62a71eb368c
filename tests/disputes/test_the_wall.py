"""The wall around the parties' names: what was written earlier, what a ledger brings in, who led it before."""

import datetime

import pytest

from sifang.core import clock, errands
from sifang.disputes import commands as disputes
from sifang.disputes import queries, rules
from sifang.disputes.commands import entering
from sifang.disputes.models import Dispute
from sifang.notices.models import Notice
from sifang.people import commands as people
from sifang.people.models import Person
from tests.disputes.compound import Compound
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def here(town):
    """The compound and those who serve it."""
    return Compound(town)


def told_of(dispute):
    """Every word about the dispute that somebody outside the wall may read."""
    dispute.refresh_from_db()
    kept = [
        dispute.summary, dispute.outcome, dispute.reopened_why, repr(dispute.ledger),
        *dispute.colours.values_list("reason", flat=True), *dispute.referrals.values_list("reason", flat=True),
        *dispute.referrals.values_list("reply", flat=True), *dispute.sessions.values_list("notes", flat=True),
        *dispute.agreements.values_list("terms", flat=True), *dispute.agreements.values_list("checked", flat=True),
    ]  # fmt: skip
    return "\n".join(kept)


def test_a_party_named_later_is_taken_out_of_everything_written_before(town, here):
    dispute = here.dispute("周大年夜里敲墙，邻居睡不着", parties=())
    disputes.recolour(town.wang, dispute, "red", "周大年扬言要动手")
    disputes.hold_session(town.wang, dispute, notes="周大年不肯来")
    disputes.fail(town.wang, dispute, "周大年不认账")
    referral = disputes.refer(town.wang, dispute, "petition", "周大年要上访")
    disputes.answer_referral(town.wang, referral, "请社区再劝周大年")
    disputes.agree(town.wang, dispute, "周大年晚上十点以后不再敲墙")
    disputes.check_performance(town.wang, dispute.agreements.get(), False, "周大年又敲了")
    assert "周大年" in told_of(dispute)
    disputes.add_party(town.wang, dispute, "respondent", name="周大年")
    assert "周大年" not in told_of(dispute)


def test_a_party_named_later_is_taken_out_of_the_notices_too(town, here):
    dispute = here.dispute("周大年夜里敲墙，邻居睡不着", parties=())
    errands.run_all()
    assert Notice.objects.filter(about__contains="周大年").exists()
    disputes.add_party(town.wang, dispute, "respondent", name="周大年")
    errands.run_all()
    assert not Notice.objects.filter(about__contains="周大年").exists()


def test_a_ledger_keeps_no_number_and_names_no_party(town, here):
    words = "噪声：周大年夜里敲墙，电话13900002345"
    dispute = entering.enter_dispute(
        None, here.place, "noise", words, received_on=clock.today(), colour="yellow",
        ledger={"cause": words, "adviser": "白律师"}, outcome="打13900002345劝过",
    )  # fmt: skip
    assert "13900002345" not in told_of(dispute)
    disputes.add_party(town.wang, dispute, "respondent", name="周大年")
    assert "周大年" not in told_of(dispute)
    entering.amend_dispute(None, dispute, {"summary": words, "outcome": words, "ledger": {"cause": words}})
    assert "周大年" not in told_of(dispute) and "13900002345" not in told_of(dispute)


def test_the_mediator_of_before_reads_the_names_no_more(town, here):
    dispute = here.dispute()
    disputes.take_up(here.mediator, dispute)
    assert queries.parties_of(here.mediator, dispute)
    disputes.take_up(town.wang, dispute, town.wang)
    dispute.refresh_from_db()
    assert not queries.parties_of(here.mediator, dispute)


def test_a_mediator_whose_post_has_ended_reads_and_does_nothing_more(town, here):
    dispute = here.dispute()
    disputes.take_up(here.mediator, dispute)
    party = dispute.parties.first()
    [post] = here.mediator.current_posts
    with clock.at(clock.now() + DAY):
        people.end_post(None, post, clock.today() - DAY)
        gone = Person.objects.get(pk=here.mediator.pk)
        assert not queries.parties_of(gone, dispute)
        assert not rules.may_read_terms(gone, dispute)
        assert dispute not in Dispute.objects.visible_to(gone)
        with not_allowed("the mediator and the named adviser"):
            disputes.see_party(gone, party, "约时间")


@pytest.mark.parametrize("ended", ["resolved", "closed"])
def test_what_is_settled_waits_again_only_by_being_opened_again(town, here, ended):
    dispute = here.dispute()
    disputes.resolve(town.wang, _led(here, dispute), "两家说好了")
    if ended == "closed":
        disputes.close(town.wang, dispute)
    for act in (
        lambda: disputes.take_up(here.mediator, dispute),
        lambda: disputes.hold_session(here.mediator, dispute),
        lambda: disputes.hold_session(here.mediator, dispute, settled=True, outcome="又说好了一次"),
    ):
        with refused("settled already"):
            act()
    dispute.refresh_from_db()
    assert dispute.stage == ended and not dispute.spells.filter(until=None).exists()


def _led(here, dispute):
    disputes.take_up(here.mediator, dispute)
    return dispute


def test_the_same_file_once_more_changes_nothing(town, here):
    words = "噪声：夜里敲墙，邻居睡不着"
    dispute = entering.enter_dispute(
        None, here.place, "noise", words, received_on=clock.today(), colour="yellow", ledger={"cause": words}
    )
    assert entering.amend_dispute(None, dispute, {"summary": words, "ledger": {"cause": words}}) == []


def test_why_a_phone_was_seen_keeps_no_phone(town, here):
    dispute = here.dispute()
    disputes.take_up(here.mediator, dispute)
    party = dispute.parties.first()
    disputes.see_party(here.mediator, party, "打13900002345约时间")
    assert "13900002345" not in party.person.unmaskings.get().reason
