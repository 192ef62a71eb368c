"""The sponsor leader's desk: at most three things at once, one tap to hand them over, then the communities."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sifang.core import clock
from sifang.meetings.commands import holding
from sifang.people import commands as people
from sifang.projects.commands import matching
from sifang.projects.models import Escalation, Project
from tests.web.test_projects import at, by

DESK = "/sponsor/"
Stage = Escalation.Stage


def escalate(town, number=1, note="产权单位两次去函未复"):
    """A project that a joint meeting laid before leader Chen."""
    town.resource(f"检修{number}队")
    need = town.need(f"{number}号院路灯坏了，看不清路")
    matching.match(town.wang, town.taian)
    item = town.meeting(Project.objects.get(needs=need)).items.exclude(project=None).get()
    asked = {"tried": "上门协商两次", "asked": "请定由谁来修", "departments": [town.housing]}
    holding.resolve_escalated(town.wang, item, note=note, **asked)
    return Escalation.objects.latest("pk")


def facts(client, person):
    return by(client, person).get(DESK).context


def test_only_a_sponsor_leader_opens_it(client, town):
    assert client.get(DESK).status_code == 302
    for person in (town.wang, town.su, town.clerk, town.rep):
        assert by(client, person).get(DESK).status_code == 403


def test_it_says_where_it_is_stuck_what_was_tried_and_what_is_asked(client, town):
    escalate(town)
    page = by(client, town.chen).get(DESK).content.decode()
    for words in ("产权单位两次去函未复", "上门协商两次", "请定由谁来修", "住建局"):
        assert words in page


def test_without_a_note_it_is_stuck_where_the_project_says(client, town):
    escalation = escalate(town, note="")
    Project.objects.filter(pk=escalation.project_id).update(content="线路归属不清")
    assert facts(client, town.chen)["waiting"][0].stuck == "线路归属不清"


def test_at_most_three_wait_at_once_and_all_are_counted(client, town):
    for number in range(5):
        escalate(town, number)
    context = facts(client, town.chen)
    assert (len(context["waiting"]), context["waiting_count"]) == (3, 5)


def test_a_leader_of_another_community_reads_nothing_of_it(client, town):
    escalation = escalate(town)
    other = town.official("zhao", "赵明", "sponsor", place=town.nanguan)
    page = by(client, other).get(DESK)
    assert page.context["waiting"] == []
    assert escalation.project.name not in page.content.decode()


def test_one_tap_hands_it_to_the_departments(client, town):
    escalation = escalate(town)
    row = facts(client, town.chen)["waiting"][0]
    sent = {"words": row.ready, "due": str(row.due), "once": "a"}
    for _again in range(2):
        assert client.post(at("escalation-answer", escalation), sent).status_code == 302
    kept = Escalation.objects.get()
    assert (kept.stage, kept.answered_by) == (Stage.COORDINATING, town.chen)
    assert kept.asks.get().due == row.due >= clock.today()
    context = facts(client, town.chen)
    assert (context["waiting"], list(context["given"])) == ([], [kept])


@pytest.mark.parametrize("late", [0, 40])
def test_the_day_offered_has_never_passed(client, town, late):
    escalate(town)
    with clock.at(clock.now() + datetime.timedelta(days=late)):
        assert facts(client, town.chen)["waiting"][0].due > clock.today()


def test_other_words_are_written_on_the_spot(client, town):
    escalation = escalate(town)
    page = by(client, town.chen).get(DESK).content.decode()
    assert f'id="answer_{escalation.pk}_words"' in page
    sent = {"words": "周五到现场办公", "due": ""}
    assert client.post(at("escalation-answer", escalation), sent).status_code == 302
    assert Escalation.objects.get().answer == "周五到现场办公"


def test_each_community_is_a_card_with_its_numbers(client, town):
    people.appoint(None, town.chen, "sponsor", place=town.nanguan)
    town.need()
    project = town.claimed()
    with clock.at(clock.now() + datetime.timedelta(days=30)):
        near, far = facts(client, town.chen)["cards"][::-1]
    assert (near.place, near.open, near.overdue) == (town.taian, 2, 1)
    assert (far.place, far.open, far.overdue) == (town.nanguan, 0, 0)
    assert project.place == near.place


def test_the_next_meeting_and_the_last_attendance_stand_on_the_card(client, town):
    project = town.project()
    first = town.meeting(project)
    invitation = first.invitations.get(person=town.chen)
    assert facts(client, town.chen)["cards"][0].invitation == invitation
    holding.attend(town.wang, invitation, True)
    holding.resolve_deferred(town.wang, first.items.get(), "下次再议")
    holding.close_session(town.wang, first)
    card = facts(client, town.chen)["cards"][0]
    assert (card.invitation, card.attended, card.attended.present) == (None, invitation, True)


def test_no_name_of_somebody_who_asked_is_shown(client, town):
    escalate(town)
    page = by(client, town.chen).get(DESK).content.decode()
    assert town.ma.name not in page and town.ma.shown_name not in page


def test_the_desk_asks_as_often_for_three_as_for_one(client, town):
    def count():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(DESK).status_code == 200
        return len(asked)

    escalate(town, 1)
    by(client, town.chen).get(DESK)  # the first request of a session writes it down
    few = count()
    for number in (2, 3):
        escalate(town, number)
    assert count() == few
