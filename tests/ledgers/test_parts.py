"""What a need asks for besides its kind, in one cell of the ledger: it goes out and comes in as it was."""

import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sifang.ledgers import commands as ledgers
from sifang.ledgers import parts
from sifang.ledgers.cells import Cell
from sifang.needs import commands as needs
from sifang.needs import parts as parts_of
from sifang.needs.models import Need
from tests.ledgers.books import sheet_of, stored

HEADER = ["社区", "需求内容", "类别", "另需"]
asked = st.builds(
    parts_of.Asked,
    st.sampled_from(sorted(parts.WORDS)),
    st.integers(1, parts_of.MOST_HALF_DAYS),
    st.text("会议室2个半天：:；;（(要一起）)、,。 \n-—无", max_size=12).map(parts_of.tidy),
)


def refusal(said):
    return parts.cell(Cell(said)).complaint


@settings(max_examples=60, deadline=None)
@given(st.lists(asked, min_size=1, max_size=parts_of.MOST_PARTS - 1).map(tuple), st.booleans())
def test_what_is_written_reads_as_it_was(further, together):
    said = parts.shown(further, together)
    assert parts.understood(said) == (further, together)
    assert parts.cell(Cell(said)) == (said, None)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("场地2个半天;志愿服务 １ 个半天(要一起)", "场所2个半天；服务1个半天（要一起）"),
        ("师资3半天: 会书法", "人才3个半天：会书法"),
        ("无", None),
    ],
)
def test_clerks_write_it_in_their_own_way(said, read):
    assert parts.cell(Cell(said)) == (read, None)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("一间会议室", "parts_unknown"),
        ("黄金2个半天", "parts_unknown"),
        ("场所2个半天；会议室", "parts_unknown"),
        ("场所0个半天", "parts_amount"),
        ("场所1个半天；服务1个半天；人才1个半天", "parts_too_many"),
    ],
)
def test_what_it_does_not_say_is_refused_with_the_next_step(said, code):
    assert (refusal(said).code, refusal(said).stops) == (code, True)


def book(*rows):
    return stored(sheet_of(*rows)[0])


def bring_in(town, *rows):
    return numbers(ledgers.bring_in(town.li, "needs", book(HEADER, *rows), town.taian))


def numbers(found):
    return found.counts["new"], found.counts["changed"], found.counts["same"]


def workbook(town):
    return io.BytesIO(ledgers.export(town.li, "needs", town.taian, reason="核对清单"))


def test_a_cell_of_spaces_is_read_like_any_other():
    """Trying them one by one took seven seconds a cell."""
    assert parts.understood("场所" + "　" * 30_000) == ((None,), False)


@pytest.mark.django_db
def test_the_parts_go_out_and_come_in_again_as_they_were(town):
    row = ["泰安社区", "想请老师教书法", "托幼助学", "场地2个半天：能投影；服务1个半天（要一起）"]
    assert bring_in(town, row) == (1, 0, 0)
    need = Need.objects.get()
    assert need.is_all_or_nothing
    assert parts_of.of(need) == (("venue", 2, "能投影"), ("service", 1, ""))
    header, written = list(openpyxl.load_workbook(workbook(town)).active.iter_rows(min_row=3, values_only=True))[:2]
    assert written[header.index("另需")] == "场所2个半天：能投影；服务1个半天（要一起）"
    before = workbook(town)
    assert numbers(ledgers.bring_in(town.li, "needs", workbook(town), town.taian)) == (0, 0, 1)
    need.delete()
    assert numbers(ledgers.bring_in(town.li, "needs", before, town.taian)) == (1, 0, 0)
    assert parts_of.of(Need.objects.get()) == (("venue", 2, "能投影"), ("service", 1, ""))


@pytest.mark.django_db
def test_a_row_changes_the_parts_until_a_meeting_has_the_need_before_it(town):
    need = town.need("想请老师教书法", kind="talent", category="children")
    assert bring_in(town, ["泰安社区", need.text, "托幼助学", "场所1个半天"]) == (0, 1, 0)
    assert parts_of.of(need) == (("venue", 1, ""),)
    project = town.project(text="四号楼路灯坏了")
    held = project.needs.get()
    needs.set_parts(town.wang, held, [("venue", 1, "")])
    town.meeting(project, opened=False)
    found = ledgers.bring_in(
        town.li, "needs", book(HEADER, ["泰安社区", held.text, "基础设施", "资金1个半天"]), town.taian
    )
    assert "stays" in [complaint.code for complaint in found.warnings]
    assert parts_of.of(held) == (("venue", 1, ""),)
