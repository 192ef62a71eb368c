"""Legal counsel on pages: noted in three taps, answered, confirmed, on the board; nobody reads who asked."""

import datetime

import pytest
from django.core.cache import cache

from sifang.core import clock
from sifang.counsel import commands as counsel
from sifang.counsel.models import (
    AidReferral,
    Checklist,
    Checkup,
    Consultation,
    Duty,
    LogEntry,
    Question,
    Station,
    TalkPoint,
)
from sifang.people.models import Post
from tests.counsel.bench import Bench, today
from tests.web.test_escalations import at, by

DAY = datetime.timedelta(days=1)


@pytest.fixture
def bench(town):
    cache.clear()
    return Bench(town)


def test_a_lawyer_notes_a_consultation_in_three_taps_and_the_community_confirms_what_is_shown(client, town, bench):
    page = by(client, bench.gu).get("/counsel/").content.decode()
    assert "有人来问？点三下记好" in page and "劳动报酬" in page
    sent = {"place": town.taian.pk, "matter": "wages", "who": "new_worker", "way": "face"}
    for once in ("n1", "n1", "n2"):
        assert client.post("/counsel/note/", sent | {"once": once}).status_code == 302
    assert Consultation.objects.filter(stage="answered", adviser=bench.post).count() == 2
    assert client.post("/counsel/note/", sent | {"matter": "", "once": "n3"}).status_code == 422
    entries = list(LogEntry.objects.values_list("pk", flat=True))
    assert client.post("/log/confirm/", {"entry": entries, "once": "c0"}).status_code == 403
    assert "2次服务还没确认" in by(client, town.wang).get("/log/?show=open").content.decode()
    assert client.post("/log/confirm/", {"entry": entries, "once": "c1"}).status_code == 302
    assert not LogEntry.objects.filter(confirmed_on=None).exists()
    assert client.post(f"/log/{entries[0]}/confirm/", {"once": "c2"}).status_code == 409


def test_a_consultation_waits_is_answered_and_goes_to_legal_aid(client, town, bench):
    sent = {"matter": "wages", "who": "resident", "way": "phone", "question": "欠薪怎么要？", "once": "a"}
    assert by(client, town.wang).post("/counsel/note/", sent).status_code == 302
    made = Consultation.objects.get()
    assert "1条咨询等答复" in by(client, bench.gu).get("/counsel/").content.decode()
    assert client.post(at("consultation-answer", made), {"answer": "好", "once": "b"}).status_code == 422
    assert client.post(at("consultation-answer", made), {"answer": "去劳动监察投诉", "once": "c"}).status_code == 302
    assert client.post(at("consultation-refer", made), {"reason": "家里困难", "once": "d"}).status_code == 302
    aid = AidReferral.objects.get()
    by(client, bench.qi).post(at("aid-answer", aid), {"granted": "1", "result": "指派承办", "once": "e"})
    aid.refresh_from_db()
    assert aid.stage == "granted"
    assert "指派承办" in client.get(at("aid-referral", aid)).content.decode()


def test_no_form_asks_who_it_was_and_strangers_meet_nothing(client, town, bench):
    made = counsel.consult(town.wang, town.taian, "loan")
    for page in ("/counsel/note/", "/counsel/"):
        body = by(client, bench.gu).get(page).content.decode()
        assert not {"name", "phone", "asker", "person"} & {part.split('"')[0] for part in body.split(' name="')[1:]}
    assert by(client, town.zhou).get(at("consultation", made)).status_code == 404
    assert by(client, town.su).get("/counsel/").status_code == 403
    assert by(client, town.rep).get("/consultations/").status_code == 403
    assert by(client, town.zhou).get(f"/counsel/?place={town.taian.pk}").status_code == 404


