"""The workbooks of ``SIFANG_WORKBOOKS``, corrected as a clerk would correct them, go in, in again, out and back."""

import io
import json

import openpyxl
import pytest

from sifang.ledgers import commands as ledgers
from sifang.places import commands as places
from sifang.places.models import Place
from tests.ledgers.test_workbooks import BY_TITLE, EXPECTED

SOUND = [path for path in EXPECTED if "not_workbooks" not in path.parts]
FREE_COMMUNITY = {"620702": "泰安社区", "620702001": "甘泉社区", "620702002": "祁连社区"}

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not SOUND, reason="SIFANG_WORKBOOKS names no folder of workbooks"),
]


def corrected(path, errors, place):
    """The workbook with formula results in place of formulas and something sensible in every cell complained about."""
    book, shown = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    cell.value = shown[sheet.title][cell.coordinate].value
    for number, error in enumerate(errors):
        if error.row is None:
            book[error.sheet].title = FREE_COMMUNITY[place]
        else:
            book[error.sheet][error.cell].value = _right(error, number, place)
    file = io.BytesIO()
    book.save(file)
    return file


def _right(error, number, place):
    if error.identifier in ("raised_on", "closed_on", "start", "due", "valid_to"):
        return "2026-01-01"
    by_column = {"community": FREE_COMMUNITY.get(place), "phone_masked": "19900000999", "code": f"ZZ-{number}"}
    return by_column.get(error.identifier, None if error.code == "uscc_invalid" else f"补写的内容{number}")


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.name.partition(".")[0])
def test_a_corrected_workbook_goes_in_once_and_its_export_changes_nothing(path):
    expected = json.loads(path.read_text(encoding="utf-8"))
    places.ship()
    ledger, place = BY_TITLE[expected["ledger"]].name, Place.objects.get(pk=expected["place"])
    source = path.with_name(expected["file"])
    with source.open("rb") as file:
        found = ledgers.preview(None, ledger, file, place)
    file = corrected(source, found.errors, place.code)
    first = ledgers.bring_in(None, ledger, file, place)
    assert first.counts["new"] >= expected["summary"]["good_rows"] - len(first.copies)
    assert (first.counts["changed"], first.counts["same"]) == (0, 0)
    for again in (file, io.BytesIO(ledgers.export(None, ledger, place))):
        counts = ledgers.preview(None, ledger, again, place).counts
        assert (counts["new"], counts["changed"], counts["same"]) == (0, 0, first.counts["new"])


def test_a_second_version_has_the_effects_that_are_expected():
    second = next((path for path in SOUND if "after_importing" in path.read_text(encoding="utf-8")), None)
    if second is None:
        pytest.skip("the folder has no second version of a workbook")
    expected = json.loads(second.read_text(encoding="utf-8"))
    places.ship()
    place, ledger = Place.objects.get(pk=expected["place"]), BY_TITLE[expected["ledger"]].name
    with second.with_name(expected["after_importing"]).open("rb") as file:
        ledgers.bring_in(None, ledger, file, place)
    with second.with_name(expected["file"]).open("rb") as file:
        found = ledgers.preview(None, ledger, file, place)
    effects = {
        "unchanged": sorted(row.number for row in found.same),
        "changed": sorted(change.row.number for change in found.changed),
        "new": sorted(row.number for row in found.new),
        "copy": sorted(copy.row for copy in found.copies),
        "conflict": sorted(error.row for error in found.errors),
    }
    assert effects == expected["rows_by_effect"]
