"""A ledger goes out in its customary form, masked and harmless, and comes back without effect."""

import io
import zipfile

import openpyxl
import pytest

from sifang.core.errors import NotAllowed
from sifang.core.models import Deed
from sifang.ledgers import commands as ledgers
from sifang.ledgers import export
from sifang.ledgers.declarations import NEEDS
from sifang.people.models import Unmasking
from tests.ledgers.test_commands import DOOR, LAMP, RESOURCES, bring_in, numbers
from tests.ledgers.test_commands import NEEDS as HEADER
from tests.town import TAIAN

pytestmark = pytest.mark.django_db

DANGEROUS = [
    "=1+1",
    "+1楼反映",
    "-1层积水",
    "@网格员",
    "\t=1",
    "\r=1",
    "＝五号楼",
    "＋一号楼",
    "－一号楼",
    "＠某某",
    '=HYPERLINK("x")',
]


def exported(town, ledger="needs", actor=None, **options):
    return io.BytesIO(ledgers.export(actor or town.li, ledger, town.taian, **options))


def sheet(file):
    return openpyxl.load_workbook(file).active


def texts(file):
    """Everything a reader of the file could find in it."""
    with zipfile.ZipFile(file) as package:
        return "\n".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))


def test_the_sheet_has_its_customary_form(town):
    bring_in(town, HEADER, LAMP, DOOR)
    out = sheet(exported(town))
    assert out["A1"].value == "泰安社区需求清单"
    assert "A1:S1" in map(str, out.merged_cells.ranges)
    assert out["A2"].value == "填报单位：泰安社区"
    assert [cell.value for cell in out[3]] == [column.title for column in NEEDS.columns]
    assert (out["A3"].value, out["S3"].value) == ("序号", "备注")
    assert out.freeze_panes == "A4"
    assert (out.page_setup.orientation, out.page_setup.paperSize) == ("landscape", 9)
    assert out["C4"].border.left.style == "thin"
    assert out["E4"].alignment.wrap_text
    assert out.print_title_rows == "$3:$3"
    assert (out["A6"].value, out["J6"].value) == ("填表人：", "审核人：")


def test_names_and_phones_are_masked_and_phones_and_codes_are_text(town):
    bring_in(town, HEADER, LAMP)
    file = exported(town)
    out = sheet(file)
    assert (out["H4"].value, out["I4"].value) == ("马*傅", "199****0101")
    assert (out["I4"].number_format, out["B4"].number_format) == ("@", "@")
    assert "马师傅" not in texts(file)
    assert "19900000101" not in texts(file)


def test_full_names_and_phones_need_a_reason_that_is_kept(town):
    bring_in(town, HEADER, LAMP)
    out = sheet(exported(town, reason="上门回访"))
    assert (out["H4"].value, out["I4"].value) == ("马师傅", "19900000101")
    assert Unmasking.objects.get().reason == "上门回访"
    with pytest.raises(NotAllowed):
        exported(town, actor=town.clerk, reason="统计")


def test_only_those_who_keep_the_ledger_take_it_out(town):
    with pytest.raises(NotAllowed):
        exported(town, actor=town.su)


def test_taking_it_out_is_on_record(town):
    exported(town)
    assert Deed.objects.get(verb="ledger.written_out").detail == {"ledger": "needs", "rows": 0, "masked": True}


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_becomes_a_formula(town, text):
    rows = [{"code": text, "summary": text, "remark": text, "community": TAIAN}]
    file = io.BytesIO(export.write(NEEDS, town.taian, rows, {TAIAN: text}, today=town.need().raised_on))
    out = sheet(file)
    cells = [cell for row in out.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type != "f" for cell in cells)
    assert out["E4"].quotePrefix
    assert "<f>" not in texts(file)


def test_an_export_that_comes_back_changes_nothing(town):
    bring_in(town, HEADER, LAMP, DOOR)
    town.need("=1号楼与2号楼之间的路灯不亮")
    assert numbers(ledgers.preview(town.li, "needs", exported(town), town.taian)) == (0, 0, 3)


def test_needs_projects_and_resources_of_the_pages_go_out_and_come_back_unchanged(town):
    town.claimed()
    town.need("楼道里堆了很多杂物", verified=False)
    for ledger in ("needs", "resources", "projects"):
        found = ledgers.preview(town.li, ledger, exported(town, ledger), town.taian)
        assert found.errors == []
        assert found.warnings == []
        assert (found.counts["new"], found.counts["changed"]) == (0, 0)
        assert found.counts["same"] > 0


def test_a_person_who_lends_is_masked_and_known_again(town):
    bring_in(town, RESOURCES, ["薛某某(个人)", None, "人才", "作业辅导"], ledger="resources")
    file = exported(town, "resources")
    assert sheet(file)["B4"].value == "薛*某(个人)"
    assert numbers(ledgers.preview(town.li, "resources", file, town.taian)) == (0, 0, 1)
