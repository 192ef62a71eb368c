"""What those who asked say about the outcome, and what follows from it."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from sifang.core import clock
from sifang.core.models import Deed
from sifang.needs import commands as needs
from sifang.needs.models import Need, Rating
from tests.crowd import at_once
from tests.refusals import not_allowed, refused
from tests.worlds import world

pytestmark = pytest.mark.django_db
Stage = Need.Stage


@world
def need(town):
    """A need of 马秀兰 and 何建国 that the community has settled."""
    need = town.need()
    needs.join(town.rep, need)
    needs.answer(town.wang, need, "已经换好灯泡")
    return need


def stage(need):
    return Need.objects.get(pk=need.pk).stage


@pytest.mark.parametrize(("outcome", "left"), [("yes", Stage.CLOSED), ("partly", Stage.CLOSED), ("no", Stage.LISTED)])
def test_the_askers_word_closes_the_need_or_puts_it_back(town, need, outcome, left):
    rating = needs.rate(town.ma, need, outcome, 3, " 灯亮了，电话13912345678 ")
    assert stage(need) == left
    assert (rating.round, rating.outcome, rating.satisfaction) == (1, outcome, 3)
    assert "灯亮了" in rating.words and "139" not in rating.words


@pytest.mark.parametrize("who", ["su", "wang", "li", "zhou", "chen"])
def test_only_those_who_asked_rate(town, need, who):
    with not_allowed("Only those who asked"):
        needs.rate(getattr(town, who), need, "yes", 5)
    assert not Rating.objects.exists()


@pytest.mark.parametrize(("outcome", "satisfaction"), [("maybe", 3), ("yes", 0), ("yes", 6), ("", 3)])
def test_an_answer_that_was_not_offered_is_refused(town, need, outcome, satisfaction):
    with refused("Choose one of the answers"):
        needs.rate(town.ma, need, outcome, satisfaction)


def test_a_need_that_is_not_done_is_not_rated(town):
    need = town.need()
    with refused("not done yet", "you will be asked"):
        needs.rate(town.ma, need, "yes", 5)


def test_one_word_a_person_and_round(town, need):
    needs.rate(town.ma, need, "yes", 5)
    with refused("already rated"):
        needs.rate(town.ma, need, "yes", 5)
    with clock.at(clock.now() + datetime.timedelta(hours=25)), refused("already rated"):
        needs.rate(town.ma, need, "no", 1)
    needs.rate(town.rep, need, "partly", 3)
    assert need.ratings.count() == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Rating.objects.create(need=need, person=town.ma, round=1, outcome="yes", satisfaction=5, at=clock.now())


def test_for_a_day_the_word_may_be_changed_back_and_forth_while_nobody_acted_on_it(town, need):
    day, rating = Need.objects.get(pk=need.pk).closed_on, needs.rate(town.ma, need, "partly", 3)
    for outcome, left, round in (
        ("no", Stage.LISTED, 2), ("yes", Stage.CLOSED, 1), ("no", Stage.LISTED, 2), ("partly", Stage.CLOSED, 1),
    ):  # fmt: skip
        assert needs.rate(town.ma, Need.objects.get(pk=need.pk), outcome, 4) == rating
        now = Need.objects.get(pk=need.pk)
        assert (now.stage, now.round, now.closed_on) == (left, round, day if left == Stage.CLOSED else None)
    rating.refresh_from_db()
    assert (rating.outcome, rating.satisfaction, Rating.objects.count()) == ("partly", 4, 1)
    assert rating.changed_at and Deed.objects.filter(verb="need.rating_changed").count() == 4
    needs.rate(town.ma, now, "no", 1)
    needs.correct(town.wang, now, text="灯又坏了，要换线路")
    with refused("not done yet"):
        needs.rate(town.ma, Need.objects.get(pk=need.pk), "yes", 5)


def test_a_no_opens_the_next_round_in_which_everybody_is_asked_anew(town, need):
    needs.rate(town.rep, need, "yes", 4)
    needs.rate(town.ma, need, "no", 1)
    again = Need.objects.get(pk=need.pk)
    assert (again.stage, again.round, again.closed_on) == (Stage.LISTED, 2, None)
    with refused("not done yet"):
        needs.rate(town.rep, again, "no", 1)
    needs.answer(town.wang, again, "重新换了整个灯头")
    needs.rate(town.ma, again, "yes", 5)
    needs.rate(town.rep, again, "yes", 5)
    assert sorted(again.ratings.values_list("round", "outcome")) == [(1, "no"), (1, "yes"), (2, "yes"), (2, "yes")]
    verbs = Deed.objects.filter(verb__in=["need.rated", "need.reopened"]).order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["need.rated", "need.reopened", "need.rated", "need.rated", "need.rated"]


def test_the_round_is_the_rows_not_that_of_a_page_opened_long_ago(town, need):
    stale = Need.objects.get(pk=need.pk)
    needs.rate(town.ma, need, "no", 1)
    needs.answer(town.wang, need, "重新换了整个灯头")
    assert needs.rate(town.ma, stale, "yes", 5).round == 2


def test_a_later_no_reopens_a_need_that_another_asker_called_done(town, need):
    needs.rate(town.rep, need, "yes", 5)
    assert stage(need) == Stage.CLOSED
    needs.rate(town.ma, need, "no", 1)
    assert stage(need) == Stage.LISTED


@pytest.mark.parametrize(
    ("outcome", "satisfaction", "good"), [("yes", 5, True), ("yes", 4, True), ("yes", 3, False), ("partly", 5, False)]
)
def test_a_rating_is_good_when_it_is_solved_and_four_or_five(town, need, outcome, satisfaction, good):
    assert needs.rate(town.ma, need, outcome, satisfaction).is_good is good


@pytest.mark.django_db(transaction=True)
def test_eight_taps_on_the_same_button_are_one_rating(town):
    need = town.need()
    needs.answer(town.wang, need, "已经换好灯泡")
    told = at_once(lambda _tap: needs.rate(town.ma, Need.objects.get(pk=need.pk), "yes", 5), range(8))
    assert sum(isinstance(answer, Rating) for answer in told) == 1
    assert Rating.objects.count() == 1
    assert {type(answer).__name__ for answer in told} == {"Rating", "Refused"}
