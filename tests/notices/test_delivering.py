"""What goes out of the house: to a real mail server and a real web server, once, with patience, at proper hours."""

import base64
import datetime
import hashlib
import hmac
import re
from dataclasses import replace

import pytest
from django.core import signing
from django.utils import timezone

from sifang.core import clock, errands
from sifang.core.errors import NotAllowed, Refused
from sifang.core.models import Deed, WorkdayChange
from sifang.core.workdays import add_workdays, is_workday
from sifang.needs import commands as needs
from sifang.notices import commands as notices
from sifang.notices import confirming, hours, messages, queries, rendering
from sifang.notices.commands import sending
from sifang.notices.models import Delivery, Wish
from sifang.people import commands as people
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def first_open():
    """Ten o'clock of a working day to come whose morrow is one as well."""
    day = add_workdays(timezone.localdate(), 5)
    while not is_workday(day + datetime.timedelta(days=1)):
        day = add_workdays(day, 1)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(10)))


OPEN = first_open()
MORROW = OPEN.replace(hour=8, minute=30) + datetime.timedelta(days=1)
Stage = Delivery.Stage


def at(day, time="10:00"):
    """The moment ``time`` of ``day``."""
    return timezone.make_aware(datetime.datetime.fromisoformat(f"{day} {time}"))


def go(moment=OPEN):
    """Errands and deliveries of ``moment`` are carried out."""
    with clock.at(moment):
        errands.run_all()
        return notices.send_due()


def confirmed(person, way, mode="at_once", address="li@gz.example"):
    """A wish whose address has been shown to be theirs."""
    wish = notices.state(person, way, mode, address)
    Wish.objects.filter(pk=wish.pk).update(confirmed_at=clock.now())
    Delivery.objects.filter(kind="code").delete()
    return wish


def test_an_address_is_shown_to_be_ones_own_before_anything_goes_there(town, told, mailbox):
    with clock.at(OPEN):
        notices.state(town.li, "mail", "at_once", "li@gz.example")
        needs.rate(town.ma, _answered(town), "no", 1)
    go()
    ((to, mail),) = mailbox.mails
    assert to == ["li@gz.example"]
    code = re.search(r"\d{6}", str(mail["Subject"])).group()
    with clock.at(OPEN):
        assert not notices.confirm(town.li, "mail", "000000" if code != "000000" else "000001")
        assert notices.confirm(town.li, "mail", f" {code[:3]} {code[3:]}")
        for bad in ("li@gz.example\nBcc: x@y.example", "li", "a@b.example,c@d.example"):
            with pytest.raises(Refused):
                notices.state(town.li, "mail", "at_once", bad)
    wish = Wish.objects.get()
    assert "li@" not in wish.address_sealed
    assert wish.masked_address == "l***@gz.example"
    for typed in ("1", "2", "3"):
        with clock.at(OPEN + datetime.timedelta(hours=1)), pytest.raises(Refused):
            notices.confirm(town.li, "mail", typed)


def _answered(town, **facts):
    need = town.need(**facts)
    needs.answer(town.wang, need, "已经换好灯泡")
    return need


def test_mail_says_what_happened_without_names_and_how_to_be_left_alone(town, told, mailbox, client):
    with clock.at(OPEN):
        confirmed(town.li, "mail")
        need = _answered(town, text="马秀兰家门口\r\nBcc: 19900001234 路灯坏了")
        needs.rate(town.ma, need, "no", 1)
    assert go() == 1
    ((_to, mail),) = mailbox.mails
    subject, body = str(mail["Subject"]), mail.get_body(("plain",)).get_content()
    assert "泰安社区" in subject
    assert "马秀兰" not in subject + body
    assert "19900001234" not in subject + body
    assert mail["Bcc"] is None
    assert "https://gz.example/notices/" in body
    assert "<script" not in mail.get_body(("html",)).get_content()
    leave = mail["List-Unsubscribe"].strip(" <>").removeprefix("https://gz.example")
    assert client.get(leave).status_code == 200
    assert client.post(leave, {"once": "leave"}).status_code == 302
    assert Wish.objects.get().mode == "off"
    assert client.get("/told/forged:x/").status_code == 404
    assert Delivery.objects.get(deed__verb="need.reopened").stage == Stage.SENT


