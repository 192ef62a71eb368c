"""Every figure is the number of its rows, at every level, and nobody types one in."""

import pytest

from sifang.core import clock, errands
from sifang.figures import queries
from sifang.figures.queries import FIGURES
from sifang.letters import commands as letters
from sifang.letters.models import Letter
from sifang.needs import commands as needs
from sifang.projects.commands import carrying
from tests.worlds import world

pytestmark = pytest.mark.django_db


@world
def lived(town):
    """泰安社区 has one project done, rated and thanked; a need returned and one merged; 南关社区 one need."""
    project = town.claimed()
    carrying.submit(town.deng, project, "灯已换好")
    carrying.accept(town.wang, project)
    needs.rate(town.ma, project.needs.get(), "yes", 5)
    errands.run_all()
    letters.approve(town.li, Letter.objects.get())
    needs.send_back(town.wang, town.need("说不清楚的事情", verified=False), "请说明是哪里")
    open_need = town.need("四号楼路灯坏了")
    needs.merge(town.wang, town.need("四号楼的灯不亮"), open_need)
    town.resource("还没核实的梯子", verified=False)
    needs.report(None, town.nanguan, "南关的井盖松动")
    return town


NOTHING = dict.fromkeys(FIGURES, 0)
TAIAN = NOTHING | {
    "needs": 2, "resources": 1, "proposals": 1, "claims": 1, "done": 1, "rated": 1, "thanked": 1,
    "resources_listed": 1, "sponsors": 1, "communities_complete": 1, "residents_involved": 1, "pairs_matched": 1,
    "needs_found": 0, "by_resident": 2, "words": 1, "words_solved": 1, "words_satisfied": 1, "ended_met": 1,
    "answerable": 2, "answered": 2, "settleable": 1, "settled": 1,
    "categories_suggested": 2, "categories_right": 2,
}  # fmt: skip


def test_the_figures_count_what_was_lived(lived):
    assert queries.public_figures(lived.taian.pk) == TAIAN
    assert queries.public_figures(lived.nanguan.pk) == NOTHING | {"needs": 1, "by_resident": 1}
    assert queries.public_figures(lived.street.pk) == TAIAN | {"needs": 3, "by_resident": 3}
    assert queries.public_figures("6207", clock.today().year) == TAIAN | {"needs": 3, "by_resident": 3}


def test_a_year_holds_its_own_rows_alone(lived):
    assert queries.public_figures(lived.taian.pk, clock.today().year) == TAIAN
    assert queries.public_figures(lived.taian.pk, clock.today().year - 1) == NOTHING
    assert queries.years(lived.taian.pk) == [clock.today().year]


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("ever", [True, False])
def test_a_figure_equals_its_rows_and_the_sum_of_the_places_below(lived, name, ever):
    figure, year = FIGURES[name], None if ever else clock.today().year
    for code in ("6207", lived.county.pk, lived.street.pk, lived.taian.pk, lived.nanguan.pk):
        rows = list(figure.rows(code, year))
        assert figure.value(code, year) == len(rows) == len({row.pk for row in rows})
        below = queries.figures_below(code, year, [figure])
        assert not below or sum(numbers[0] for _place, numbers in below) == len(rows)


def test_every_place_of_the_next_level_stands_in_the_table_in_order_of_code(lived):
    assert [place for place, _numbers in queries.figures_below(lived.street.pk)] == [lived.nanguan, lived.taian]
    assert [place for place, _numbers in queries.figures_below(lived.county.pk)] == [lived.street]
    assert queries.figures_below(lived.taian.pk) == []


def test_the_months_of_a_year_add_up_to_it(lived):
    year = clock.today().year
    months = queries.needs_by_month(lived.taian.pk, year)
    assert len(months) == 12
    assert (sum(raised for raised, _done in months), sum(done for _raised, done in months)) == (2, 1)
    assert months[clock.today().month - 1] == (2, 1)


def test_one_more_need_and_rating_is_one_more_in_the_figures(lived):
    before = queries.public_figures(lived.taian.pk)
    need = lived.need("五号楼路灯坏了")
    needs.answer(lived.wang, need, "已经换好灯泡")
    needs.rate(lived.ma, need, "partly", 3)
    grown = (
        "needs", "rated", "by_resident", "words", "ended_met", "categories_suggested", "categories_right",
        "answerable", "answered", "settleable", "settled",
    )  # fmt: skip
    more = {name: before[name] + 1 for name in grown}
    assert queries.public_figures(lived.taian.pk) == before | more
