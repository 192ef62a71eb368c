"""The finance desk's ledger comes in and goes out in its customary columns; of a consent it says 有, 无 or 撤回."""

import datetime
import io

import openpyxl
import pytest

from sifang.commerce import commands as commerce
from sifang.commerce.models import Application, Consent
from sifang.core.errors import Refused
from sifang.core.models import Deed
from sifang.ledgers import commands as ledgers
from sifang.ledgers.declarations import LEDGERS
from tests.commerce.shops import USCC, Shops
from tests.ledgers.test_rosters import book, numbers, table_of

pytestmark = pytest.mark.django_db

TITLES = [column.title for column in LEDGERS["finance"].columns[:-1]]
NOODLES = ["顺口面馆", USCC, "2026-3-2", "20万", "营业执照、租赁合同（缺）", "有", "甘州农商银行", "2026-3-9", "待答复"]
NOODLES += [None, None]
SHOES = [
    "老张鞋店",
    None,
    "2026-4-1",
    50000,
    "营业执照、身份证明",
    "无",
    "惠民担保公司",
    "2026-4-8",
    "已放款",
    "48,000.50",
]
SHOES += ["2026年4月20日"]
Stage = Application.Stage


@pytest.fixture
def shops(town):
    return Shops(town)


def bring_in(town, *rows):
    return ledgers.bring_in(town.li, "finance", book(TITLES, *rows, title="台账"), town.taian)


def test_it_comes_in_and_its_own_export_changes_nothing(town, shops):
    found = bring_in(town, NOODLES, SHOES)
    assert numbers(found) == (2, 0, 0)
    assert [(one.code, one.details["title"]) for one in found.warnings] == [("left_out", "单独同意书")]
    noodles, shoes = Application.objects.order_by("consulted_on")
    assert (noodles.stage, noodles.amount_wanted, noodles.institution) == (Stage.SUBMITTED, 20_000_000, shops.lender)
    assert [(one.title, bool(one.at_hand_on)) for one in noodles.documents.all()] == [
        ("营业执照", True), ("租赁合同", False),
    ]  # fmt: skip
    assert (shoes.stage, shoes.disbursed, shoes.disbursed_on) == (
        Stage.DISBURSED, 4_800_050, datetime.date(2026, 4, 20),
    )  # fmt: skip
    assert not Consent.objects.exists()
    content = ledgers.export(town.li, "finance", town.taian)
    header, rows = table_of(content)
    assert header == TITLES
    assert [row[3] for row in rows] == [200000, 50000] and rows[1][9] == 48000.5
    deeds = Deed.objects.exclude(verb__startswith="ledger.")
    before = deeds.count()
    assert numbers(ledgers.bring_in(town.li, "finance", io.BytesIO(content), town.taian)) == (0, 0, 2)
    assert deeds.count() == before
    again = table_of(ledgers.export(town.li, "finance", town.taian))[1]
    assert again == rows


def test_a_later_result_goes_on_along_the_arrows_and_an_earlier_one_stays(town, shops):
    bring_in(town, NOODLES)
    paid = [*NOODLES[:8], "已放款", 180000, "2026-4-2"]
    assert numbers(bring_in(town, paid)) == (0, 1, 0)
    made = Application.objects.get()
    assert (made.stage, made.disbursed) == (Stage.DISBURSED, 18_000_000)
    forward = Deed.objects.filter(verb="application.brought_forward").order_by("pk")
    assert [deed.detail["stage"] for deed in forward] == ["approved", "disbursed"]
    found = bring_in(town, [*paid[:8], "备资料中", *paid[9:]])
    assert numbers(found) == (0, 0, 1)
    assert "stays" in {one.code for one in found.warnings}


def test_a_shop_that_nobody_registered_and_money_without_an_amount_stop_it(town, shops):
    wrongs = {
        "A": ["没有这家店", *NOODLES[1:]], "D": [*NOODLES[:3], "若干", *NOODLES[4:]],
        "J": [*SHOES[:9], None, None], "H": [*NOODLES[:7], "2026-3-1", *NOODLES[8:]],
    }  # fmt: skip
    for cell, wrong in wrongs.items():
        with pytest.raises(Refused, match=cell):
            bring_in(town, wrong)
    assert not Application.objects.exists()


def test_the_column_of_consents_says_three_words_and_never_what_was_said(town, shops):
    for merchant in (shops.noodles, shops.shoes):
        made = commerce.consult_finance(shops.luo, merchant)
        code = commerce.ask_consent(shops.luo, made, shops.lender).code
        commerce.give_consent(code, "我是中共党员，金丝雀")
    commerce.revoke_consent(code)
    commerce.consult_finance(shops.luo, shops.shoes)
    content = ledgers.export(town.li, "finance", town.taian, "季度核对")
    _header, rows = table_of(content)
    assert sorted(row[5] for row in rows) == sorted(["有", "撤回", "无"])
    cells = [str(cell) for row in openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
             for cell in row]  # fmt: skip
    assert not any("党员" in cell or "金丝雀" in cell for cell in cells)
