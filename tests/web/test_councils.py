"""The pages of councils: written on a phone, seen by few, published without names."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sifang.core import clock
from sifang.meetings.commands import councils
from sifang.meetings.models import Council
from sifang.needs.models import Need
from tests.meetings.test_councils import held, jpeg

pytestmark = pytest.mark.django_db


@pytest.fixture
def sitting(client):
    """A browser at which the given person is logged in."""

    def sit(person):
        client.force_login(person)
        return client

    return sit


def answers(**facts):
    return {"headcount": "some", "topic": "冬天楼道门关不严", "outcome": "self_help"} | facts


def test_four_answers_are_enough(sitting, town):
    answer = sitting(town.rep).post("/councils/new/", answers())
    council = Council.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/councils/{council.pk}/")
    assert (council.band, council.by, council.place) == ("some", town.rep, town.taian)
    page = sitting(town.rep).get(answer.url).content.decode()
    assert "6—15人" in page and "居民自己办" in page


def test_nothing_else_is_asked_and_no_vote_is_taken(sitting, town):
    page = sitting(town.rep).get("/councils/new/")
    assert set(page.context["form"].fields) == {
        "kind", "spot", "where", "headcount", "topic", "outcome", "owner", "due", "photo",
    }  # fmt: skip
    assert not page.context["form"].fields["photo"].required
    assert "民法典第二百七十八条" in page.content.decode()


def test_what_is_missing_comes_back_to_be_mended(sitting, town):
    browser = sitting(town.wang)
    for facts in ({"topic": ""}, {"headcount": "dozens"}, {"outcome": "vote"}, {"outcome": "resolved"}, {"spot": "1"}):
        assert browser.post("/councils/new/", answers(**facts)).status_code == 422
    assert not Council.objects.exists()


def test_put_on_the_list_it_links_to_the_need(sitting, town):
    answer = sitting(town.wang).post("/councils/new/", answers(outcome="need"), follow=True)
    assert f'href="/needs/{Need.objects.get().pk}/"' in answer.content.decode()


def test_a_photo_is_shown_to_those_who_may_see_the_council_and_to_nobody_else(sitting, town):
    photo = SimpleUploadedFile("a.jpg", jpeg(80, 60), "image/jpeg")
    sitting(town.rep).post("/councils/new/", answers(photo=photo))
    address = f"/councils/{Council.objects.get().pk}/photo.jpg"
    shown = sitting(town.li).get(address)
    assert (shown.headers["Content-Type"], shown.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert "no-store" in shown.headers["Cache-Control"]
    for person in (town.zhou, town.su, town.officer):
        assert sitting(person).get(address).status_code == 404
    assert Client().get(address).status_code == 302


def test_what_is_no_photo_is_refused_in_a_sentence(sitting, town):
    file = SimpleUploadedFile("a.jpg", b"<script>alert(1)</script>", "image/jpeg")
    answer = sitting(town.rep).post("/councils/new/", answers(photo=file))
    assert answer.status_code == 409
    assert "读不出照片" in answer.content.decode()
    assert not Council.objects.exists()


def test_those_without_the_act_do_not_write(sitting, town):
    for person in (town.su, town.chen, town.officer):
        assert sitting(person).post("/councils/new/", answers()).status_code == 403


def test_a_worker_writes_nothing_for_the_next_community(sitting, town):
    assert sitting(town.wang).post("/councils/new/", answers(place=town.nanguan.code)).status_code == 404


def test_published_without_the_names_that_stand_in_the_talk(client, sitting, town):
    council = held(town, topic="李师傅教大家装闭门器", outcome="resolved", owner="李师傅", photo=jpeg(40, 30))
    held(town, topic="没有公示的一次")
    sitting(town.li).post(f"/councils/{council.pk}/publish/", {"words": "楼门换闭门器，居民自己装"})
    client.logout()
    page = client.get(f"/c/{town.taian.code}/councils/").content.decode()
    assert "楼门换闭门器，居民自己装" in page
    assert not [word for word in ("李师傅", "王芳", "photo.jpg", "没有公示的一次") if word in page]


def test_the_public_page_of_a_place_nobody_works_at_does_not_exist(client, town):
    assert client.get("/c/620702999999/councils/").status_code == 404


def test_an_open_charge_stands_on_top_until_it_is_done(sitting, town):
    council = held(town, outcome="resolved", owner="李师傅", due=clock.today())
    browser = sitting(town.li)
    assert "还有1件没办好" in browser.get("/councils/").content.decode()
    browser.post(f"/councils/{council.pk}/done/")
    assert "没办好" not in browser.get("/councils/").content.decode()


def test_a_representative_does_not_publish_or_strike_off(sitting, town):
    council = held(town, town.rep, outcome="resolved", owner="李师傅")
    for act in ("publish", "withdraw", "done"):
        assert sitting(town.rep).post(f"/councils/{council.pk}/{act}/").status_code == 403


def test_the_list_asks_the_same_number_of_questions_for_two_and_twenty_councils(
    sitting, town, django_assert_max_num_queries
):
    browser = sitting(town.li)
    for _again in range(2):
        councils.publish(town.li, held(town))
    for address in ("/councils/", f"/c/{town.taian.code}/councils/"):
        browser.get(address)
        with django_assert_max_num_queries(20) as few:
            browser.get(address)
        for _again in range(9):
            councils.publish(town.li, held(town))
        with django_assert_max_num_queries(len(few)):
            browser.get(address)
