"""The board: every number equals the rows it opens; places stand in order of code, within the viewer's reach."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sifang.core import clock
from sifang.core.models import Deed
from sifang.figures import queries
from sifang.figures.lists import LISTS
from sifang.figures.queries import FIGURES
from sifang.figures.register import FIELD_GROUPS, GROUPS
from sifang.letters import commands as letters
from sifang.letters.models import Letter
from sifang.needs import commands as needs
from sifang.needs.models import Asker, Need
from sifang.people import commands as people
from sifang.places.models import Place
from sifang.projects.commands import carrying
from sifang.resources import commands as resources
from sifang.web.pages.month_bars import NARROW, WIDE, bars, ceiling
from tests.web.test_projects import by
from tests.worlds import world

BOARD = "/figures/"


@world
def lived(town):
    """A project carried through to a letter, an open need and a spare resource."""
    project = town.claimed()
    carrying.submit(town.deng, project, "路灯换好了")
    carrying.accept(town.wang, project)
    asker = Asker.objects.get(need__projects=project)
    needs.rate(asker.person, asker.need, "yes", 5)
    letters.draft_thanks(Deed.objects.get(verb="need.rated"))
    letters.approve(town.li, Letter.objects.get())
    town.need()
    return town


def numbers(page):
    return {figure.name: value for _title, figures in page.context["groups"] for figure, value in figures}


def rows(client, name, **asked):
    return client.get(f"{BOARD}{name}/", asked)


def test_those_without_a_post_that_reads_figures_are_kept_out(client, town):
    assert client.get(BOARD).status_code == client.get(f"{BOARD}needs/").status_code == 302
    for person in (town.su, town.rep, town.officer):
        assert by(client, person).get(BOARD).status_code == 403


@pytest.mark.parametrize(("who", "year"), [("wang", ""), ("li", "ever"), ("chen", "2019"), ("clerk", "")])
def test_every_number_equals_the_rows_it_opens(client, lived, who, year):
    by(client, getattr(lived, who))
    found = numbers(client.get(BOARD, {"year": year}))
    assert set(found) == {figure.name for name in GROUPS if name not in FIELD_GROUPS for figure in GROUPS[name]}
    for name, value in found.items():
        page = rows(client, name, year=year)
        assert len(page.context["lines"]) == page.context["page"].paginator.count == value
    assert any(found.values()) == (year != "2019")


def test_every_figure_has_counted_something_in_the_lived_town(client, lived):
    found = numbers(by(client, lived.wang).get(BOARD))
    assert all(found[figure.name] for figure in LISTS)


def test_more_rows_than_a_page_holds_are_all_reached(client, town):
    for _one in range(27):
        town.need(verified=False)
    by(client, town.wang)
    assert numbers(client.get(BOARD))["needs"] == 27
    assert [len(rows(client, "needs", page=page).context["lines"]) for page in (1, 2)] == [25, 2]


def test_every_line_leads_to_a_page_that_opens(client, lived):
    by(client, lived.wang)
    for name in FIGURES:
        for line in rows(client, name).context["lines"]:
            assert not line.url or client.get(line.url).status_code == 200, line.url


def test_no_line_names_somebody_who_asked_or_rated(client, lived):
    by(client, lived.chen)
    for name in FIGURES:
        page = rows(client, name).content.decode()
        assert lived.ma.name not in page and lived.ma.shown_name not in page


def test_a_place_out_of_reach_is_not_found(client, lived):
    by(client, lived.wang)
    for code in (lived.nanguan.pk, lived.street.pk, "x", "999999999999"):
        assert client.get(BOARD, {"place": code}).status_code == 404
        assert rows(client, "needs", place=code).status_code == 404
    assert rows(client, "points").status_code == 404


def test_a_partnership_opens_no_figures_of_the_community(client, lived):
    both = lived.official("both", "吴双", "worker", place=lived.nanguan)
    people.appoint(None, both, "liaison", organization=lived.bank)
    assert by(client, both).get(BOARD, {"place": lived.taian.pk}).status_code == 404


def test_places_below_stand_in_order_of_code_with_their_own_numbers(client, lived):
    by(client, lived.clerk)
    quiet, busy = {}, {}
    for _title, figures, below, _overlaps in client.get(BOARD).context["tables"]:
        assert [place for place, _values in below] == [lived.nanguan, lived.taian]
        for counted, (_place, values) in zip((quiet, busy), below, strict=True):
            assert [figure for figure, _value in values] == list(figures)
            counted |= {figure.name: value for figure, value in values}
    assert not any(quiet.values())
    assert busy == numbers(client.get(BOARD, {"place": lived.taian.pk}))


def test_a_city_lists_its_counties_and_a_county_its_streets(town):
    assert [place for place, _values in queries.figures_below("6207")] == [town.county]
    assert [place for place, _values in queries.figures_below("620702")] == [town.street]
    assert queries.figures_below(town.taian.pk) == []


def test_a_community_has_no_places_below(client, lived):
    assert by(client, lived.wang).get(BOARD).context["tables"] == []


def test_months_count_what_was_raised_and_what_was_done(town):
    first = town.need()
    town.need("二号楼路灯也坏了", verified=False)
    Need.objects.filter(pk=first.pk).update(raised_on=datetime.date(2025, 3, 2), closed_on=datetime.date(2026, 1, 9))
    Need.objects.filter(pk=first.pk).update(stage=Need.Stage.MET)
    Need.objects.exclude(pk=first.pk).update(raised_on=datetime.date(2026, 3, 31))
    assert queries.needs_by_month("62", 2025)[2] == (1, 0)
    assert queries.needs_by_month("62", 2026)[:3] == [(0, 1), (0, 0), (1, 0)]
    assert queries.years("62") == [2026, 2025]


def test_the_board_opens_with_the_last_year_that_has_anything_to_count(client, town):
    need = town.need()
    Need.objects.filter(pk=need.pk).update(raised_on=datetime.date(2024, 3, 2))
    by(client, town.wang)
    assert client.get(BOARD).context["year"] == 2024
    assert client.get(BOARD, {"year": clock.today().year}).context["year"] == clock.today().year


def test_a_strange_year_is_read_as_this_year(client, town):
    by(client, town.wang)
    for year in ("abcd", "20262", "-1", "²"):
        assert client.get(BOARD, {"year": year}).context["year"] == clock.today().year


def test_the_board_asks_as_often_for_many_rows_and_places(client, town):
    def count(address):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    by(client, town.clerk).get(BOARD)  # the session is written once
    town.need()
    client.get(BOARD)  # the session stands from here on
    few = [count(BOARD), count(f"{BOARD}needs/")]
    for _one in range(10):
        town.need()
    assert [count(BOARD), count(f"{BOARD}needs/")] == few


def test_the_bars_are_drawn_to_scale_and_stay_on_the_sheet():
    months = [(month, 2 * month) for month in range(12)]
    for sheet in (WIDE, NARROW):
        drawn = bars(months, sheet)
        last = drawn.months[-1]
        assert last.done.height == pytest.approx(2 * last.raised.height, abs=0.2)
        assert drawn.left < drawn.months[0].raised.x and last.done.x + drawn.bar <= drawn.right
        assert [number for _y, number in drawn.grid] == [0, 20, 40]


def test_the_bars_of_an_empty_year_are_flat():
    assert {bar.height for month in bars([(0, 0)] * 12).months for bar in (month.raised, month.done)} == {0}


@pytest.mark.parametrize(("number", "end"), [(0, 2), (2, 2), (3, 4), (11, 20), (41, 100), (101, 200), (999, 1000)])
def test_the_scale_ends_at_the_next_round_number(number, end):
    assert ceiling(number) == end


def test_no_row_of_a_figure_says_in_which_building_somebody_lives(client, town):
    """A masked name beside a building is a name: the rows of figures that count persons say the community at most."""
    building = Place.objects.create(code=f"{town.taian.pk}001001", name="七号楼", short_name="七号楼", kind="building")
    people.check_member(town.li, "高爱民", town.taian, phone="19900009876", home=building)
    owner = people.register(None, "乐助人", home=building)
    resource = resources.declare(town.wang, town.taian, "修电器", "technology", person=owner)
    resources.verify(town.wang, resource)
    by(client, town.li)
    for name in FIGURES:
        page = rows(client, name, year="ever").content.decode()
        assert "七号楼" not in page, name
        assert "高爱民" not in page and "乐助人" not in page, name
