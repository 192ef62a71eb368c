"""The front page and a community's own."""

import pytest

from sifang.needs import commands as needs
from tests.town import NANGUAN, STREET, TAIAN

pytestmark = pytest.mark.django_db


def test_the_front_page_lists_communities_in_use_by_street(town, client):
    page = client.get("/").content.decode()
    assert page.index("南街街道") < page.index("泰安社区")
    assert f"/c/{NANGUAN}/" in page and f"/c/{TAIAN}/" in page


def test_a_search_by_name_leaves_only_what_fits(town, client):
    page = client.get("/", {"q": "泰安"}).content.decode()
    assert f"/c/{TAIAN}/" in page and f"/c/{NANGUAN}/" not in page
    assert f"/c/{NANGUAN}/" in client.get("/", {"q": "南街"}).content.decode()
    assert f"/c/{TAIAN}/" not in client.get("/", {"q": "火星"}).content.decode()


def test_who_is_signed_in_stands_before_their_desk(town, client):
    client.force_login(town.rep)
    assert client.get("/").status_code == 302
    assert client.get("/").url != "/"


def test_a_place_where_nobody_works_has_no_page(town, client):
    assert client.get(f"/c/{STREET}/").status_code == 404
    assert client.get("/c/620702002099/").status_code == 404
    assert client.get("/c/nonsense/").status_code == 404


def test_the_community_page_shows_what_was_done_without_names(town, client):
    need = town.need()
    needs.answer(town.wang, need, "灯已换好")
    page = client.get(f"/c/{TAIAN}/").content.decode()
    assert need.title in page
    assert "马秀兰" not in page and "马*兰" not in page


def test_the_device_remembers_the_community(town, client):
    client.get(f"/c/{TAIAN}/")
    assert "回到泰安社区" in client.get("/").content.decode()
