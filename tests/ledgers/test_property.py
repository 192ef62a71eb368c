"""The ledgers of compounds and of demonstration sites: in, out, and in again without effect."""

import datetime
import io

import pytest

from sifang.core import clock
from sifang.core.errors import Refused
from sifang.core.models import Deed
from sifang.industry.models import Site
from sifang.ledgers import commands as ledgers
from sifang.ledgers.declarations import LEDGERS
from sifang.people import commands as people
from sifang.people.models import Management, OwnersCommittee
from sifang.places.models import Place
from tests.ledgers.test_rosters import bring_in, numbers, table_of
from tests.people import compounds as built
from tests.people.offices import officer_of

pytestmark = pytest.mark.django_db
COMPOUNDS = [column.title for column in LEDGERS["compounds"].columns[:-1]]
SITES = [column.title for column in LEDGERS["sites"].columns[:-1]]
DONGHU = [
    1,
    "东湖国际",
    2015,
    860,
    "否",
    "东湖物业",
    built.USCC,
    "2020.5.1",
    "东湖国际业主委员会",
    "泰安业备〔2024〕3号",
]
DONGHU += ["2024.6.1", "2024.5.20", "2029.5.19", "地下车位少"]
OLD = [2, "翠屏老院", 1988, 96, "是"]


def again(town, ledger, actor):
    """The counts of bringing in once more what goes out, whole."""
    deeds = Deed.objects.exclude(verb__startswith="ledger.").count()
    content = ledgers.export(actor, ledger, town.taian)
    found = ledgers.bring_in(actor, ledger, io.BytesIO(content), town.taian)
    assert Deed.objects.exclude(verb__startswith="ledger.").count() == deeds
    return numbers(found)


def test_compounds_come_in_with_company_and_committee_and_a_second_time_without_effect(town):
    assert numbers(bring_in(town, "compounds", COMPOUNDS, DONGHU, OLD)) == (2, 0, 0)
    place = Place.objects.get(short_name="东湖国际")
    tie = Management.objects.get(place=place)
    assert (tie.organization.uscc, tie.since) == (built.USCC, datetime.date(2020, 5, 1))
    assert tie.organization.kind == "property"
    assert OwnersCommittee.objects.get(place=place).term_ends == datetime.date(2029, 5, 19)
    assert Place.objects.get(short_name="翠屏老院").compound.is_old
    assert again(town, "compounds", town.li) == (0, 0, 2)
    _header, rows = table_of(ledgers.export(town.li, "compounds", town.taian))
    assert rows[0][1:7] == DONGHU[1:7] and rows[1][1:5] == OLD[1:5]


def test_a_changed_row_changes_the_company_the_term_and_what_is_known(town):
    bring_in(town, "compounds", COMPOUNDS, DONGHU, OLD)
    row = list(DONGHU)
    row[5], row[6], row[7], row[12], row[3] = "锦绣物业", built.OTHER_USCC, "2026.1.1", "2030.5.19", 870
    assert numbers(bring_in(town, "compounds", COMPOUNDS, row, [*OLD[:3], 98, "是"])) == (0, 2, 0)
    place = Place.objects.get(short_name="东湖国际")
    assert [tie.until for tie in Management.objects.filter(place=place).order_by("since")] == [
        datetime.date(2025, 12, 31), None,
    ]  # fmt: skip
    assert OwnersCommittee.objects.get(place=place).term_ends == datetime.date(2030, 5, 19)
    row[7] = "2025.12.1"
    with pytest.raises(Refused):
        bring_in(town, "compounds", COMPOUNDS, row)
    assert Management.objects.get(place=place, until=None).since == datetime.date(2026, 1, 1)
    assert again(town, "compounds", town.li) == (0, 0, 2)


def test_a_company_without_its_credit_code_keeps_the_ledger_out(town):
    with pytest.raises(Refused, match="USCC"):
        bring_in(town, "compounds", COMPOUNDS, [*DONGHU[:6], None, *DONGHU[7:]])
    assert not Place.objects.filter(kind="compound").exists()


def test_sites_named_before_come_in_by_those_who_name_them(town):
    estate, officer = built.estate(town), officer_of(town)
    people.take_over(town.wang, built.compound(town, "半山世家"), estate.company)
    named = [1, "东湖国际", "东湖物业", "2025.3.1", "2025.4.1", "2025.5.8", "红色物业示范点01"]
    gone = [2, "半山世家", None, "2023.3.1", "2023.4.1", "2023.5.1", "红色物业示范点00", None, None, None, "2024.7.1"]
    gone += ["物业退出"]
    for wrong in ([*named[:1], "没有的小区", *named[2:]], [*named[:2], "没有的物业", *named[3:]]):
        with pytest.raises(Refused):
            bring_in(town, "sites", SITES, wrong, actor=officer)
    with pytest.raises(Refused):
        bring_in(town, "sites", SITES, named)
    assert numbers(bring_in(town, "sites", SITES, named, gone, actor=officer)) == (2, 0, 0)
    site = Site.objects.get(place=estate.place)
    assert (site.stage, site.recheck_due) == ("named", datetime.date(2026, 5, 8))
    assert Site.objects.get(place__short_name="半山世家").stage == "revoked"
    for actor in (officer, town.li):
        assert again(town, "sites", actor) == (0, 0, 2)
    _header, rows = table_of(ledgers.export(town.li, "sites", town.taian))
    assert rows[0][7] == "已撤销" or rows[1][7] == "已撤销"
    assert numbers(bring_in(town, "sites", SITES, [*named[:6], "红色物业示范点02"], actor=officer)) == (0, 1, 0)
    site.refresh_from_db()
    assert site.plate == "红色物业示范点02" and site.recheck_due < clock.today()
