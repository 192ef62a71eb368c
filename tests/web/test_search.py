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


def test_needs_are_ticked_in_the_list_and_merged_and_one_is_split_on_its_page(client, town):
    lamp, twin, third = town.need(), town.need("路灯不亮"), town.need("路灯坏了，楼顶漏水")
    foreign = needs.report(town.zhou, town.nanguan, "路灯坏了，晚上看不清", channel="community")
    client.force_login(town.li)
    assert f'form="many" name="need" value="{lamp.pk}"' in client.get("/needs/").content.decode()
    many = "/needs/merge/"
    assert "至少选两条" in client.get(many).content.decode()
    assert client.get(many, {"need": [lamp.pk, foreign.pk]}).status_code == 404
    assert "把这2条并成一条" in client.get(many, {"need": [lamp.pk, twin.pk]}).content.decode()
    assert client.post(many, {"need": [lamp.pk, twin.pk], "into": third.pk}).status_code == 422
    answer = client.post(many, {"need": [lamp.pk, twin.pk], "into": lamp.pk})
    assert answer.url == reverse("need", args=[lamp.pk])
    assert list(lamp.merged.all()) == [twin]
    page = reverse("need-split", args=[third.pk])
    assert page in client.get(reverse("need", args=[third.pk])).content.decode()
    assert client.post(page, {"text": "漏"}).status_code == 422
    answer = client.post(page, {"text": "楼顶漏水", "askers": [third.asked_by.get().pk], "stay": "on"}, follow=True)
    assert "从这一条分出来" in answer.content.decode()
    assert "分出去的" in client.get(reverse("need", args=[third.pk])).content.decode()
    client.force_login(town.zhou)
    assert client.get(page).status_code == 404
