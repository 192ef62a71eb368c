"""Couriers and liaisons of households report by their own code: one sentence, the channel from the post."""

import pytest
from django.core.cache import cache

from sifang.core.errors import NotAllowed
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.people import commands as people
from sifang.people import own_codes
from sifang.people.models import Post
from tests.web.test_projects import by

pytestmark = pytest.mark.django_db


def test_a_courier_registers_reports_in_one_sentence_and_stops_when_gone(client, town):
    cache.clear()
    sent = {"name": "赵四", "phone": "13911112222", "consent": "on"}
    page = client.post(f"/join/{town.taian.pk}/", sent, follow=True).content.decode()
    post = Post.objects.get(kind="courier")
    code = own_codes.of(post)
    assert code[:4] in page and own_codes.public_post(code.lower()) == post
    assert code[:4] not in client.post(f"/join/{town.taian.pk}/", sent, follow=True).content.decode()
    assert client.post("/r/", {"code": code}).headers["Location"] == f"/r/{code}/"
    answer = client.post(f"/r/{code}/", {"text": "南门口井盖松动了", "spot_words": "南门"}, follow=True)
    need = Need.objects.get()
    assert (need.channel, need.asked_by.get().person, need.spot_words) == ("rider", post.person, "南门")
    assert need.asked_by.get().track_code[:4] in answer.content.decode()
    assert client.post(f"/r/{code}/", {"text": "短"}).status_code == 422
    assert code[:4] in by(client, town.li).get(f"/registrations/{post.pk}/").content.decode()
    for wrong in (code[:-1] + ("2" if code[-1] != "2" else "3"), "x", "ABCDEFGHJKLM"):
        assert client.get(f"/r/{wrong}/").status_code == 404
    people.leave(town.li, post, "不跑单了")
    assert client.get(f"/r/{code}/").status_code == 404


def test_each_post_reports_through_its_own_channel_and_at_its_own_place(town):
    person = people.register(None, "吴桂兰", home=town.taian)
    people.appoint(None, person, "household_liaison", place=town.taian)
    assert needs.report(person, town.taian, "五单元门禁坏了", channel="liaison").channel == "liaison"
    for place, channel in ((town.nanguan, "liaison"), (town.taian, "rider"), (town.taian, "hotline")):
        with pytest.raises(NotAllowed):
            needs.report(person, place, "五单元门禁坏了", channel=channel)
