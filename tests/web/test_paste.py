"""Pasting a chat: drafts are shown with what they came from, and taken down only when confirmed."""

import re

import pytest

from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.places import commands as places

pytestmark = pytest.mark.django_db
CHAT = """张姐 09:12
老电厂家属院3号楼路灯坏了，晚上看不清
张姐 09:13
我电话13900001234，周三下午在家
小陈 09:14
收到
李大爷 09:20
电梯坏了，有老人被困在里面了
"""


@pytest.fixture
def wang(client, town):
    compound = places.add_below(town.li, town.taian, "电力小区", "compound")
    places.add_below(town.li, compound, "3号楼", "building")
    places.add_alias(town.li, compound, "老电厂家属院")
    client.force_login(town.wang)
    return client


def filled(answer):
    """What the forms on the page would send as they stand."""
    sent = {}
    for row in answer.context["rows"]:
        for field in row.form:
            value = field.value()
            sent[field.html_name] = "on" if value is True else "" if value in (None, False) else value
    form = answer.context["form"]
    return sent | {"source": form["source"].value(), "channel": form["channel"].value()}


def test_reading_stores_nothing_and_shows_each_guess_with_its_words(wang, town):
    answer = wang.post("/needs/paste/", {"source": CHAT.replace("\n", "\r\n"), "channel": "community"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert not Need.objects.exists()
    first, second = (row.form for row in answer.context["rows"])
    assert (first["name"].value(), first["phone"].value(), first["when"].value()) == ("张姐", "13900001234", "周三下午")
    assert first.spots[first["spot"].value()].short_name == "3号楼"
    assert "13900001234" not in first["text"].value()
    assert "先看：被困" in page
    assert "电力小区 3号楼</option>" in page
    assert "<mark>老电厂家属院3号楼" in page
    assert "<li>收到</li>" in page
    assert second["name"].value() == "李大爷"


def test_what_is_ticked_is_taken_down_and_the_rest_is_left_out(wang, town):
    sent = filled(wang.post("/needs/paste/", {"source": CHAT, "channel": "resident"}))
    answer = wang.post("/needs/paste/confirm/", sent | {"d1-keep": "", "d1-text": "", "once": "k"}, follow=True)
    need = Need.objects.get()
    assert (need.channel, need.spot.short_name, need.category) == ("resident", "3号楼", "infrastructure")
    assert need.windows.bit_count() == 1
    assert need.code in answer.content.decode()
    assert "13900001234" not in need.text
    assert need.asked_by.get().person.phone == "13900001234"
    wang.post("/needs/paste/confirm/", sent | {"d1-keep": "", "d1-text": "", "once": "k"})
    assert Need.objects.count() == 1


def test_the_word_of_danger_stands_first_at_the_desk_until_somebody_looked(wang, town):
    older = town.need("路灯坏了，晚上看不清路", verified=False)
    wang.post("/needs/paste/confirm/", filled(wang.post("/needs/paste/", {"source": CHAT, "channel": "community"})))
    first = wang.get("/work/").context["page"][0].row
    plain = needs.report(town.wang, town.taian, "电梯坏了，上不去楼", channel="community")
    assert (first.look_first, first.urgency) == ("被困", plain.urgency)
    assert "先看：被困" in wang.get("/needs/").content.decode()
    wang.post(f"/needs/{first.pk}/looked/")
    assert not Need.objects.exclude(look_first="").exists()
    assert wang.post(f"/needs/{older.pk}/looked/").status_code == 409
    wang.force_login(town.zhou)
    assert wang.post(f"/needs/{first.pk}/looked/").status_code == 404


def test_a_draft_joins_what_stands_already_and_a_failure_leaves_the_others_standing(wang, town):
    need = town.need("三号楼路灯坏了，晚上看不清路")
    answer = wang.post("/needs/paste/", {"source": CHAT, "channel": "community"})
    assert [other for other, _words in answer.context["rows"][0].found] == [need]
    sent = filled(answer) | {"d0-same_as": str(need.pk)}
    answer = wang.post("/needs/paste/confirm/", sent | {"d1-same_as": "987654"})
    assert answer.status_code == 200
    assert need.asked_by.count() == 2
    assert Need.objects.count() == 1
    [row] = answer.context["rows"]
    assert (row.number, bool(row.failed)) == (2, True)
    wang.post("/needs/paste/confirm/", filled(answer) | {"d1-same_as": ""})
    assert Need.objects.count() == 2


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("/needs/paste/", {"source": ""}), ("/needs/paste/", {"source": "好的\n谢谢"}),
        ("/needs/paste/", {"source": "灯" * 20_001}), ("/needs/paste/", {"channel": "sponsor2"}),
        ("/needs/paste/confirm/", {"d0-text": "短"}), ("/needs/paste/confirm/", {"d0-phone": "12"}),
        ("/needs/paste/confirm/", {"d0-spot": "620702002003001"}), ("/needs/paste/confirm/", {"source": ""}),
        ("/needs/paste/confirm/", {"d0-keep": "", "d1-keep": ""}),
    ],
)  # fmt: skip
def test_what_is_wrong_is_asked_again_and_nothing_is_taken_down(wang, town, path, change):
    sent = filled(wang.post("/needs/paste/", {"source": CHAT, "channel": "community"})) | change
    answer = wang.post(path, sent)
    assert answer.status_code == 422
    assert re.search("sf-note bad", answer.content.decode())
    assert not Need.objects.exists()


def test_the_page_opens_for_those_who_report_for_others(client, town):
    for person, status in [(town.wang, 200), (town.su, 200), (town.chen, 200), (town.rep, 200), (town.officer, 404)]:
        client.force_login(person)
        assert client.get("/needs/paste/").status_code == status, person.username


def test_the_form_of_one_need_says_what_the_words_speak_for(wang, town):
    page = wang.get("/needs/new/lookalikes/", {"text": "老电厂家属院3号楼路灯坏了", "place": town.taian.code})
    told = page.content.decode()
    assert "电力小区 3号楼</strong>，因为写了<mark>老电厂家属院3号楼</mark>" in told
    assert "基础设施</strong>，因为写了<mark>" in told


def test_an_alias_is_added_and_removed_beside_the_places(wang, town):
    page = wang.get("/roster/spots/new/")
    assert "老电厂家属院" in page.content.decode()
    spot = page.context["alias_form"].fields["spot"].queryset[0]
    assert wang.post("/aliases/new/", {"spot": spot.pk, "words": "桥"}).status_code == 422
    assert wang.post("/aliases/new/", {"spot": spot.pk, "words": "老电厂家属院"}).status_code == 409
    wang.post("/aliases/new/", {"spot": spot.pk, "words": "火电小区"})
    alias = spot.aliases.get(words="火电小区")
    assert wang.post(f"/aliases/{alias.pk}/remove/").status_code == 302
    assert spot.aliases.count() == 1
