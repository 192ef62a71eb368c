"""A letter of thanks is drafted from facts after a good word, and goes out when the secretary approved it."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from sifang.core import clock, errands
from sifang.core.models import Deed
from sifang.letters import commands as letters
from sifang.letters import queries
from sifang.letters.models import Letter
from sifang.meetings.commands import holding
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.projects.commands import carrying, claiming, matching
from sifang.projects.models import Project
from tests.refusals import not_allowed, refused
from tests.worlds import world

pytestmark = pytest.mark.django_db
Stage = Letter.Stage


def done(town, project, by):
    """The project was given to ``by`` and accepted; its need waits for a word."""
    item = town.meeting(project).items.get(project=project)
    holding.resolve_claimed(town.wang, item, by, due=clock.today() + datetime.timedelta(days=9), commitment="十天换好")
    project.refresh_from_db()
    carrying.submit(town.wang, project, "灯已换好")
    carrying.accept(town.wang, project)
    return project.needs.get()


@world
def letter(town):
    needs.rate(town.ma, done(town, town.project(), town.power), "yes", 5, "亮堂多了")
    errands.run_all()
    return Letter.objects.get()


def test_a_draft_tells_what_the_records_tell_and_names_no_resident(town, letter):
    assert (letter.stage, letter.organization, letter.place) == (Stage.DRAFT, town.power, town.taian)
    for words in ("供电服务队", letter.project.name, "十天换好", "泰安社区"):
        assert words in letter.text
    assert "马秀兰" not in letter.text and "马*兰" not in letter.text
    facts = queries.facts(letter)
    assert [fact.kind for fact in facts] == ["project", "claimed", "promised", "due", "accepted"]
    assert all(fact.words in letter.text for fact in facts)


@pytest.mark.parametrize(("outcome", "satisfaction"), [("yes", 3), ("partly", 5), ("no", 1)])
def test_a_word_that_is_not_good_drafts_nothing(town, outcome, satisfaction):
    needs.rate(town.ma, done(town, town.project(), town.power), outcome, satisfaction)
    errands.run_all()
    assert not Letter.objects.exists()


def test_two_good_words_are_one_letter(town):
    need = done(town, town.project(), town.power)
    person = needs.standing(need).asked_by.get().person
    need.asked_by.create(person=town.rep, since=clock.now())
    for somebody in (person, town.rep):
        needs.rate(somebody, Need.objects.get(pk=need.pk), "yes", 5)
    errands.run_all()
    letter = Letter.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.create(
            organization=letter.organization, project=letter.project, rating=letter.rating, place=letter.place,
            text="x", drafted_at=clock.now(),
        )  # fmt: skip


def test_the_reaction_run_twice_drafts_once(town, letter):
    letters.draft_thanks(Deed.objects.get(verb="need.rated"))
    assert Letter.objects.count() == 1
    assert Deed.objects.filter(verb="letter.drafted").count() == 1


def test_who_did_not_solve_it_is_not_thanked_for_what_another_did_later(town):
    need = done(town, town.project(), town.power)
    needs.rate(town.ma, need, "no", 1, "又不亮了")
    errands.run_all()
    matching.match(town.wang, town.taian)
    again = Project.objects.get(needs=need, stage="proposed")
    needs.rate(town.ma, done(town, again, town.bank), "yes", 5)
    errands.run_all()
    assert list(Letter.objects.values_list("organization", "project")) == [(town.bank.pk, again.pk)]


def test_who_handed_back_is_not_thanked(town):
    project = town.claimed()
    claiming.hand_back(town.deng, project, "人手实在不够")
    matching.match(town.wang, town.taian)
    project.refresh_from_db()
    needs.rate(town.ma, done(town, project, town.bank), "yes", 5)
    errands.run_all()
    assert Letter.objects.get().organization == town.bank


@pytest.mark.parametrize("who", ["wang", "zhou", "deng", "chen", "rep", "ma", "clerk"])
def test_only_the_secretary_decides_about_a_letter(town, letter, who):
    with not_allowed("secretary approves"):
        letters.approve(getattr(town, who), letter)
    with not_allowed("secretary decides"):
        letters.drop(getattr(town, who), letter)
    assert Letter.objects.get().stage == Stage.DRAFT


def test_an_approved_letter_stands_as_it_was_approved(town, letter):
    with refused("20 to 2000"):
        letters.approve(town.li, letter, "谢谢")
    letters.approve(town.li, letter, "供电服务队：谢谢你们换好了三号楼的路灯，居民晚上走路踏实了。电话13912345678")
    letter.refresh_from_db()
    assert (letter.stage, letter.approved_by) == (Stage.APPROVED, town.li)
    assert "踏实" in letter.text and "139" not in letter.text
    for act in (lambda: letters.approve(town.li, letter), lambda: letters.drop(town.li, letter)):
        with refused("approved and sent"):
            act()


def test_a_dropped_letter_is_not_sent_and_not_drafted_again(town, letter):
    letters.drop(town.li, letter)
    letters.draft_thanks(Deed.objects.get(verb="need.rated"))
    assert Letter.objects.get().stage == Stage.DROPPED
    assert not queries.letter_list(town.li).exists()
