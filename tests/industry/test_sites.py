"""Demonstration sites: applied for, returned, reviewed, named by somebody else, checked again, withdrawn."""

import datetime

import pytest

from sifang.core import clock, errands
from sifang.industry import commands as industry
from sifang.industry import sites
from sifang.industry.models import Site
from sifang.notices.models import Notice
from sifang.people import commands as people
from tests.industry.sites import POINTS, Sites
from tests.people import compounds as built
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db


def test_a_site_is_applied_for_reviewed_and_named_with_its_plate(town):
    made = Sites(town)
    site = made.applied()
    assert site.title == "东湖国际红色物业示范点"
    assert [answer["text"] for answer in site.answers] == POINTS
    with refused("东湖国际", "already"):
        made.applied()
    with refused("cannot become"):
        industry.name_site(made.officer, site)
    industry.review_site(town.clerk, site, answers=made.answers, words="到现场看过")
    industry.name_site(made.officer, site, "红色物业示范点2026-01")
    assert (site.stage, site.plate) == ("named", "红色物业示范点2026-01")
    assert site.recheck_due == sites.months_after(clock.today(), 12)
    assert list(sites.public_named(town.county.pk)) == [site]
    errands.run_all()
    told = set(Notice.objects.filter(deed__verb="site.named").values_list("person__username", flat=True))
    assert told == {"donghu", "li", "wang"}


def test_what_is_returned_says_why_and_may_be_applied_for_again(town):
    made = Sites(town)
    site = made.applied()
    with refused("Say what is missing"):
        industry.return_site(town.clerk, site, "缺")
    industry.return_site(town.clerk, site, "没有支部活动的记录")
    assert site.reply == "没有支部活动的记录"
    again = industry.apply_site(made.estate.liaison, made.estate.place, made.estate.company, words="记录补齐了")
    assert (again.pk, again.stage, again.reply, again.words) == (site.pk, "applied", "", "记录补齐了")
    errands.run_all()
    assert Notice.objects.filter(deed__verb="site.returned", person=made.estate.liaison).exists()


def test_nobody_reviews_what_they_applied_for_or_names_what_they_reviewed(town):
    made = Sites(town)
    site = made.applied()
    for stranger in (town.wang, made.estate.liaison, town.zhou, made.officer):
        with not_allowed("Only the street reviews"):
            industry.review_site(stranger, site)
    people.appoint(None, town.clerk, "officer", place=town.county)
    industry.review_site(town.clerk, site)
    with not_allowed("nobody what they reviewed"):
        industry.name_site(town.clerk, site)
    for stranger in (town.wang, made.estate.liaison):
        with not_allowed("names a site"):
            industry.name_site(stranger, site)
    industry.name_site(made.officer, site)
    assert site.plate == site.title


def test_only_the_company_that_manages_the_compound_applies_with_it(town):
    made = Sites(town)
    other = built.company(town, "锦绣物业", built.OTHER_USCC)
    with refused("does not manage"):
        industry.apply_site(town.wang, made.estate.place, other)
    with not_allowed("applies for it"):
        industry.apply_site(town.zhou, made.estate.place, made.estate.company)
    with refused("checklist has changed"):
        industry.apply_site(town.wang, made.estate.place, made.estate.company, answers={1: True})
    assert not Site.objects.exists()


def test_a_named_site_is_checked_again_each_year_and_may_lose_its_name(town):
    made = Sites(town)
    site = made.named()
    assert not sites.recheck_due(town.clerk).exists()
    with clock.at(clock.now() + datetime.timedelta(days=366)):
        assert list(sites.recheck_due(town.clerk)) == [site]
        with refused("Say what does not hold"):
            industry.recheck_site(town.clerk, site, False)
        industry.recheck_site(town.clerk, site, False, words="收费标准没有公开了")
        assert sites.recheck_due(town.clerk).exists()
        industry.recheck_site(town.clerk, site, True, answers=made.answers)
        assert site.recheck_due == sites.months_after(clock.today(), 12)
        with not_allowed("withdraws a site's name"):
            industry.revoke_site(town.clerk, site, "收费标准没有公开")
        industry.revoke_site(made.officer, site, "收费标准一直没有公开")
        assert (site.stage, site.revoked_why) == ("revoked", "收费标准一直没有公开")
        assert not sites.public_named(town.county.pk).exists()
        with refused("is not named"):
            industry.recheck_site(town.clerk, site, True)
        assert made.applied().pk != site.pk


def test_a_checklist_is_the_offices_own_words_and_drops_points_without_losing_answers(town):
    made = Sites(town)
    site = made.applied()
    again = industry.write_site_checklist(made.officer, town.county, made.checklist.title, [POINTS[1], "议事亭常开"])
    assert again == made.checklist
    assert [point.text for point in again.points.filter(dropped_on=None)] == [POINTS[1], "议事亭常开"]
    site.refresh_from_db()
    assert [answer["text"] for answer in site.answers] == POINTS
    assert not industry.write_site_checklist(None, town.county, "只有标题的清单", ()).points.exists()
    with not_allowed("writes a checklist"):
        industry.write_site_checklist(town.wang, town.taian, "自己的清单", ["一条"])


def test_sites_are_seen_by_their_offices_and_their_company_and_a_months_end_is_kept(town):
    made = Sites(town)
    site = made.applied()
    for viewer in (town.wang, town.clerk, made.officer, made.estate.liaison, made.estate.owner):
        assert list(sites.listing(viewer)) == [site], viewer
    for viewer in (town.zhou, town.su):
        assert not sites.listing(viewer).exists(), viewer
    assert sites.months_after(datetime.date(2024, 2, 29), 12) == datetime.date(2025, 2, 28)
    assert sites.months_after(datetime.date(2026, 12, 1), 1) == datetime.date(2027, 1, 1)
