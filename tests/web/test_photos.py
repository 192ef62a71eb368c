"""Photos on the pages: sent with a report, looked at by those who work on it, and by everybody once published."""

import pytest
from django.test import Client

from sifang.core import photos
from sifang.needs import commands as needs
from sifang.needs.models import Need, Photo
from tests.pictures import jpeg, upload
from tests.town import TAIAN
from tests.web.test_report import CONTACT, WHERE, WORDS

pytestmark = pytest.mark.django_db
REPORT = f"/c/{TAIAN}/report/"


def send(client, *files, at="127.0.0.1", **changes):
    told = {"step": "contact", "photos": list(files)} | WORDS | WHERE | CONTACT | changes
    return client.post(REPORT, told, REMOTE_ADDR=at)


@pytest.fixture
def desk(town):
    """王芳 at her desk."""
    client = Client()
    client.force_login(town.wang)
    return client


def test_up_to_three_photos_go_with_a_report_once(town, client):
    for _again in range(2):
        assert (
            send(client, *(upload(jpeg(60, 40), name) for name in ("../../a.jpg", "字" * 255, "c.php"))).status_code
            == 302
        )
    need = Need.objects.get()
    assert need.photos.count() == 3 and not need.photos.filter(is_public=True).exists()
    assert all(len(photo.name) == 32 for photo in need.photos.all())


def test_what_is_no_photo_is_said_in_a_sentence_and_the_words_stay(town, client):
    heic, large = bytes(4) + b"ftypheic" + bytes(99), b"\xff\xd8" + bytes(10_500_000)
    for sentence, *files in (
        ("读不出照片", upload(heic, "a.heic", "image/heic")), ("超过10 MB", upload(large)),
        ("最多选3张", *(upload(jpeg(9, 9)) for _n in range(4))),
    ):  # fmt: skip
        answer = send(client, *files)
        page = answer.content.decode()
        assert answer.status_code == 422 and sentence in page, sentence
        assert WORDS["text"] in page and "赵阿姨" in page
    assert not Need.objects.exists() and not Photo.objects.exists()


def test_the_hundredth_photo_of_an_address_within_the_hour_is_not_looked_at(town, client, monkeypatch):
    monkeypatch.setattr("sifang.web.pages.photos.BY_ADDRESS.most", 2)
    assert send(client, upload(jpeg(9, 9)), upload(jpeg(9, 9))).status_code == 302
    answer = send(client, upload(jpeg(9, 9)), once="a2", text="西门的井盖坏了很多天")
    assert answer.status_code == 422 and "照片太多" in answer.content.decode()


def test_nobody_sees_a_photo_before_it_is_published(town, client, desk):
    send(client, upload(jpeg(60, 40)))
    need, photo = Need.objects.get(), Photo.objects.get()
    inside, outside = f"/photos/{photo.pk}.jpg", f"/c/{TAIAN}/photos/{photo.pk}.jpg"
    foreign = Client()
    foreign.force_login(town.zhou)
    assert [who.get(outside).status_code for who in (client, desk, foreign)] == [404] * 3
    assert (client.get(inside).status_code, foreign.get(inside).status_code) == (302, 404)
    for page in (f"/needs/{need.pk}/", f"/work/?need={need.pk}"):
        assert inside in desk.get(page).content.decode()
    answer = desk.get(inside)
    assert answer.content == photos.content_of(photo.name)
    headers = (answer["Content-Type"], answer["X-Content-Type-Options"], answer["Cache-Control"])
    assert headers == ("image/jpeg", "nosniff", "no-store")
    needs.verify(town.wang, need, kind="technology", category="infrastructure")
    assert desk.post(f"/photos/{photo.pk}/publish/", {"once": "1"}).status_code == 409
    assert foreign.post(f"/photos/{photo.pk}/publish/", {"once": "2", "looked": "on"}).status_code == 404
    assert desk.post(f"/photos/{photo.pk}/publish/", {"once": "3", "looked": "on"}).status_code == 302
    assert client.get(outside).status_code == 200
    assert client.get(f"/c/{town.nanguan.pk}/photos/{photo.pk}.jpg").status_code == 404
    desk.post(f"/needs/{need.pk}/photos/", {"photos": upload(jpeg(50, 50)), "is_after": "on", "once": "4"})
    after = Photo.objects.get(is_after=True)
    desk.post(f"/photos/{after.pk}/publish/", {"once": "5", "looked": "on"})
    needs.answer(town.wang, need, "路灯已经修好")
    for page in (f"/c/{TAIAN}/board/", f"/c/{TAIAN}/", f"/c/{TAIAN}/board/{need.pk}/"):
        told = client.get(page).content.decode()
        assert outside in told and f"/c/{TAIAN}/photos/{after.pk}.jpg" in told
    assert "反映1人" in told or "反映1人" in client.get(f"/c/{TAIAN}/board/").content.decode()
    desk.post(f"/photos/{photo.pk}/unpublish/", {"once": "6"})
    assert client.get(outside).status_code == 404
    desk.post(f"/photos/{after.pk}/remove/", {"once": "7"})
    assert photos.content_of(after.name) is None or not Photo.objects.filter(pk=after.pk).exists()


def test_the_same_words_again_lead_to_the_code_that_was_given(town, client):
    client.get(REPORT)
    first = send(client)
    again = send(client, once="a2")
    assert again.url == first.url and Need.objects.count() == 1
    other = Client()
    other.get(REPORT)
    assert send(other, once="a3").url == "/track/"
    assert Need.objects.count() == 1


def test_a_phone_that_comes_back_from_another_network_stores_one_need(town, client):
    client.get(REPORT)
    answers = [send(client, at=address) for address in ("10.0.0.1", "10.0.0.2")]
    assert [answer.status_code for answer in answers] == [302, 302], answers[1].content.decode()[-2500:]
    assert answers[0].headers["Location"] == answers[1].headers["Location"] and Need.objects.count() == 1
