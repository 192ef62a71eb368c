"""Letters for a whole year: one an organization and one a member of whom the records say something."""

import datetime

import pytest

from sifang.activities import commands as activities
from sifang.core import clock
from sifang.letters import commands, queries
from sifang.letters.models import Letter
from sifang.letters.papers.thanks import thanks
from sifang.needs import commands as needs
from sifang.projects.commands import carrying
from tests.activities.year import held_activity, member_of, service_of
from tests.refusals import not_allowed, refused
from tests.worlds import world

pytestmark = pytest.mark.django_db


@world
def year(town):
    """This year: the power team claimed and carried out a project, both came to an activity, a member served."""
    project = town.claimed()
    carrying.submit(town.deng, project, "灯已换好")
    carrying.accept(town.wang, project)
    needs.rate(town.ma, project.needs.get(), "yes", 5)
    held_activity(town)
    member = member_of(town, sent_by=town.bank)
    activities.note_service(town.wang, member, clock.today(), "陪老人看病")
    member_of(town, name="闲在家")
    return clock.today().year


def test_who_did_something_has_a_letter_and_nobody_else(town, year):
    made = commands.draft_year(town.li, town.taian, year)
    assert [str(letter.organization) for letter in made if not letter.person] == ["供电服务队", "河西银行"]
    assert [letter.person.name for letter in made if letter.person] == ["高爱民"]


def test_every_number_of_the_letter_opens_to_its_records(town, year):
    letter = next(each for each in commands.draft_year(town.li, town.taian, year) if each.organization == town.power)
    found = {fact.kind: fact for fact in queries.facts(letter)}
    assert list(found) == ["claims", "kept", "on_time", "activities", "came", "ratings"]
    assert all(fact.words in letter.text for fact in found.values())
    assert [claim.organization for claim in found["kept"].rows] == [town.power]
    assert letter.facts["came"] == 8
    assert found["ratings"].rows.get().satisfaction == 5


def test_a_low_rating_and_another_year_are_not_told(town, year):
    with clock.at(clock.now() + datetime.timedelta(days=400)):
        later = commands.draft_year(town.li, town.taian, clock.today().year)
    assert later == []


def test_a_service_that_the_one_served_confirmed_counts_for_who_came(town):
    service = service_of(town)
    activities.take(town.su, service, organization=town.bank)
    activities.do(town.su, service)
    assert commands.draft_year(town.li, town.taian, clock.today().year) == []
    activities.confirm(service.code, 5)
    [letter] = commands.draft_year(town.li, town.taian, clock.today().year)
    assert letter.facts == {"services": [service.pk]}


def test_drafting_again_writes_no_second_letter(town, year):
    first = commands.draft_year(town.li, town.taian, year)
    assert commands.draft_year(town.wang, town.taian, year) == []
    assert Letter.objects.filter(year=year).count() == len(first)


def test_the_name_of_a_member_stands_on_the_paper_and_not_in_the_row(town, year):
    letter = next(each for each in commands.draft_year(town.li, town.taian, year) if each.person)
    assert "高爱民" not in letter.text
    assert "高爱民同志：" in letter.worded(letter.person.name)
    assert len(thanks(letter)) > 10_000


def test_letters_are_approved_received_and_counted(town, year):
    made = commands.draft_year(town.li, town.taian, year)
    letter = next(each for each in made if each.organization == town.bank and not each.person)
    with refused("not sent"):
        commands.receive(town.su, letter)
    commands.approve(town.li, letter)
    with not_allowed():
        commands.receive(town.deng, letter)
    with refused("ahead"):
        commands.receive(town.su, letter, on=clock.today() + datetime.timedelta(days=1))
    commands.receive(town.su, letter, by="办公室签收")
    with refused("already"):
        commands.receive(town.su, letter)
    assert queries.progress(town.li, town.taian, year) == {"all": 3, "draft": 2, "approved": 1, "received": 1}
    assert commands.approve_year(town.li, town.taian, year) == 2


def test_only_the_community_drafts_and_only_the_secretary_approves(town, year):
    for actor in (town.su, town.zhou, town.chen, town.ma):
        with not_allowed():
            commands.draft_year(actor, town.taian, year)
    commands.draft_year(town.wang, town.taian, year)
    with not_allowed():
        commands.approve_year(town.wang, town.taian, year)
    assert not Letter.objects.filter(stage="approved").exists()


def test_a_year_to_come_is_not_thanked_for(town):
    with refused("not come"):
        commands.draft_year(town.li, town.taian, clock.today().year + 1)


def test_drafting_takes_the_same_queries_for_two_and_for_twenty_organizations(
    town, year, django_assert_max_num_queries
):
    for n in range(20):
        body = town.foreign_body(f"单位{n}", town.taian)
        held_activity(town, organizations=[body])
    with django_assert_max_num_queries(20):
        commands.draft_year(town.li, town.taian, year)


def test_a_letter_of_another_community_is_not_seen(town, year):
    commands.draft_year(town.li, town.taian, year)
    commands.approve_year(town.li, town.taian, year)
    assert not queries.letter_list(town.zhou).exists()
    assert {letter.organization for letter in queries.letter_list(town.su)} == {town.bank}
