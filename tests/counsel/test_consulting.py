"""Consultations carry no name; questions grow from them; legal aid answers."""

import datetime

import pytest
from django.forms.models import model_to_dict

from sifang.core import clock, errands
from sifang.core.models import Deed
from sifang.counsel import commands as counsel
from sifang.counsel import queries
from sifang.counsel.models import AidReferral, Checkup, Consultation, LogEntry
from sifang.notices.models import Notice
from sifang.people.models import Person
from tests.counsel.bench import Bench
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench(town):
    return Bench(town)


def test_an_adviser_notes_a_consultation_at_once_and_the_log_has_its_line(town, bench):
    made = counsel.consult(bench.gu, town.taian, "injury", who="new_worker", minutes=15, at_once=True)
    assert (made.stage, made.adviser, made.answered_on) == ("answered", bench.post, clock.today())
    entry = LogEntry.objects.get(consultation=made)
    assert (entry.kind, entry.matter, entry.minutes, entry.confirmed_on) == ("consultation", "工伤保险", 15, None)


def test_a_consultation_that_waits_reaches_the_adviser_and_is_answered_once(town, bench):
    made = counsel.consult(town.wang, town.taian, "wages", way="phone", question="站点欠了两个月工资，怎么要？")
    errands.run_all()
    notice = Notice.objects.get(person=bench.gu, deed__verb="consultation.asked")
    assert "两个月" not in notice.about
    assert list(queries.waiting(bench.gu, town.taian.pk)) == [made]
    with refused("four characters"):
        counsel.answer(bench.gu, made, "好")
    counsel.answer(bench.gu, made, "先留好接单记录，再到劳动监察投诉。", minutes=20)
    assert LogEntry.objects.get(consultation=made).adviser == bench.post
    with refused("answered"):
        counsel.answer(bench.gu, made, "再答一次也不行。")


def test_nowhere_in_a_consultation_is_there_room_for_the_one_who_asked(town, bench):
    for model in (Consultation, AidReferral):
        ties = {field.name for field in model._meta.get_fields() if field.related_model is Person}
        assert ties <= {"by"}, model
    asked = counsel.consult(
        town.wang, town.taian, "wages", adviser=bench.post, answer="可以申请支付令。",
        question="我电话19900001234，身份证620702198001011234，站点不发工资",
    )  # fmt: skip
    counsel.refer_to_aid(bench.gu, town.taian, "低保家庭，电话19900001234", consultation=asked)
    kept = str([model_to_dict(row) for model in (Consultation, AidReferral, LogEntry) for row in model.objects.all()])
    assert "1990000" not in kept and "620702198001" not in kept
    assert "站点" not in str([model_to_dict(row) for row in LogEntry.objects.all()])
    told = str(list(Deed.objects.filter(subject_kind__startswith="counsel.").values_list("detail", flat=True)))
    assert "站点" not in told and "低保" not in told and "马秀兰" not in told
    assert "code" in {field.name for field in Checkup._meta.get_fields()}


def test_only_those_who_serve_here_note_and_read_consultations(town, bench):
    made = counsel.consult(town.wang, town.taian, "loan")
    for stranger in (town.zhou, town.su, town.rep):
        assert not Consultation.objects.visible_to(stranger).exists()
        with not_allowed("legal advisers"):
            counsel.consult(stranger, town.taian, "loan")
    for reader in (town.li, bench.gu, bench.qi, town.clerk):
        assert list(Consultation.objects.visible_to(reader)) == [made]
    with refused("legal adviser"):
        counsel.consult(town.wang, town.taian, "loan", answer="没有律师就答不了")
    with refused("matters"):
        counsel.consult(town.wang, town.taian, "weather")


def test_an_adviser_writes_for_themselves_alone(town, bench):
    other = Bench.__new__(Bench)
    other.gu = town.official("han", "韩法", "legal_adviser", place=town.taian)
    with not_allowed("their own services"):
        counsel.consult(other.gu, town.taian, "loan", adviser=bench.post, at_once=True)


def test_a_question_grows_from_the_matters_of_ninety_days_and_is_published(town, bench):
    for days in (0, 10, 89, 91):
        counsel.consult(
            bench.gu, town.taian, "wages", at_once=True, adviser=None,
            asked_on=clock.today() - datetime.timedelta(days=days),
        )  # fmt: skip
    assert queries.frequent(bench.gu, town.taian.pk) == [("wages", 3, False)]
    question = counsel.write_question(bench.gu, town.taian, "wages", "拖欠工资找谁？", "先找劳动监察，电话12333。")
    assert question.grown_from == 3 and not queries.public_questions(town.taian.pk).exists()
    counsel.publish(town.wang, question)
    assert list(queries.public_questions(town.taian.pk)) == [question]
    assert queries.frequent(town.wang, town.taian.pk) == [("wages", 3, True)]
    counsel.withdraw(bench.gu, question)
    assert not queries.public_questions(town.taian.pk).exists()
    with not_allowed():
        counsel.publish(town.su, question)


def test_legal_aid_answers_a_referral_once(town, bench):
    referral = counsel.refer_to_aid(bench.gu, town.taian, "骑手受伤无力请律师", adviser=bench.post)
    assert LogEntry.objects.get(aid=referral).kind == "aid"
    with not_allowed():
        counsel.answer_aid(town.su, referral, True)
    counsel.answer_aid(bench.qi, referral, True, "指派本所律师承办")
    with refused("granted"):
        counsel.answer_aid(town.wang, referral, False)
