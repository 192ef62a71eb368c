"""The organization's desk: what it could take on and why, what it carries, lends, is invited to and thanked for."""

import datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from sifang.activities import commands as activities
from sifang.activities.models import Turnout
from sifang.core import clock
from sifang.core.models import Deed
from sifang.letters import commands as letters
from sifang.letters.models import Letter
from sifang.meetings.commands import calling
from sifang.needs import commands as needs
from sifang.needs.models import Asker
from sifang.people import commands as people
from sifang.projects.commands import carrying, claiming, matching
from sifang.projects.models import Intent
from tests.activities.year import activity_of, service_of
from tests.web.test_projects import at, by

DESK = "/organization/"


def facts(client, person, address=DESK):
    return by(client, person).get(address).context


def test_a_stranger_is_led_to_the_login_and_a_worker_to_a_refusal(client, town):
    assert client.get(DESK).status_code == 302
    assert by(client, town.wang).get(DESK).status_code == 403


def test_a_project_that_would_use_the_organizations_resource_is_shown_with_reasons(client, town):
    project = town.project()
    page = by(client, town.deng).get(DESK)
    (fit,) = page.context["fits"]
    assert (fit.project, fit.own[0].resource.owner) == (project, town.power)
    assert fit.own[0].reasons[0] in page.content.decode()
    assert page.context["fit_count"] == 1


def test_other_organizations_find_it_among_the_others(client, town):
    project = town.project()
    context = facts(client, town.su)
    assert (context["fits"], list(context["others"])) == ([], [project])


def test_an_organization_of_another_community_is_offered_nothing(client, town):
    town.project()
    far = people.found(None, "远处商行", town.nanguan)
    people.partner(None, far, town.nanguan)
    liaison = town.official("far", "钱远", "liaison", organization=far)
    context = facts(client, liaison)
    assert (context["fits"], list(context["others"])) == ([], [])


def test_an_intent_is_stated_from_the_desk_and_moves_to_those_stated(client, town):
    project = town.project()
    form = facts(client, town.deng)["fits"][0].form
    sent = {"organization": form["organization"].value(), "offer": "两名电工", "once": "a"}
    for _again in range(2):
        assert client.post(at("project-intent", project), sent).status_code == 302
    intent = Intent.objects.get()
    context = facts(client, town.deng)
    assert (context["fits"], list(context["intents"])) == ([], [intent])
    assert client.post(at("intent-withdraw", intent)).status_code == 302
    assert facts(client, town.deng)["fits"][0].project == project


def test_an_intent_on_a_project_that_was_taken_is_not_shown_as_waiting(client, town):
    project = town.project()
    claiming.state_intent(town.su, project, town.bank)
    item = town.meeting(project).items.get()
    from_the_meeting(town, item)
    assert list(facts(client, town.su)["intents"]) == []


def from_the_meeting(town, item):
    claiming.claim(town.wang, item.project, town.power, due=clock.today() + datetime.timedelta(days=9), basis="议定")


def test_what_it_carries_shows_the_next_step_and_when_it_is_due(client, town):
    project = town.claimed()
    carrying.plan_step(town.deng, project, "现场放线", clock.today() + datetime.timedelta(days=2))
    context = facts(client, town.deng)
    ((shown, step),) = context["carried"]
    assert (shown, step.title, context["under_way"]) == (project, "现场放线", 1)
    client.logout()
    with clock.at(clock.now() + datetime.timedelta(days=30)):
        assert "sf-over" in by(client, town.deng).get(DESK).content.decode()


def test_what_was_handed_back_is_not_carried(client, town):
    claiming.hand_back(town.deng, town.claimed(), "人手不够")
    assert facts(client, town.deng)["carried"] == []


def test_only_its_own_resources_stand_on_the_desk(client, town):
    mine = town.resource("反诈宣讲", town.bank)
    town.resource()
    assert list(facts(client, town.su)["resources"]) == [mine]


def test_an_invitation_is_shown_once_notice_is_given(client, town):
    meeting = town.meeting(town.project(), opened=False)
    assert facts(client, town.su)["invited"] == []
    calling.notify(town.wang, meeting)
    assert [row.meeting for row in facts(client, town.su)["invited"]] == [meeting]


def test_letters_are_shown_once_they_are_approved(client, town):
    project = town.claimed()
    carrying.submit(town.deng, project, "路灯换好了")
    carrying.accept(town.wang, project)
    asker = Asker.objects.get(need__projects=project)
    needs.rate(asker.person, asker.need, "yes", 5)
    letters.draft_thanks(Deed.objects.get(verb="need.rated"))
    assert list(facts(client, town.deng)["letters"]) == []
    letter = Letter.objects.get()
    letters.approve(town.li, letter)
    assert list(facts(client, town.deng)["letters"]) == [letter]


def test_a_liaison_of_two_organizations_chooses_and_finds_no_third(client, town):
    people.appoint(None, town.su, "liaison", organization=town.power)
    assert facts(client, town.su, f"{DESK}?of={town.power.pk}")["organization"] == town.power
    assert by(client, town.su).get(f"{DESK}?of={town.housing.pk}").status_code == 404
    assert facts(client, town.su, f"{DESK}?of=x")["organization"] in (town.bank, town.power)


def test_a_department_has_a_desk_of_its_own(client, town):
    assert by(client, town.officer).get(DESK)["Location"] == "/department/"


def test_the_desk_asks_as_often_for_eight_projects_as_for_two(client, town):
    def count():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(DESK).status_code == 200
        return len(asked)

    def propose(number):
        town.resource(f"电工检修路灯{number}队")
        town.need(f"{number}号楼路灯坏了，看不清路")
        matching.match(town.wang, town.taian)

    for number in range(2):
        propose(number)
    by(client, town.deng)
    count()
    few = count()
    for number in range(2, 8):
        propose(number)
    assert count() == few
    assert len(facts(client, town.deng)["fits"]) > 2


def test_what_residents_ask_of_the_organization_waits_on_its_desk(client, town):
    service = service_of(town)
    assert (facts(client, town.su)["waiting"], facts(client, town.deng)["waiting"]) == (1, 0)
    page = by(client, town.su).get(DESK).content.decode()
    assert "有1件事等你们" in page and f"/services/{service.pk}/" in page
    activities.take(town.su, service, organization=town.bank)
    assert list(facts(client, town.su)["services"]) == [service]
    activities.do(town.su, service)
    assert facts(client, town.su)["waiting"] == 0


def test_a_letter_of_a_year_has_a_name_on_the_desk(client, town):
    letter = Letter.objects.create(
        place=town.taian, organization=town.bank, year=2024, facts={}, text="谢谢", stage="approved",
        approved_at=clock.now(), drafted_at=clock.now(),
    )  # fmt: skip
    page = by(client, town.su).get(DESK).content.decode()
    assert f'href="/letters/{letter.pk}/">2024年全年</a>' in page


def test_an_activity_waits_on_the_desk_until_the_organization_says_how_many_come(client, town):
    activity = activity_of(town, organizations=[town.bank])
    assert "清理楼道杂物，来几人？" in by(client, town.su).get(DESK).content.decode()
    Turnout.objects.filter(activity=activity, organization=town.bank).update(expected=3)
    assert facts(client, town.su)["waiting"] == 0
