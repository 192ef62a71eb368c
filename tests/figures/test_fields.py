"""The figures of the emerging fields: money is summed, the backlog is a stock, whoever comes twice counts once."""

import datetime
from decimal import Decimal

import pytest

from sifang.disputes.models import Dispute, Session, Spell
from sifang.figures import articles
from sifang.figures.register import FIGURES
from sifang.industry.models import Livestream, SalesLine
from sifang.people import commands as people
from sifang.places.models import Place

pytestmark = pytest.mark.django_db


def date(year, month, day):
    return datetime.date(year, month, day)


def sale(town, place, body, fen, on, stage="settled"):
    held = datetime.datetime.combine(on, datetime.time(12), datetime.UTC)
    live = Livestream.objects.create(place=place, title="直播助农", starts_at=held, stage=stage)
    return SalesLine.objects.create(
        place=place, livestream=live, organization=body, product="苹果", amount=fen, sold_on=on
    )


def dispute(town, since, until=None, cause="fee"):
    number = Dispute.objects.count()
    row = Dispute.objects.create(
        place=town.taian, code=f"J{number}", cause=cause, summary="物业费有争议", registrar="community", colour="green",
        received_on=since, due=since, stage="resolved" if until else "registered",
    )  # fmt: skip
    Spell.objects.create(place=town.taian, dispute=row, since=since, until=until)
    return row


def test_money_is_summed_in_fen_and_told_in_yuan(town):
    sale(town, town.taian, town.bank, 1_234_567, date(2023, 12, 31))
    sale(town, town.taian, town.bank, 10_000, date(2024, 1, 1))
    sale(town, town.nanguan, town.power, 5_050, date(2024, 12, 31))
    sale(town, town.nanguan, town.power, 99, date(2024, 6, 1), stage="held")
    sales, firms, ever = (FIGURES[name] for name in ("livestream_sales", "livestream_firms", "farm_sales_total"))
    assert sales.value("6207", 2024) == 15_050 and sales.rows("6207", 2024).count() == 2
    assert sales.by_place("6207", 2024, 12) == {town.taian.pk: 10_000, town.nanguan.pk: 5_050}
    assert (sales.told(15_050), sales.told(15_000)) == (Decimal("150.50"), 150)
    assert sales.shown(123_456_789).startswith("1,234,567.89")
    assert (ever.value("6207", 2023), ever.value("6207", 2024), ever.value("6207")) == (1_234_567, 1_249_617, 1_249_617)
    assert [firms.value("6207", year) for year in (2023, 2024, None)] == [1, 2, 2]


def test_the_backlog_is_what_waited_at_the_opening_and_at_the_close_of_a_year(town):
    dispute(town, date(2023, 3, 1), date(2023, 12, 31))  # settled on the last day: not carried over
    dispute(town, date(2023, 12, 31), date(2024, 1, 1))
    waits = dispute(town, date(2024, 5, 1), date(2024, 6, 1))
    Spell.objects.create(place=town.taian, dispute=waits, since=date(2024, 12, 31))
    Dispute.objects.filter(pk=waits.pk).update(stage="in_mediation")
    dispute(town, date(2023, 1, 1), cause="other")  # about no compound
    start, end, settled = (
        FIGURES[name]
        for name in ("property_backlog_start", "property_backlog_end", "property_disputes_resolved")
    )  # fmt: skip
    assert [start.value("6207", year) for year in (2023, 2024, 2025, None)] == [0, 1, 1, 0]
    assert [end.value("6207", year) for year in (2023, 2024, 2025, None)] == [1, 1, 1, 1]
    assert end.rows("6207", 2024).get().dispute == waits
    assert [settled.value("6207", year) for year in (2023, 2024, None)] == [1, 1, 2]


def test_a_dispute_with_two_sessions_of_an_adviser_counts_once(town):
    lawyer = town.official("lawyer", "罗明", "legal_adviser", place=town.taian)
    people.appoint(None, lawyer, "legal_adviser", place=town.nanguan)
    post = lawyer.posts.get(place=town.taian)
    row = dispute(town, date(2024, 1, 2))
    for day, adviser in ((3, post), (4, post), (5, None)):
        Session.objects.create(dispute=row, path="adviser", held_on=date(2024, 1, day), adviser=adviser)
    assert FIGURES["lawyer_mediations"].value("6207", 2024) == 1
    assert FIGURES["legal_advisers"].value("6207") == 1
    assert FIGURES["legal_advisers"].by_place("6207", None, 12) == {town.taian.pk: 1, town.nanguan.pk: 1}


def test_a_fact_without_a_year_is_counted_over_all_years_and_money_checked_in_yuan(town):
    facts = {fact.id: fact for fact in articles.facts()}
    panzhou = Place.objects.create(code="520281001009", name="南湖社区", short_name="南湖社区", kind="community")
    sale(town, panzhou, town.bank, 5_000_000_000, date(2024, 6, 1))
    sale(town, panzhou, town.bank, 15_000_000_001, date(2022, 6, 1))
    checks = {name: articles.public_check(facts[name]) for name in ("F22", "F23")}
    assert [(check.got, check.rendered, check.ok) for check in checks.values()] == [
        (50_000_000, "5000万元", True), (Decimal("200000000.01"), "2亿余元", True),
    ]  # fmt: skip
    assert checks["F23"].told()["got"] == "200000000.01"