def test_the_rota_of_four_weeks_stands_on_the_public_board_until_it_is_called_off(client, town, bench):
    new = {"name": "泰安法律服务站", "venue": "一楼", "firm": bench.firm.pk, "phone": "0936-8200000", "once": "s"}
    assert by(client, town.wang).post("/stations/new/", new).status_code == 302
    station, day = Station.objects.get(), today() + DAY
    sent = {"adviser": bench.post.pk, "day": day, "begins": "09:00", "ends": "11:00", "weeks": "4", "once": "d"}
    assert client.post(at("duty-new", station), sent | {"ends": "08:00", "once": "x"}).status_code == 422
    assert client.post(at("duty-new", station), sent).status_code == 302
    assert Duty.objects.count() == 4
    assert "顾言" in client.get(at("station", station)).content.decode()
    assert client.get(at("station", station) + "?weeks=-99999999999999").status_code == 200
    client.logout()
    board = f"/c/{town.taian.pk}/legal/"
    page = client.get(board).content.decode()
    assert "顾言" in page and "0936-8200000" in page and "明理律师事务所" in page
    for duty in Duty.objects.all():
        assert (
            by(client, bench.gu).post(at("duty-cancel", duty), {"why": "要去开庭", "once": duty.pk}).status_code == 302
        )
    client.logout()
    assert "顾言" not in client.get(board).content.decode()
    by(client, town.wang).post(at("station-close", station), {"once": "cl"})
    assert "0936-8200000" not in client.get(board).content.decode()


def test_a_rota_that_overlaps_comes_back_as_it_was_written(client, town, bench):
    station = bench.station()
    sent = {"adviser": bench.post.pk, "day": today() + DAY, "begins": "09:00", "ends": "11:30", "weeks": "1"}
    assert by(client, town.wang).post(at("duty-new", station), sent | {"once": "d1"}).status_code == 302
    answer = client.post(at("duty-new", station), sent | {"once": "d2"})
    assert answer.status_code == 422
    assert "已有值班" in answer.content.decode()


def test_a_check_up_is_answered_in_words_that_fit_its_questions(client, town, bench):
    page = by(client, bench.gu).get(at("checkup-do", bench.checkup())).content.decode()
    assert "履行了" not in page
    assert all(f">{word}<" in page.replace(" ", "") for word in ("是", "不是", "不涉及"))


def test_a_duty_that_is_over_is_no_longer_said_to_be_on(client, town, bench):
    station, now = bench.station(), clock.now()
    Duty.objects.create(station=station, adviser=bench.post, starts_at=now - datetime.timedelta(minutes=2), ends_at=now)
    assert "律师在站里" not in client.get(f"/c/{town.taian.pk}/legal/").content.decode()


def test_a_community_leads_residents_to_the_board_once_there_is_one_and_an_empty_board_says_whom_to_ask(
    client, town, bench
):
    home, board = f"/c/{town.taian.pk}/", f"/c/{town.taian.pk}/legal/"
    assert board not in client.get(home).content.decode()
    assert "写给社区" in client.get(board).content.decode()
    bench.station()
    assert board in client.get(home).content.decode()
    assert "写给社区" not in client.get(board).content.decode()


def test_a_frequent_matter_is_written_up_and_read_by_everybody(client, town, bench):
    for _time in range(3):
        counsel.consult(bench.gu, town.taian, "wages", at_once=True)
    page = by(client, bench.gu).get("/questions/").content.decode()
    assert "问得最多的是劳动报酬，3人次" in page and "写成常见问答" in page
    sent = {
        "place": town.taian.pk,
        "matter": "wages",
        "question": "欠薪找谁？",
        "answer": "找劳动监察。",
        "publish": "1",
    }
    assert client.post("/questions/new/", sent | {"once": "q"}).status_code == 302
    made = Question.objects.get()
    assert made.grown_from == 3
    board = f"/c/{town.taian.pk}/legal/"
    assert "欠薪找谁？" in client.get(board).content.decode()
    by(client, town.wang).post(at("question-withdraw", made), {"once": "w"})
    assert "欠薪找谁？" not in client.get(board).content.decode()
    client.post(at("question-publish", made), {"once": "p"})
    assert "欠薪找谁？" in client.get(board).content.decode()


