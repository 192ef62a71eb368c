"""The roster of merchants comes in and goes out the same; the ledgers of the five measures go out."""

import pytest

from sifang.commerce import commands as commerce
from sifang.commerce.models import Merchant
from sifang.ledgers import commands as ledgers
from sifang.ledgers.declarations import LEDGERS
from tests.commerce.mall import CODE, Mall
from tests.ledgers.test_rosters import bring_in, numbers, table_of

pytestmark = pytest.mark.django_db
TITLES = [column.title for column in LEDGERS["merchants"].printed(one_community=True)]
NOODLES = [
    1,
    "东门商圈",
    "老城面馆",
    CODE,
    "餐饮",
    "A101",
    "86.5㎡",
    "马国栋",
    "19900002222",
    "2024.3.1",
    "2024.4.1",
]
BOOKS = [2, "东门商圈", "墨香书店", None, "零售", None, 120, None, None, None, None]


def test_merchants_come_in_go_out_and_come_in_again_without_effect(town):
    found = bring_in(town, "merchants", TITLES, NOODLES, BOOKS)
    assert numbers(found) == (2, 0, 0), found.errors
    noodles = Merchant.objects.get(name="老城面馆")
    assert (noodles.area, noodles.uscc, str(noodles.since)) == (8650, CODE, "2024-03-01")
    assert (noodles.contact.name, str(noodles.pledges.get().pledged_on)) == ("马国栋", "2024-04-01")
    titles, rows = table_of(ledgers.export(town.li, "merchants", town.taian))
    assert titles == TITLES and len(rows) == 2
    assert "199****2222" in str(rows) and "马国栋" not in str(rows)
    assert numbers(bring_in(town, "merchants", titles, *rows)) == (0, 0, 2)
    full = table_of(ledgers.export(town.li, "merchants", town.taian, reason="核对名册"))[1]
    assert "19900002222" in str(full)
    assert numbers(bring_in(town, "merchants", titles, *full)) == (0, 0, 2)
    changed = [*NOODLES[:6], "90", *NOODLES[7:]]
    assert numbers(bring_in(town, "merchants", TITLES, changed)) == (0, 1, 0)
    noodles.refresh_from_db()
    assert (noodles.area, noodles.contact.name) == (9000, "马国栋")


def test_the_five_measures_go_out_with_their_lines(town):
    mall = Mall(town)
    mall.cost()
    commerce.add_vacancy(mall.qin, mall.measure("hiring"), mall.noodles, "跑堂", 2)
    commerce.count_attendance(mall.qin, mall.measure("training"), mall.noodles, 5)
    commerce.send_guests(mall.qin, mall.measure("referral"), mall.noodles, mall.books, 7)
    commerce.add_offer(mall.qin, mall.measure("offers"), mall.books, "文具八五折")
    said = {"hiring": "跑堂", "joint_training": "5", "referral": "墨香书店", "offers": "文具八五折"}
    for name, word in said.items():
        _titles, rows = table_of(ledgers.export(town.li, name, town.taian))
        assert len(rows) == 1 and word in str(rows)
    _titles, rows = table_of(ledgers.export(town.li, "costs", town.taian))
    assert len(rows) == 3 and "324.58" in str(rows) and "86.50" in str(rows)