def test_what_cannot_be_delivered_is_tried_with_growing_pauses_and_then_shown(town, told, mailbox):
    admin = town.official("sys", "管一", "system_admin", place=town.county)
    with clock.at(OPEN):
        confirmed(town.li, "mail")
        needs.rate(town.ma, _answered(town), "no", 1)
    mailbox.busy = 99
    moment, pauses = OPEN, []
    go(moment)
    while (row := Delivery.objects.get()).stage == Stage.WAITING:
        pauses.append(row.next_at - moment)
        assert go(row.next_at - datetime.timedelta(seconds=1)) == 0
        moment = row.next_at
        go(moment)
    assert [pause.total_seconds() / 60 for pause in pauses[:4]] == [1, 5, 30, 120]
    assert moment == MORROW  # twelve hours later was night
    assert (row.stage, row.tries, row.error) == (Stage.FAILED, 6, "SMTP 451")
    assert list(queries.failures(admin)) == [row]
    assert list(queries.failures(town.li)) == []
    assert queries.masked_address(row) == "l***@gz.example"
    with pytest.raises(NotAllowed):
        notices.try_again(town.li, row)
    mailbox.busy = 0
    notices.try_again(admin, row)
    assert notices.send_due() == 1
    mailbox.refused.add("li@gz.example")
    Delivery.objects.update(stage=Stage.WAITING, next_at=OPEN, tries=0)
    go()
    row.refresh_from_db()
    assert (row.stage, row.tries, row.error) == (Stage.FAILED, 1, "SMTP 550")
    notices.give_up(admin, row)
    assert not queries.failures(admin)
    with clock.at(clock.now() + datetime.timedelta(days=179)):
        assert notices.forget_old() == 0
    with clock.at(OPEN + datetime.timedelta(days=181)):
        assert notices.forget_old() == 1


def test_two_workers_send_once_and_a_lease_that_ran_out_sends_again(town, told, mailbox, monkeypatch):
    with clock.at(OPEN):
        confirmed(town.li, "mail")
        needs.rate(town.ma, _answered(town), "no", 1)
        errands.run_all()
        row = Delivery.objects.get()
        sent = sending._hand_over

        def second_worker_meanwhile(delivery):
            assert notices.send_due() == 0
            sent(delivery)

        monkeypatch.setattr(sending, "_hand_over", second_worker_meanwhile)
        assert notices.send_due() == 1
        assert notices.send_due() == 0
        assert len(mailbox.mails) == 1
        Delivery.objects.update(stage=Stage.WAITING)
        assert sending._claim(row.pk)  # a worker that dies here
        assert sending._claim(row.pk) is None
    monkeypatch.setattr(sending, "_hand_over", sent)
    assert go(OPEN + sending.LEASE + datetime.timedelta(seconds=1)) == 1
    for _again in range(2):
        notices.tell(Deed.objects.get(verb="need.reopened"))
    assert Delivery.objects.count() == 1


def test_people_are_told_in_working_hours_but_of_danger_at_once(town, told, mailbox):
    WorkdayChange.objects.create(day=datetime.date(2026, 11, 30), works=False, why="当地节日")
    for moment, opens in (
        (at("2026-11-24", "08:29"), at("2026-11-24", "08:30")),
        (at("2026-11-24", "17:59"), at("2026-11-24", "17:59")),
        (at("2026-11-24", "18:00"), at("2026-11-25", "08:30")),
        (at("2026-11-28"), at("2026-12-01", "08:30")),  # Saturday, and the Monday is off here
        (at("2026-09-20", "20:00"), at("2026-09-21", "08:30")),  # a Sunday worked for the holiday
        (at("2026-10-03"), at("2026-10-08", "08:30")),
    ):
        assert hours.next_open(moment) == opens, moment
    night = OPEN.replace(hour=23)
    with clock.at(night):
        confirmed(town.li, "mail", "digest")
        needs.rate(town.ma, _answered(town), "no", 1)
        needs.report(None, town.taian, "燃气漏了", asker=town.ma, look_first="燃气", urgency=3)
    assert go(night) == 1
    assert "请先看" in str(mailbox.mails[0][1]["Subject"]) or "Look at it first" in str(mailbox.mails[0][1]["Subject"])
    assert Delivery.objects.get(kind="digest").next_at == MORROW


