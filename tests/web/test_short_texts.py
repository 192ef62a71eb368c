"""The short text for chat groups stands on its pages for those who work in the community, ready to copy."""

from sifang.letters import short_texts
from sifang.meetings.commands import holding
from sifang.needs.models import Need
from sifang.projects.commands import matching
from tests.web.test_escalations import at, by

FIELD = 'id="short-text"'


def text(client, person, address):
    """The page, if it offers a text."""
    page = by(client, person).get(address)
    assert page.status_code == 200
    return page.context.get("short_text", "")


def test_the_pages_of_a_need_and_of_the_list_offer_a_text(client, town):
    need = town.need("三号楼路灯坏了，马秀兰家门口看不清")
    for address in (at("need", need), "/needs/"):
        found = text(client, town.wang, address)
        assert "三号楼路灯坏了" in found and "马秀兰" not in found and len(found) <= short_texts.LONGEST
        assert FIELD in client.get(address).content.decode()
    assert f"/c/{town.taian.pk}/board/{need.pk}/" in text(client, town.wang, at("need", need))


def test_what_waits_to_be_verified_has_no_text(client, town):
    need = town.need(verified=False)
    for address in (at("need", need), "/needs/"):
        assert text(client, town.wang, address) == ""
        assert FIELD not in client.get(address).content.decode()


def test_liaisons_and_other_communities_are_offered_none(client, town):
    need = town.need()
    assert text(client, town.su, at("need", need)) == ""
    assert text(client, town.zhou, "/needs/") == ""


def test_the_shortage_list_offers_a_text(client, town):
    town.need("五号楼雨棚松动要掉下来")
    matching.match(town.wang, town.taian)
    assert "五号楼雨棚松动" in text(client, town.wang, "/proposals/")


def test_minutes_offer_the_results(client, town):
    meeting = town.claimed().items.get().meeting
    holding.close_session(town.wang, meeting)
    assert "供电服务队" in text(client, town.wang, at("meeting", meeting))
    assert Need.objects.get().stage == "in_project"
