"""The search page: one box over needs, projects and meetings, by kind, paged, only what the viewer may see."""

import pytest
from django.urls import reverse

from sifang.needs import commands as needs
from sifang.projects.commands.proposing import propose
from sifang.web.pages.search import FIRST
from tests.town import TAIAN

pytestmark = pytest.mark.django_db
PAGE = "/search/"


def told(client, **asked):
    answer = client.get(PAGE, asked)
    assert answer.status_code == 200
    return {group["name"]: (group["count"], len(group["page"])) for group in answer.context["groups"]}


def test_one_box_finds_needs_projects_and_meetings_by_kind(client, town):
    project = propose(town.wang, town.need(text="三号楼楼顶漏水"))
    town.meeting(project, opened=False)
    for number in range(FIRST):
        needs.report(town.li, town.taian, f"{number}单元也漏水", channel="community")
    client.force_login(town.li)
    assert told(client, q="漏水") == {"needs": (FIRST + 1, FIRST), "projects": (1, 1), "meetings": (1, 1)}
    assert told(client, q="漏水", page=2) == told(client, q=" 漏  水 ".replace(" ", ""))
    assert told(client, q="漏水", kind="needs") == {"needs": (FIRST + 1, FIRST + 1)}
    assert told(client, q=project.code) == {"projects": (1, 1)}
    assert set(told(client, q="泰安社区")) == {"needs", "projects", "meetings"}
    page = client.get(PAGE, {"q": "漏水"}).content.decode()
    assert f"{FIRST + 3}件" in page
    assert "kind=needs" in page
    assert reverse("project", args=[project.pk]) in page
    # Somebody next door finds nothing of it; the page says so and what to try.
    client.force_login(town.zhou)
    assert told(client, q="漏水") == told(client, q=TAIAN) == {}
    assert "没有找到“漏水”" in client.get(PAGE, {"q": "漏水"}).content.decode()


def test_an_empty_or_odd_question_is_answered_with_the_box(client, town):
    assert client.get(PAGE).status_code == 302
    client.force_login(town.li)
    for words in ("", "   ", "？！", '"', "' | '路", "a" * 500, "(漏水", "<b>漏"):
        assert told(client, q=words, kind="x", page="-1") == {}
    page = client.get(PAGE, {"q": "<b>漏"}).content.decode()
    assert "<b>漏" not in page
    assert 'type="search"' in page