def test_a_digest_tells_a_day_in_twenty_lines(town, told, mailbox):
    with clock.at(OPEN):
        confirmed(town.li, "mail", "digest")
        for number in range(22):
            needs.rate(town.ma, _answered(town, text=f"{number}号楼路灯坏了"), "no", 1)
    assert go(OPEN + datetime.timedelta(hours=1)) == 0
    with clock.at(OPEN):
        notices.mark_read(town.li, queries.notice_list(town.li).last())
    assert go(MORROW) == 1
    ((_to, mail),) = mailbox.mails
    body = mail.get_body(("plain",)).get_content()
    assert body.count("号楼路灯坏了") == 20
    assert "21" in str(mail["Subject"])
    assert Delivery.objects.count() == 1


def test_askers_without_an_account_are_told_by_text_message_until_they_refuse(town, told, web, client):
    told.SIFANG_TELLING = replace(told.SIFANG_TELLING, sms="sifang.notices.ways.sms.PostTemplate")
    with clock.at(OPEN):
        need = needs.report(None, town.taian, "我家在三号楼，想问问医保", asker=town.ma)
        needs.verify(town.wang, need, kind="service", category="health")
        code = need.asked_by.get().track_code
    assert go() == 2
    texts = [body["content"] for path, _q, body, _h in web.asked if path == "/sms"]
    assert [body["phone"] for _p, _q, body, _h in web.asked] == ["19900001234"] * 2
    assert all(len(text) <= 70 and text.startswith("【泰安社区】") for text in texts)
    assert all("医保" not in text and f"/t/{code}/" in text for text in texts)
    page = f"/t/{code}/told/"
    assert "199****1234" in client.get(page).content.decode()
    assert client.post(page, {"way": "sms", "mode": "digest", "address": "", "once": "day"}).status_code == 422
    answer = client.post(page, {"way": "sms", "mode": "off", "address": "", "once": "off"})
    assert answer.status_code == 302
    with clock.at(OPEN):
        needs.answer(town.wang, need, "可以到社区窗口办")
    assert go() == 0
    assert not Delivery.objects.exclude(stage=Stage.SENT).exists()
    people.forget(town.ma, town.ma)
    errands.run_all()
    assert not Wish.objects.exists()


def test_an_address_stated_with_one_track_code_gets_no_other_code(town, told, mailbox, client):
    told.SIFANG_TELLING = replace(told.SIFANG_TELLING, sms="sifang.notices.ways.sms.PostTemplate")
    with clock.at(OPEN):
        theirs = needs.report(None, town.taian, "三号楼北面路灯不亮了", asker=town.ma)
        need = needs.report(None, town.taian, "别人用这个号码报的", asker=town.ma)
    mine = need.asked_by.get()
    page, facts = f"/t/{mine.track_code}/told/", {"way": "mail", "mode": "at_once", "address": "x@evil.example"}
    assert client.post(page, {"once": "early"} | facts).headers["Location"] == f"/t/{mine.track_code}/"
    assert not Wish.objects.exists()
    client.post(f"/t/{mine.track_code}/open/", {"digits": "1234", "once": "digits"})
    assert client.post(page, {"once": "address"} | facts).status_code == 302
    wish = Wish.objects.get()
    code = confirming.code_of(wish)
    wrong = "000000" if code != "000000" else "000001"
    # Each wrong code is answered with 422, which takes back what the request wrote: it is counted all the same.
    for number in range(6):
        client.post(page, {"way": "mail", "code": wrong, "once": f"try {number}"})
    client.post(page, {"way": "mail", "code": "²" * 6, "once": "raised digits"})
    client.post(page, {"way": "mail", "code": code, "once": "right"})
    wish.refresh_from_db()
    assert wish.confirmed_at is None
    Wish.objects.update(confirmed_at=clock.now())
    Delivery.objects.all().delete()
    with clock.at(OPEN):
        for one in (theirs, need):
            needs.verify(town.wang, one, kind="service", category="health")
    go()
    texts = [mail.get_body(("plain",)).get_content() for _to, mail in mailbox.mails]
    assert len(texts) == 4 and all("/told/" in text for text in texts)
    assert [theirs.asked_by.get().track_code in text for text in texts] == [False] * 4
    assert sum(mine.track_code in text for text in texts) == 2


