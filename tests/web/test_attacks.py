"""What somebody tries who wants more than their post opens: foreign keys in fields, guesses, others' words."""

import hashlib
import json
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from sifang.core import clock
from sifang.core.errors import NotAllowed, Refused
from sifang.core.models import Replay
from sifang.meetings.commands import calling, holding
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.people import commands as people
from sifang.people.models import Person
from sifang.projects.commands import carrying, claiming, proposing
from sifang.resources import commands as resources
from sifang.web.limits import Limit

pytestmark = pytest.mark.django_db
A_PHONE = "13912345678"
QUARREL = "张家婆媳为赡养吵到派出所，请社区来调解"


def client_of(person=None):
    """A client that is logged in as ``person``, with crashes shown as pages."""
    client = Client(raise_request_exception=False)
    if person:
        client.force_login(person)
    return client


def call(person, url, body):
    """The API's answer to one POST of ``person``; ``body`` is JSON, or what is to be sent as such."""
    body = body if isinstance(body, str) else json.dumps(body)
    key = {"Idempotency-Key": uuid.uuid4().hex}
    return client_of(person).post(url, body, content_type="application/json", headers=key)


# What a field may name


def test_the_api_takes_no_channel_and_no_kind_that_does_not_exist(town):
    said = {"place": town.taian.pk, "text": "路灯坏了很久了", "channel": "made-up-channel"}
    assert call(town.wang, "/api/needs", said).status_code == 422
    need = town.need(verified=False)
    for verdict in ({"kind": "gold"}, {"category": "gold"}):
        assert call(town.wang, f"/api/needs/{need.pk}/verify", verdict).status_code in (409, 422)
    need.refresh_from_db()
    assert need.stage == Need.Stage.NEW


def test_the_api_takes_no_nul_byte(town):
    need, project = town.need(verified=False), town.project(text="五号楼水管漏水没人修")
    nul = '"坏了\\u0000很久了"'
    for person, url, body in (
        (town.wang, "/api/needs", f'{{"place": "{town.taian.pk}", "text": {nul}}}'),
        (town.wang, f"/api/needs/{need.pk}/return", f'{{"reason": {nul}}}'),
        (town.wang, f"/api/needs/{need.pk}/verify", f'{{"category": {nul}}}'),
        (town.su, f"/api/projects/{project.pk}/intents", f'{{"organization": {town.bank.pk}, "offer": {nul}}}'),
    ):
        assert call(person, url, body).status_code == 422, url


def test_no_resource_is_chosen_that_does_not_serve_the_community(town):
    project = town.project()
    body = town.foreign_body("南关物业", town.nanguan)
    far = resources.declare(town.zhou, town.nanguan, "会议室", "venue", organization=body)
    resources.verify(town.zhou, far)
    with pytest.raises(Refused):
        proposing.choose(town.wang, project, far, 1)


def test_no_resource_of_another_project_is_replaced(town):
    one, other = town.project(), town.project(text="五号楼楼道灯坏了，晚上看不清路")
    held = other.allocations.get()
    with pytest.raises(Refused):
        proposing.choose(town.wang, one, town.resource("另一队电工"), 1, held)
    held.booking.refresh_from_db()
    assert held.booking.released_at is None


def test_a_topic_is_not_claimed(town):
    meeting = town.meeting(opened=False)
    calling.add_topic(town.wang, meeting, "冬季防火")
    calling.notify(town.wang, meeting)
    holding.open_session(town.wang, meeting)
    for act in ("claim", "defer", "escalate"):
        url = reverse(f"item-{act}", args=[meeting.items.get().pk])
        assert client_of(town.wang).post(url, {"once": act}).status_code == 409


@pytest.mark.parametrize("year", ["0000", "0001", "9999"])
def test_no_year_crashes_the_figures(town, year):
    for url in (reverse("figures"), reverse("figure-rows", args=["claims"])):
        assert client_of(town.li).get(url, {"year": year}).status_code == 200


@pytest.mark.parametrize("key", ["9" * 19, "9" * 400, "-1", "x"])
def test_no_key_is_too_long_for_the_database(town, key):
    item = town.meeting(town.project()).items.get()
    for act, field in (("claim", "supporting"), ("claim", "lead"), ("escalate", "departments")):
        answer = client_of(town.wang).post(reverse(f"item-{act}", args=[item.pk]), {field: key, "once": act + field})
        assert answer.status_code == 422


@pytest.mark.parametrize("wanted", ["1", "a:b", "logout", "//evil.example", "https://evil.example/", "a\r\nb"])
def test_large_print_leads_to_an_address_of_this_site(wanted):
    answer = client_of().post(reverse("elder"), {"next": wanted})
    assert answer.status_code == 302
    assert "evil" not in answer.headers["Location"]


# Rights


def test_nobody_appoints_themselves(town):
    with pytest.raises(NotAllowed):
        people.appoint(town.clerk, town.clerk, "secretary", place=town.taian)
    sent = {"kind": "secretary", "username": "clerk", "name": "孙立", "once": "a"}
    assert client_of(town.clerk).post(f"{reverse('post-new')}?place={town.taian.pk}", sent).status_code == 403
    assert not Person.objects.get(pk=town.clerk.pk).may("sign")


