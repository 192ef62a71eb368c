"""A small year of three communities of Panzhou comes to what its plan says, all of it through public commands."""

import pytest
from django.db import connection
from django.urls import reverse

from sifang.commerce.models import CostSharing, Pledge
from sifang.core.models import Deed, Errand
from sifang.counsel.models import LogEntry
from sifang.disputes.models import Agreement, Dispute
from sifang.figures import articles
from sifang.figures.fields import FIELDS
from sifang.figures.fields_practice import FIELDS_PRACTICE
from sifang.figures.register import FIGURES, known
from sifang.people.models import Person
from sifang.simulation.panzhou import scenario, shares
from sifang.site import demo_summary
from sifang.site.scenarios import PANZHOU, SCENARIOS
from tests.worlds import world

FEW, YEAR = 3, 2024
SHARES = shares.shares(FEW)
WHOLE = shares.shares()
# What a small year scales, and what it lives whole.
PLANNED = {
    "legal_advisers": "advisers", "law_talks": "talks", "property_disputes_resolved": "resolved",
    "property_backlog_start": "opening", "property_backlog_end": "left", "legal_consultations": "consultations",
    "legal_checkups": "checkups",
}  # fmt: skip


@world
def told():
    """The small year, lived once for this module."""
    scenario.live(lambda words, share: None, FEW)


pytestmark = [
    pytest.mark.long,
    # Each year is lived on one database: Zhangye's small one on SQLite.
    pytest.mark.skipif(connection.vendor == "sqlite", reason="lived on PostgreSQL"),
]


def planned(name):
    return sum(getattr(share, name) for share in SHARES)


def value(name):
    return known(name).value(shares.COUNTY, YEAR)


def test_the_plan_of_the_whole_year_lies_where_the_article_does():
    facts = {fact.figure: fact for fact in articles.facts()}
    assert len({share.code for share in WHOLE}) == shares.WHOLE == 33
    totals = {name: sum(getattr(share, name) for share in WHOLE) for name in (*shares.TOTALS, "resolved")}
    assert totals["advised"] + totals["others"] == facts["lawyer_mediations"].value
    for figure, name in list(PLANNED.items())[:5]:
        assert facts[figure].words == articles.Check(facts[figure], totals[name], "").fact.words
        assert (
            totals[name] > facts[figure].value if facts[figure].rule == "above" else totals[name] == facts[figure].value
        )
    assert all(share.advised <= share.resolved and share.left <= share.came for share in WHOLE)


@pytest.mark.parametrize("figure", PLANNED)
def test_what_was_lived_is_what_was_planned(told, figure):
    assert value(figure) == planned(PLANNED[figure])


def test_every_dispute_of_a_lawyer_is_counted_once_over_all_years(told):
    assert known("lawyer_mediations").value(shares.COUNTY) == planned("advised") + planned("others")


def test_what_belongs_to_no_community_agrees_with_the_article_even_in_a_small_year(told):
    scaled = {"legal_advisers", "lawyer_mediations", "law_talks", "property_disputes_resolved"}
    checks = [check for check in articles.public_checks(shares.COUNTY) if check.fact.figure not in scaled]
    assert [check.fact.id for check in checks if not check.ok] == ["F32", "F33"] and len(checks) == 14


def test_the_backlog_of_two_years_adds_up(told):
    came = Dispute.objects.filter(received_on__year=YEAR).exclude(cause="other").count()
    assert value("property_backlog_start") + came - value("property_disputes_resolved") == value("property_backlog_end")


def test_every_figure_of_the_fields_has_counted_something_and_equals_its_rows(told):
    for figure in (*FIELDS, *FIELDS_PRACTICE):
        number = figure.value(shares.COUNTY, YEAR)
        assert number, figure.name
        assert not figure.counts_rows or number == figure.rows(shares.COUNTY, YEAR).count()
    assert set(FIGURES) >= {figure.name for figure in FIELDS}


def test_colours_agreements_pledges_and_a_shared_cost_came_to_their_ends(told):
    assert set(Dispute.objects.values_list("colour", flat=True)) == {"green", "yellow", "red"}
    assert {"performed", "broken"} <= set(Agreement.objects.values_list("stage", flat=True))
    assert {"kept", "breached"} <= set(Pledge.objects.values_list("stage", flat=True))
    [settled] = CostSharing.objects.filter(stage="settled")
    assert sum(share.amount for share in settled.shares.all()) == settled.amount


def test_the_five_companies_belong_to_their_committee_and_have_a_branch(told):
    assert value("property_branches") == value("property_members") == 5


def test_the_community_has_confirmed_what_its_advisers_did_for_disputes(told):
    assert not LogEntry.objects.filter(kind="mediation", confirmed_on=None).exists()


def test_the_printed_accounts_are_in_office_and_the_pages_have_addresses(told):
    names = set(Person.objects.exclude(username=None).values_list("username", flat=True))
    assert set(SCENARIOS[PANZHOU].accounts) <= names
    assert {"home", "community", "article"} <= set(demo_summary.along(SCENARIOS[PANZHOU]))


def test_every_deed_is_sealed_and_of_the_years_it_tells_of(told):
    assert not Deed.objects.filter(link=None).exists() and not Errand.objects.filter(done_at=None).exists()
    days = Deed.objects.exclude(verb="scenario.episode_lived").dates("at", "year")
    assert [day.year for day in days] == [2021, 2022, 2023, 2024]


@pytest.mark.parametrize("username", ["officer", "street1", f"worker{shares.NANHU}"])
def test_every_number_of_the_fields_opens_to_rows_whose_pages_open(told, client, username):
    client.force_login(Person.objects.get(username=username))
    for figure in (*FIELDS, *FIELDS_PRACTICE):
        page = client.get(reverse("figure-rows", args=[figure.name]), {"year": YEAR})
        assert page.status_code == 200, figure.name
        for line in page.context["lines"][:1]:
            assert not line.url or client.get(line.url).status_code == 200, (figure.name, line.url)


def test_the_tour_of_the_second_article_tells_every_number_beside_its_records(told, client, settings):
    settings.SIFANG_DEMO = True
    page = client.get(reverse("article"))
    assert (page.context["article"].name, page.context["checked"]) == ("panzhou", 18)
    found = [line for _number, _title, _words, lines in page.context["sections"] for line in lines]
    assert [line.id for line in found if not line.number] == ["P28"]