def test_no_stranger_floods_an_address_or_a_phone(town, told):
    told.SIFANG_TELLING = replace(told.SIFANG_TELLING, sms="sifang.notices.ways.sms.PostTemplate")
    for number in range(5):
        notices.state(people.meet_caller(None, f"1990000700{number}"), "mail", "at_once", "victim@gz.example")
    with refused("Many codes"):
        notices.state(people.meet_caller(None, "19900007009"), "mail", "at_once", "Victim@gz.example")
    for number in range(8):
        with clock.at(OPEN + number * datetime.timedelta(minutes=2)):
            notices.state(town.li, "mail", "at_once", f"li{number}@gz.example")
    with clock.at(OPEN + datetime.timedelta(minutes=16)), refused("Many codes"):
        notices.state(town.li, "mail", "at_once", "")
    with clock.at(OPEN):
        for number in range(12):
            needs.report(None, town.taian, f"路灯坏了{number}处", asker=town.ma)
        errands.run_all()
    assert Delivery.objects.filter(way="sms", person=town.ma).count() == 10


BOTS = {
    "wecom": "/cgi-bin/webhook/send?key=k",
    "dingtalk": "/robot/send?access_token=t",
    "feishu": "/open-apis/bot/v2/hook/h",
}


def test_group_bots_are_sent_what_each_documents_and_their_no_is_heard(town, told, web):
    with clock.at(OPEN):
        for way, path in BOTS.items():
            facts = {"label": way, "signing": "" if way == "wecom" else "SECsecret", "kinds": ["needs"]}
            notices.add_outlet(town.li, town.taian, way=way, url=web.address + path, **facts)
        town.need(text="三号楼*路灯*坏了[点我](http://evil.example)")
        town.need(text="两家吵架，赵某某打人", category="mediation")
    assert go() == 3
    assert Delivery.objects.filter(outlet__isnull=False, stage=Stage.DROPPED).count() == 3
    asked = {path.split("/")[1]: (query, body) for path, query, body, _h in web.asked if path != "/sms"}
    query, body = asked["cgi-bin"]
    assert query == {"key": ["k"]}
    assert (body["msgtype"], set(body)) == ("markdown", {"msgtype", "markdown"})
    assert "泰安社区" in body["markdown"]["content"]
    assert r"\[点我\](" in body["markdown"]["content"]  # words of people make no links
    query, body = asked["robot"]
    assert set(body) == {"msgtype", "markdown"}
    assert set(body["markdown"]) == {"title", "text"}
    moment = query["timestamp"][0]
    assert query["sign"] == [_mac(b"SECsecret", f"{moment}\nSECsecret".encode())]
    query, body = asked["open-apis"]
    assert body["msg_type"] == "interactive"
    assert body["card"]["header"]["title"]["tag"] == "plain_text"
    assert body["sign"] == _mac(f"{body['timestamp']}\nSECsecret".encode(), b"")
    for path, no, stage in (
        ("/cgi-bin/webhook/send", {"errcode": 93000, "errmsg": "invalid webhook url"}, Stage.FAILED),
        ("/robot/send", {"errcode": 130101, "errmsg": "send too fast"}, Stage.WAITING),
        ("/open-apis/bot/v2/hook/h", {"code": 19021, "msg": "sign match fail"}, Stage.FAILED),
    ):
        web.answers[path] = (200, no)
        outlet = next(row for row in queries.outlet_list(town.li) if row.url.split("?")[0].endswith(path))
        test = notices.test_outlet(town.li, outlet)
        notices.send_due()
        test.refresh_from_db()
        assert (test.stage, test.error.split()[-1]) == (stage, str(no.get("errcode") or no.get("code")))


