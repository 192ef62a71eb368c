"""A reader walks through the article: from a mechanism to its number, its records, and the page where it is done."""

import pytest
from django.core.cache import cache

from tests.stories.visitor import Visitor

PASSWORD = "horse-staple-27"


@pytest.fixture
def clerk(town, phone):
    """The street clerk at a phone, in a town where a project was claimed."""
    cache.clear()
    town.claimed()
    town.clerk.set_password(PASSWORD)
    town.clerk.save()
    visitor = Visitor(phone)
    visitor.log_in(town.clerk.username, PASSWORD)
    return visitor.page


def home(page):
    """The address of the running program."""
    return "/".join(page.url.split("/")[:3])


def test_from_a_mechanism_to_its_records_and_its_page(clerk):
    clerk.goto(f"{home(clerk)}/figures/")
    clerk.get_by_role("link", name="对照原文").click()
    clerk.get_by_role("navigation", name="年份").get_by_role("link").last.click()
    claimed = clerk.locator("#M23")
    assert "1项" in claimed.inner_text()
    claimed.get_by_role("link", name="看明细").last.click()
    assert "认领项目" in clerk.locator("h1").inner_text()
    assert clerk.locator(".sf-rows > li").count() == 1
    clerk.go_back()
    clerk.locator("#M22").get_by_role("link", name="看项目清单").click()
    assert clerk.url.endswith("/projects/")


def test_the_tour_fits_a_narrow_phone(clerk):
    clerk.set_viewport_size({"width": 320, "height": 700})
    clerk.goto(f"{home(clerk)}/article/")
    assert clerk.evaluate("document.documentElement.scrollWidth") == 320
    heights = clerk.evaluate(
        "[...document.querySelectorAll('main .sf-btn')].map(a => a.getBoundingClientRect().height)"
    )
    assert heights and min(heights) >= 44
