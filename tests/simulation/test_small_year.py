"""A small year of three communities, broken off once: it goes on, and comes to what its plan says."""

import pytest
from django.db import transaction

from sifang.activities.models import Activity, PlanLine
from sifang.core.models import Deed, Errand
from sifang.figures.fields import FIELDS
from sifang.figures.fields_practice import FIELDS_PRACTICE
from sifang.figures.heard import CHANNELS, ENDS, RATED, REASONS
from sifang.figures.register import FIGURES, known
from sifang.people import commands as people
from sifang.people import sponsorships
from sifang.people.models import Organization, Person
from sifang.projects.models import Escalation, Project
from sifang.simulation.episodes import Episode, live_all, lived
from sifang.simulation.zhangye import scenario, shares
from sifang.simulation.zhangye.shares import TAIAN, XIAOSIMIAO, YINMAQIAO
from sifang.site import demo_summary
from sifang.site.scenarios import SCENARIOS, ZHANGYE
from tests.worlds import world

FEW, YEAR = 3, 2024
SHARES = shares.shares(FEW)
BROKEN_AT = f"year {XIAOSIMIAO}"


class Broken(Exception):
    """Somebody pulled the plug."""


def live_until(name):
    """The small year up to the episode ``name``, in which the plug is pulled when it has happened."""
    for episode in scenario.episodes(FEW):
        if episode.name == name:
            with pytest.raises(Broken), transaction.atomic():
                episode.live()
                raise Broken
            return
        live_all([episode], "6207", lambda words, share: None)


@world
def told():
    """What the resumed life told; everything it lived is there."""
    live_until(BROKEN_AT)
    before, told = lived(), []
    scenario.live(lambda words, share: told.append((str(words), share)), FEW)
    return before, told


pytestmark = [pytest.mark.long, pytest.mark.page]  # a year on PostgreSQL is lived in test_panzhou


@pytest.mark.django_db
def test_a_episode_that_fails_leaves_nothing_behind(town):
    def fail():
        people.register(None, "半路上的人", home=town.taian)
        raise Broken

    with pytest.raises(Broken):
        live_all([Episode("half", town.taian.pk, "half", fail)], town.city.pk, lambda words, share: None)
    assert lived() == set()
    assert not [person for person in Person.objects.all() if person.name == "半路上的人"]


def value(name, code="6207"):
    return known(name).value(code, YEAR)


def planned(name):
    return sum(getattr(share, name) for share in SHARES)


def test_a_broken_off_life_goes_on_with_the_episode_it_was_broken_off_in(told):
    before, sentences = told
    left = [episode.name for episode in scenario.episodes(FEW) if episode.name not in before]
    assert left == [BROKEN_AT, "appraisal 620702002"]
    shares_told = [share for _words, share in sentences]
    assert len(shares_told) == len(left) + 1
    assert 0 < shares_told[0] < shares_told[1] < shares_told[2] < 1
    assert len(lived()) == len(scenario.episodes(FEW))


@pytest.mark.parametrize(
    ("figure", "share"),
    [
        ("members_active", "members"), ("household_liaisons", "households"), ("new_workers_registered", "couriers"),
        ("secondments", "secondments"), ("councils_held", "councils"), ("activities_held", "activities"),
        ("projects_implemented", "projects"), ("pressing_issues_resolved", "pressing"),
    ],
)  # fmt: skip
def test_what_was_lived_is_what_was_planned(told, figure, share):
    assert value(figure) == planned(share)


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_equals_the_rows_it_opens(told, name):
    figure = FIGURES[name]
    for code in ("6207", TAIAN):
        rows = figure.rows(code, YEAR)
        assert figure.each or figure.value(code, YEAR) == rows.count() == len({row.pk for row in rows})


def test_every_figure_has_counted_something(told):
    fields = {figure.name for figure in (*FIELDS, *FIELDS_PRACTICE, *CHANNELS, *ENDS, *RATED, *REASONS)}
    empty = [name for name in FIGURES if name not in fields and not value(name)]
    assert not empty


def test_every_organization_took_part_in_something(told):
    assert value("partners_active") == Organization.objects.filter(partnerships__isnull=False).count()


def test_every_community_and_grid_has_a_leader(told):
    codes = [share.code for share in SHARES]
    for kind in sponsorships.SPONSORED:
        assert not [place for place in sponsorships.without_leader("6207", kind) if place.code[:12] in codes]


def test_the_leader_came_to_taian_twice_and_the_three_matters_are_solved(told):
    assert value("top_leader_visits", TAIAN) == 2
    found = Escalation.objects.filter(place=TAIAN)
    assert found.count() == 3
    assert {escalation.project.stage for escalation in found} == {Project.Stage.ACCEPTED}


def test_yinmaqiao_lists_more_than_twenty_resources_and_45_people_of_skill(told):
    assert 20 < value("resources_listed", YINMAQIAO) < 30
    assert value("talents", YINMAQIAO) == 45


def test_xiaosimiao_planned_march_and_may_and_did_both(told):
    lines = {line.month: line for line in PlanLine.objects.filter(plan__place=XIAOSIMIAO, month__in=(3, 5))}
    bank = Organization.objects.get(name="兰州银行张掖分行（演示）")
    bureau = Organization.objects.get(name="甘州区文体广电和旅游局（演示）")
    assert bank in lines[3].organizations.all() and bureau in lines[5].organizations.all()
    for line in lines.values():
        assert line.activities.get().stage == Activity.Stage.HELD


def test_the_summary_finds_a_page_for_every_step_of_the_flow(told):
    found = demo_summary.pages(TAIAN)
    assert {"chain", "letter", "claim-form", "resource", "escalation", "article"} <= set(found)


def test_every_printed_account_is_somebody_in_office(told):
    """Two of the five streets have no community in a small year."""
    known = set(Person.objects.exclude(username=None).values_list("username", flat=True))
    assert set(SCENARIOS[ZHANGYE].accounts) - known == {"street4", "street5"}


def test_nobody_has_a_phone_that_somebody_is_given(told):
    persons = Person.objects.exclude(phone_sealed="").order_by("?")[:60]
    assert all(person.phone.startswith("1990000") for person in persons)


def test_everything_is_sealed_and_nothing_is_owed(told):
    assert not Deed.objects.filter(link=None).exists()
    assert not Errand.objects.filter(done_at=None).exists()


def test_every_deed_bears_a_day_of_the_year(told):
    days = Deed.objects.exclude(verb="scenario.episode_lived").dates("at", "year")
    assert [day.year for day in days] == [YEAR]