def _mac(key, words):
    return base64.b64encode(hmac.new(key, words, hashlib.sha256).digest()).decode()


def test_only_documented_hosts_are_spoken_to_and_nobody_is_redirected(town, told, web):
    for url in (
        "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k", "https://169.254.169.254/latest", "file:///etc/passwd",
        "https://qyapi.weixin.qq.com@127.0.0.1/x", "https://qyapi.weixin.qq.com:8443/x", "https://127.0.0.1/x",
        "https://evil.qyapi.weixin.qq.com.example/x", "gopher://oapi.dingtalk.com/", "https://[::1]/", "https://[bad/",
    ):  # fmt: skip
        with pytest.raises(Refused):
            notices.add_outlet(town.li, town.taian, way="wecom", label="群群", url=url, kinds=["needs"])
    with pytest.raises(Refused):
        notices.add_outlet(town.li, town.taian, way="other", label="群群", url="json://127.0.0.1/", kinds=["needs"])
    with pytest.raises(NotAllowed):
        notices.add_outlet(town.wang, town.taian, way="wecom", label="群群", url=web.address, kinds=["needs"])
    outlet = notices.add_outlet(
        town.li, town.taian, way="wecom", label="网格群", url=f"{web.address}/x?key=secret", kinds=["needs"]
    )
    assert "secret" not in outlet.url_sealed + outlet.masked_url
    web.answers["/x"] = (302, {})
    test = notices.test_outlet(town.li, outlet)
    notices.send_due()
    test.refresh_from_db()
    assert (test.stage, test.error) == (Stage.FAILED, "HTTP 302")
    assert len(web.asked) == 1


def test_work_chats_reach_one_person_through_the_offices_app(town, told, web):
    web.answers |= {
        "/cgi-bin/gettoken": (200, {"errcode": 0, "access_token": "A"}),
        "/gettoken": (200, {"errcode": 0, "access_token": "A"}),
        "/open-apis/auth/v3/tenant_access_token/internal": (200, {"code": 0, "tenant_access_token": "A"}),
    }
    with clock.at(OPEN):
        for way in ("wecom", "dingtalk", "feishu"):
            confirmed(town.li, way, address="lilan")
        needs.rate(town.ma, _answered(town), "no", 1)
    go()
    asked = {path: (query, body, headers) for path, query, body, headers in web.asked}
    assert asked["/cgi-bin/message/send"][0] == {"access_token": ["A"]}
    assert asked["/cgi-bin/message/send"][1]["touser"] == "lilan"
    assert asked["/topapi/message/corpconversation/asyncsend_v2"][1]["userid_list"] == "lilan"
    query, body, headers = asked["/open-apis/im/v1/messages"]
    assert (query, body["receive_id"]) == ({"receive_id_type": ["user_id"]}, "lilan")
    assert headers["Authorization"] == "Bearer A"
    assert Delivery.objects.filter(way__in=BOTS, stage=Stage.SENT).count() == 3


def test_every_event_can_be_previewed_and_no_text_message_is_too_long(town, told, client):
    client.force_login(town.li)
    page = client.get("/notices/preview/?event=need.met").content.decode()
    assert "【泰安社区】" in page
    for verb, words in queries.SENTENCES.items():
        message = messages.Message(
            str(words) % {"about": "长" * 40}, "泰安社区", link="https://gz.example/notices/1234/"
        )
        assert len(rendering.sms(message)) <= 70, verb
    assert signing.loads(messages.leave(town.li, "mail").split("/")[-2], salt=messages.SALT) == [town.li.pk, "mail"]
