"""Bodies are founded, joined and ended; enterprises get Party organizations; counts carry no names."""

import datetime

import pytest

from sifang.core import clock
from sifang.core.errors import NotAllowed, Refused
from sifang.core.models import Deed
from sifang.industry import commands, industries, queries
from sifang.industry.models import Body, Coverage, Intake
from tests.industry.coal import coal_of

LATER = datetime.timedelta(days=30)


@pytest.fixture
def coal(town):
    return coal_of(town)


def test_the_table_of_industries_knows_what_ledgers_call_them():
    assert [industries.keyed(said) for said in ("煤炭行业", "物流", "coal", "小个专", "不知道")] == [
        "coal", "logistics", "coal", "commerce", "",
    ]  # fmt: skip


def test_an_association_is_prepared_registered_and_at_work_once_its_duties_are_written(coal):
    body = commands.found_body(coal.lu, coal.town.county, "association", "网联会", "internet")
    commands.register_body(coal.lu, body)
    assert body.founded_on == clock.today()
    with pytest.raises(Refused, match="职责"):
        commands.activate_body(coal.lu, body)
    commands.write_duties(coal.lu, body, "联系网络从业人员 13912345678")
    commands.activate_body(coal.lu, body)
    body.refresh_from_db()
    assert body.stage == Body.Stage.ACTIVE and "139" not in body.duties
    with pytest.raises(Refused, match="网联会"):
        commands.found_body(coal.lu, coal.town.county, "association", "网联会", "internet")


def test_an_enterprise_joins_by_its_own_liaison_and_leaves_when_the_body_ends(coal):
    tie = commands.join(coal.fang, coal.body, coal.mine, persons=12, duty="副会长单位")
    with pytest.raises(Refused, match="已经是成员"):
        commands.join(coal.lu, coal.body, coal.mine)
    with pytest.raises(NotAllowed):
        commands.join(coal.fang, coal.body, coal.pit)
    commands.end_body(coal.lu, coal.body, "行业合并到能源")
    tie.refresh_from_db()
    assert tie.until == clock.today()
    with pytest.raises(Refused, match="已经撤销"):
        commands.join(coal.lu, coal.body, coal.pit)


def test_an_enterprise_goes_from_none_to_planned_to_established_and_back(coal):
    row = commands.cover(coal.lu, coal.mine, "coal", body=coal.body)
    with pytest.raises(Refused, match="过了"):
        commands.plan_branch(coal.lu, row, "单独组建支部", clock.today() - LATER)
    commands.plan_branch(coal.lu, row, "单独组建支部", clock.today() + LATER)
    commands.establish(coal.lu, row, "邦达矿业党支部")
    coal.mine.refresh_from_db()
    assert (row.stage, coal.mine.party_org) == (Coverage.Stage.ESTABLISHED, "邦达矿业党支部")
    commands.dissolve_branch(coal.lu, row, "党员不足三名")
    coal.mine.refresh_from_db()
    assert (row.stage, row.plan, coal.mine.party_org) == (Coverage.Stage.UNCOVERED, "党员不足三名", "")


def test_only_counts_are_kept_of_those_taken_into_the_party(coal):
    row = commands.cover(coal.lu, coal.mine, "coal")
    year = clock.today().year
    commands.take_in(coal.lu, row, year, 1, 2)
    commands.take_in(coal.lu, row, year, 2, 3)
    assert list(Intake.objects.values_list("owners", "managers")) == [(2, 3)]
    for wrong in ((year + 1, 1, 1), (year, -1, 0)):
        with pytest.raises(Refused):
            commands.take_in(coal.lu, row, *wrong)


def test_a_leading_enterprise_is_listed_under_direct_management_reviewed_in_words_and_removed(coal):
    listed = commands.list_leading(coal.lu, coal.mine, "coal", direct_by="市委两新工委")
    assert listed.direct_by == "市委两新工委"
    commands.review_leading(coal.lu, listed, "党员先锋岗有成效")
    commands.remove_leading(coal.lu, listed, "企业迁出本市")
    again = commands.list_leading(coal.lu, coal.mine, "coal")
    assert (listed.stage, again.direct_by) == ("removed", "")
    assert Deed.objects.filter(verb__startswith="leading.").count() == 4


def test_nobody_but_the_office_keeps_an_industry_and_only_where_it_stands(coal):
    row = commands.cover(coal.lu, coal.mine, "coal")
    elsewhere = coal.town.official("far", "远山", "industry_officer", place=coal.town.street)
    for stranger in (coal.town.wang, coal.fang, elsewhere):
        with pytest.raises(NotAllowed):
            commands.establish(stranger, row, "邦达矿业党支部")
    assert not queries.coverage_list(elsewhere, "").exists()
    assert list(queries.coverage_list(coal.fang, "")) == [row]


def test_the_overview_counts_each_industry_by_stage(coal, django_assert_max_num_queries):
    commands.cover(coal.lu, coal.mine, "coal")
    commands.establish(coal.lu, commands.cover(coal.lu, coal.pit, "coal"), "紫森源党支部")
    coal.lu.codes_of("industry")
    with django_assert_max_num_queries(4):
        (row,) = queries.overview(coal.lu, coal.town.county.pk)
    assert (row.industry.key, row.bodies, row.uncovered, row.planned, row.established) == ("coal", 1, 1, 0, 1)
