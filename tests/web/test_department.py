"""The department's desk: what it is asked, with the day, and what it has answered."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from sifang.projects.commands import escalating
from sifang.projects.models import Ask
from tests.web.test_projects import LONG, at, by
from tests.web.test_sponsor import escalate

DESK = "/department/"


def asked(town, number=1):
    """What the housing department is asked after leader Chen has answered."""
    escalation = escalate(town, number)
    escalating.answer(town.chen, escalation, "请住建局一周内到现场")
    return escalation.asks.get()


def facts(client, person):
    return by(client, person).get(DESK).context


def test_only_those_who_speak_for_an_organization_open_it(client, town):
    assert client.get(DESK).status_code == 302
    for person in (town.wang, town.chen, town.rep):
        assert by(client, person).get(DESK).status_code == 403


def test_an_ask_waits_once_the_leader_has_answered(client, town):
    escalation = escalate(town)
    assert facts(client, town.officer)["asks"] == []
    escalating.answer(town.chen, escalation, "请住建局一周内到现场")
    page = by(client, town.officer).get(DESK)
    assert [ask for ask, _form in page.context["asks"]] == [escalation.asks.get()]
    assert "请住建局一周内到现场" in page.content.decode()


def test_another_organization_reads_nothing_of_it(client, town):
    asked(town)
    assert facts(client, town.deng)["asks"] == []


def test_an_answer_moves_it_to_those_answered(client, town):
    ask = asked(town)
    by(client, town.officer)
    sent = {"words": "已到现场，周五开工", "once": "a"}
    for _again in range(2):
        assert client.post(at("ask-answer", ask), sent).status_code == 302
    context = facts(client, town.officer)
    assert (context["asks"], list(context["answered"])) == ([], [ask])
    assert Ask.objects.get().answer == "已到现场，周五开工"


def test_an_answer_of_one_word_or_a_thousand_is_not_taken(client, town):
    ask = asked(town)
    by(client, town.officer)
    for words in ("", "好", LONG):
        assert client.post(at("ask-answer", ask), {"words": words}).status_code == 422
    assert Ask.objects.get().answered_on is None


def test_the_desk_asks_as_often_for_five_as_for_one(client, town):
    def count():
        with CaptureQueriesContext(connection) as asking:
            assert client.get(DESK).status_code == 200
        return len(asking)

    asked(town, 1)
    by(client, town.officer).get(DESK)  # the session stands from here on
    few = count()
    for number in range(2, 6):
        asked(town, number)
    assert count() == few