def test_an_ended_post_opens_nothing_in_an_open_session(town):
    client = client_of(town.wang)
    assert client.get(reverse("workbench")).status_code == 200
    people.end_post(town.li, town.wang.posts.get())
    assert client.get(reverse("workbench")).status_code == 403


def test_an_intent_stands_once_the_meeting_has_decided(town):
    project = town.project()
    intent = claiming.state_intent(town.deng, project, town.power)
    holding.resolve_claimed(town.wang, town.meeting(project).items.get(), town.power, due=clock.today())
    with pytest.raises(Refused):
        claiming.withdraw_intent(town.deng, intent)


def test_no_step_is_finished_of_a_project_that_was_handed_back(town):
    project = town.claimed()
    step = carrying.plan_step(town.deng, project, "检修", clock.today())
    claiming.hand_back(town.deng, project, "人手不够，做不了")
    with pytest.raises(Refused):
        carrying.finish_step(town.wang, step)


# Words that are not for everybody


def test_a_liaison_does_not_read_a_quarrel_that_looks_like_theirs(town):
    need = town.need(QUARREL, verified=False)
    assert need.category == "mediation"
    client = client_of(town.su)
    asked = {"place": town.taian.pk, "text": QUARREL[:12]}
    assert "派出所" not in client.get(reverse("need-lookalikes"), asked).content.decode()
    sent = {"text": "楼道灯不亮了", "phone": A_PHONE, "channel": "partner", "same_as": need.pk, "once": "a"}
    assert client.post(reverse("need-new"), sent).status_code == 404
    assert "派出所" in client_of(town.wang).get(reverse("need-lookalikes"), asked).content.decode()


def test_no_phone_stays_in_what_is_written_freely(town):
    need, words = town.need(verified=False), f"打{A_PHONE}找马"
    free = {"spot_words": words, "affected": words, "remark": words}
    needs.verify(town.wang, need, **free)
    told = town.need("另一件小事情", verified=False)
    needs.correct(town.wang, told, remark=words)
    resource = resources.declare(
        town.wang, town.taian, "会议室", "venue", organization=town.bank, quantity=words, conditions=words
    )
    resources.correct(town.wang, resource, availability=words)
    meeting = town.meeting(opened=False)
    topic = calling.add_topic(town.wang, meeting, words)
    calling.notify(town.wang, meeting)
    guest = meeting.invitations.first()
    holding.attend(town.wang, guest, present=True, remark=words)
    kept = [need.spot_words, need.affected, need.remark, told.remark, topic.title, guest.remark]
    kept += [resource.quantity, resource.conditions, resource.availability]
    assert [kind for kind in kept if A_PHONE in kind] == []


def test_nobody_rates_for_another_by_reporting_under_their_phone(town):
    need = town.need()
    false = needs.report(None, town.taian, "三号楼的路灯又坏了", asker=town.ma)
    code, own = false.asked_by.get().track_code, need.asked_by.get().track_code
    needs.merge(town.wang, false, need)
    needs.answer(town.wang, need, "已经修好了")
    said = {"outcome": "no", "satisfaction": "1", "once": "a"}
    assert client_of().post(reverse("rate", args=[code]), said).status_code == 403
    assert client_of().post(reverse("rate", args=[own]), said).status_code == 302


def test_who_was_merged_twice_still_rates(town):
    first, second, last = (town.need(f"{n}号楼路灯坏了", asker=town.ma if n == 1 else town.rep) for n in (1, 2, 3))
    needs.merge(town.wang, first, second)
    needs.merge(town.wang, second, last)
    needs.answer(town.wang, last, "已经修好了")
    said = {"outcome": "yes", "satisfaction": "5", "once": "a"}
    assert client_of().post(reverse("rate", args=[first.asked_by.get().track_code]), said).status_code == 302


def test_no_device_keeps_a_track_page(town):
    code = town.need().asked_by.get().track_code
    for name in ("track", "reported", "rate"):
        answer = client_of().get(reverse(name, args=[code]), follow=True)
        assert "no-store" in answer.headers["Cache-Control"], name


def test_what_is_refused_at_the_door_loads_nothing_either():
    assert "Content-Security-Policy" in client_of().get("/?q=%00").headers


def test_a_replay_says_nothing_of_what_was_sent(town):
    """Who reads the table cannot try phone numbers against it: the fingerprint needs a key."""
    said = json.dumps({"place": town.taian.pk, "text": f"楼道灯坏了请打{A_PHONE}"})
    assert call(town.wang, "/api/needs", said).status_code == 201
    assert Replay.objects.get().fingerprint != hashlib.sha256(said.encode()).hexdigest()


# Guessing


@pytest.mark.parametrize("spelled", [["ｌi", "lｉ", "𝐥𝐢", "𝗅i", "LI", " li "], [f"nobody{n}" for n in range(110)]])
def test_no_spelling_and_no_list_of_names_gives_more_tries(town, spelled):
    client, url = client_of(), reverse("login")
    for n in range(max(11, len(spelled))):
        last = client.post(url, {"username": spelled[n % len(spelled)], "password": "wrong"}).status_code
    assert last == 429


def test_many_others_do_not_make_a_limit_forget():
    limit = Limit("attack", 3, 900)
    for _n in range(3):
        limit.count("somebody")
    for n in range(400):
        limit.count(n)
    assert limit.is_reached("somebody")
