"""A workbook is opened safely, whatever was handed in under that name."""

import io
import random
import tracemalloc
import zipfile

import openpyxl
import pytest

from sifang.ledgers import packages, sheets
from sifang.ledgers.cells import Broken
from sifang.ledgers.packages import Unreadable
from sifang.ledgers.sheets import open_book
from tests.ledgers.books import sheet_of, stored

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(cells="", after="", before="", **parts):
    """A workbook written by hand: the inside of its only sheet's sheetData, and what follows it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook {MAIN} xmlns:r="{LINKS}"><sheets>'
            '<sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships><Relationship Id="rId1" Type="{LINKS}/worksheet" Target="/xl/worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{LINKS}/sharedStrings" Target="sharedStrings.xml"/>'
            f'<Relationship Id="rId3" Type="{LINKS}/styles" Target="styles.xml"/></Relationships>',
        )
        sheet = f"{before}<worksheet {MAIN}><sheetData>{cells}</sheetData>{after}</worksheet>"
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in parts.items():
            archive.writestr(f"xl/{name}.xml", content)
    file.seek(0)
    return file


def zipped(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    file.seek(0)
    return file


def refusal(file):
    with pytest.raises(Unreadable) as error:
        open_book(file)
    return error.value.complaint


def ole(*names):
    return io.BytesIO(packages.OLE + bytes(600) + b"".join(name.encode("utf-16-le") for name in names) + bytes(600))


@pytest.mark.parametrize(
    ("file", "code", "kind"),
    [
        (io.BytesIO(), "not_xlsx", "empty"),
        (io.BytesIO("一段话，没有列。\n再一段。".encode("gb18030")), "not_xlsx", "text"),
        (io.BytesIO(b"\xef\xbb\xbf <html><table></table></html>"), "not_xlsx", "html"),
        (io.BytesIO(b"%PDF-1.7"), "not_xlsx", "pdf"),
        (io.BytesIO(b"\x89PNG\r\n"), "not_xlsx", "picture"),
        (io.BytesIO(b"\x00\x01\x02"), "not_xlsx", "unknown"),
        (zipped(**{"a.jpg": b"\xff\xd8\xff"}), "not_xlsx", "zip"),
        (zipped(**{"word/document.xml": "<document/>"}), "not_xlsx", "docx"),
        (ole("Workbook"), "old_xls", None),
        (ole("EncryptedPackage"), "locked_or_damaged", None),
        (ole(), "locked_or_damaged", None),
        (io.BytesIO(b"PK\x03\x04" + bytes(100)), "damaged", None),
    ],
)
def test_what_is_no_workbook_is_recognised(file, code, kind):
    complaint = refusal(file)
    assert (complaint.code, complaint.details.get("kind")) == (code, kind)


def test_a_cut_off_download_is_damaged():
    whole = stored(sheet_of(["需求内容"] * 8, *[["楼道灯不亮"] * 8] * 50)[0]).getvalue()
    assert refusal(io.BytesIO(whole[: len(whole) * 2 // 3])).code == "damaged"


def test_broken_bytes_inside_a_part_are_damaged():
    assert refusal(package("<row r='1'><c")).code == "damaged"


def test_a_file_past_the_limit_is_not_opened(monkeypatch):
    monkeypatch.setattr(packages, "LARGEST_FILE", 100)
    assert refusal(io.BytesIO(b"PK" + bytes(200))).code == "file_too_large"


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = package(" " * (packages.LARGEST_PART + 1))
    assert len(bomb.getvalue()) < packages.LARGEST_PART / 500
    tracemalloc.start()
    assert refusal(bomb).code == "too_large_unpacked"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2**20


def test_a_part_that_shrank_to_a_thousandth_is_refused():
    assert refusal(package(" " * (3 * 2**20))).code == "too_large_unpacked"


def test_cells_merged_over_the_whole_sheet_are_refused():
    book = package(
        '<row r="1"><c r="A1" t="str"><v>x</v></c></row>', '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    assert refusal(book).code == "too_many_cells"


def test_entities_are_refused():
    burst = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    assert refusal(package('<row r="1"><c r="A1" t="str"><v>&b;</v></c></row>', before=burst)).code == "damaged"


def test_more_cells_than_the_limit_are_refused(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_CELLS", 3)
    assert refusal(stored(sheet_of(["一", "二"], ["三", "四"])[0])).code == "too_many_cells"


def test_formatted_rows_without_content_take_no_room():
    book, sheet = sheet_of(["需求内容"])
    for row in range(2, 1002):
        sheet.cell(row, 1).border = openpyxl.styles.Border(left=openpyxl.styles.Side("thin"))
    assert list(open_book(stored(book)).sheets[0].rows) == [1]


def test_hidden_sheets_are_named_and_left_out():
    book, _ = sheet_of(["一"])
    book.create_sheet("旧表").sheet_state = "hidden"
    book.create_sheet("_list").sheet_state = "veryHidden"
    read = open_book(stored(book))
    assert [sheet.name for sheet in read.sheets] == ["需求清单"]
    assert read.hidden == ["旧表", "_list"]


def test_of_a_formula_the_stored_result_counts():
    read = open_book(
        package(
            '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="e"><f>x</f><v>#N/A</v></c>'
            '<c r="C1"><f>A1</f></c></row>'
        )
    )
    assert [read.sheets[0].cell(1, column).value for column in (1, 2, 3)] == [2, "#N/A", ""]
    assert isinstance(read.sheets[0].cell(1, 2).value, Broken)
    assert isinstance(read.sheets[0].cell(1, 3).value, Broken)


def test_rich_text_is_joined_without_the_pronunciation_above_it():
    strings = f"<sst {MAIN}><si><r><t>泰安</t></r><r><t>社区</t></r><rPh sb='0' eb='2'><t>tài ān</t></rPh></si></sst>"
    read = open_book(package('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', sharedStrings=strings))
    assert read.sheets[0].cell(1, 1).value == "泰安社区"


def test_cells_without_addresses_stand_one_after_another():
    read = open_book(
        package("<row><c t='str'><v>一</v></c><c t='inlineStr'><is><t>二</t></is></c></row><row><c><v>3</v></c></row>")
    )
    assert read.sheets[0].rows[1][2].value == "二"
    assert read.sheets[0].rows[2][1].value == 3


def test_chinese_date_formats_that_stand_in_no_file_are_dates():
    styles = f'<styleSheet {MAIN}><cellXfs><xf numFmtId="0"/><xf numFmtId="31"/></cellXfs></styleSheet>'
    file = package('<row r="1"><c r="A1" s="1"><v>45721</v></c></row>', styles=styles)
    assert open_book(file).sheets[0].cell(1, 1).value.isoformat() == "2025-03-05T00:00:00"


@pytest.mark.parametrize("seed", range(40))
def test_a_workbook_with_wrong_bytes_is_read_or_refused(seed):
    chance = random.Random(seed)
    whole = stored(sheet_of(["需求内容", "社区"], ["楼道灯不亮", 1], ["=A1", 2.5])[0])
    spoilt = io.BytesIO()
    with zipfile.ZipFile(whole) as sound, zipfile.ZipFile(spoilt, "w") as archive:
        for name in sound.namelist():
            content = bytearray(sound.read(name))
            for _ in range(chance.randint(0, 2)):
                place = chance.randrange(len(content))
                content[place : place + chance.randint(0, 6)] = chance.choice(
                    [b"", b"NaN", b"-1", b"<", b"A0", b"1e999"]
                )
            archive.writestr(name, bytes(content))
    spoilt.seek(0)
    try:
        assert open_book(spoilt).sheets
    except Unreadable as error:
        assert error.complaint.code == "damaged"