def test_the_result_of_a_check_up_opens_by_its_code_without_a_name_and_codes_cannot_be_tried_out(client, town, bench):
    checkup = bench.checkup()
    counsel.do_checkup(bench.gu, checkup, bench.answers(checkup))
    page = client.get(f"/checkup/{checkup.code.lower()}/").content.decode()
    assert "有2项要改" in page
    assert "骆" not in page and "顾言" not in page and "1990002" not in page
    for _try in range(30):
        client.get("/checkup/WRONGCODE/")
    assert client.get(f"/checkup/{checkup.code}/").status_code == 429


def test_a_list_is_adopted_and_a_check_up_scheduled_or_called_off(client, town, bench):
    assert "先采用一张现成的体检表" in by(client, bench.gu).get("/checkups/new/").content.decode()
    assert client.post("/checklists/adopt/", {"whom": "firm", "once": "a"}).status_code == 403
    by(client, town.wang).post("/checklists/adopt/", {"place": town.taian.pk, "whom": "firm", "once": "b"})
    page = client.get("/checklists/").content.decode()
    assert "在用1张体检表" in page and "骑手法治体检表" in page
    checklist = Checklist.objects.get()
    sent = {"checklist": checklist.pk, "on": today(), "organization": town.bank.pk, "once": "c"}
    both = sent | {"worker": bench.rider.pk, "once": "d"}
    assert by(client, bench.gu).post("/checkups/new/", both).status_code == 422
    assert client.post("/checkups/new/", sent).status_code == 302
    made = Checkup.objects.get()
    assert made.adviser == bench.post
    assert client.post(at("checkup-cancel", made), {"why": "停业一周", "once": "e"}).status_code == 302
    assert "这次体检取消了" in client.get(at("checkup", made)).content.decode()


def test_talk_points_and_teams_are_named_and_a_talk_has_its_speaker(client, town, bench):
    by(client, town.wang).post("/talks/points/", {"place": town.taian.pk, "name": "小广场", "once": "p"})
    client.post("/talks/teams/", {"place": town.taian.pk, "name": "宣讲队", "members": [bench.post.pk], "once": "t"})
    point = TalkPoint.objects.get()
    page = client.get("/talks/").content.decode()
    assert "小广场" in page and "宣讲队" in page and "1人" in page
    assert "小广场" in client.get(f"/c/{town.taian.pk}/legal/").content.decode()
    client.post(at("talk-point-end", point), {"once": "e"})
    assert "小广场" not in client.get("/talks/").content.decode()


def test_a_secretary_appoints_a_legal_adviser_of_a_firm_and_the_street_a_judicial_clerk(client, town, bench):
    sent = {"kind": "legal_adviser", "organization": bench.firm.pk, "name": "韩法", "username": "hanfa", "once": "a"}
    assert by(client, town.li).post("/roster/posts/new/", sent | {"place": town.taian.pk}).status_code in (200, 302)
    post = Post.objects.get(kind="legal_adviser", person__username="hanfa")
    assert (post.place, post.sent_by) == (town.taian, bench.firm)
    sent = {"kind": "judicial_clerk", "name": "郝司", "username": "haosi", "once": "b", "place": town.street.pk}
    assert by(client, town.clerk).post("/roster/posts/new/", sent).status_code in (200, 302)
    assert Post.objects.filter(kind="judicial_clerk", person__username="haosi", place=town.street).exists()


def test_lists_ask_the_database_no_more_for_more_rows(client, town, bench, django_assert_max_num_queries):
    for _row in range(12):
        counsel.consult(bench.gu, town.taian, "wages", at_once=True)
    by(client, town.wang)
    for page in ("/counsel/", "/consultations/", "/log/", "/questions/"):
        client.get(page)
        with django_assert_max_num_queries(32):
            client.get(page)
