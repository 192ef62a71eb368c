"""What somebody could try against the runs of the engine, its points and its refused pairs."""

import pytest

from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.people import commands as people
from sifang.projects import trials
from sifang.projects.commands import matching
from sifang.projects.commands import policies as office
from sifang.projects.commands.watching import Watch
from sifang.projects.models import Allocation, MatchRun, Shortage
from sifang.resources import commands as resources
from tests.projects.test_policies import points
from tests.town import STREET
from tests.web.test_match_policy import numbers

pytestmark = pytest.mark.django_db
LONGEST = "9" * 5000


@pytest.fixture
def scarce(town):
    """One electrician of two half-days for the whole street: 南关社区 in danger gets him, 泰安社区 does not."""
    town.here = town.need("楼道的灯不亮了")
    town.there = needs.report(None, town.nanguan, "独居老人家线路冒火花", asker=town.ma)
    needs.verify(town.zhou, town.there, kind="technology", category="infrastructure", amount=2, urgency=3)
    town.one = resources.declare(
        town.zhou, town.nanguan, "会修电路的老电工", "technology", area=town.street,
        person=people.register(None, "钱有德", home=town.nanguan), categories=["infrastructure"], capacity=2,
    )  # fmt: skip
    resources.verify(town.zhou, town.one)
    town.run = matching.carry_out(matching.order_run(None, town.street))
    return town


def test_a_need_of_another_community_is_told_by_its_community_alone(client, scarce):
    short = Shortage.objects.get(need=scarce.here)
    assert scarce.there.title not in str(short.reasons) and "钱" not in str(short.reasons)
    for person in (scarce.wang, scarce.su, scarce.chen):
        client.force_login(person)
        words = client.get("/proposals/").content.decode()
        assert "南关社区的一件需求" in words and scarce.there.title not in words, person
    client.force_login(scarce.clerk)
    assert scarce.there.title in client.get("/proposals/").content.decode()


def test_a_person_who_is_forgotten_has_no_name_in_reasons_and_proofs(client, scarce):
    client.force_login(scarce.wang)
    pages = "/proposals/", f"/proposals/runs/{scarce.run.pk}/"
    for page in pages:
        assert "钱*" in client.get(page).content.decode()
    people.forget(scarce.zhou, scarce.one.person)
    for page in pages:
        words = client.get(page).content.decode()
        assert "钱" not in words and "会修电路的老电工" in words
    kept = [*Shortage.objects.values_list("reasons"), *Allocation.objects.values_list("reasons")]
    assert "钱" not in str([*kept, *MatchRun.objects.values_list("certificate", "comparison")])


def test_a_trial_tells_a_community_its_own_share_alone_and_no_title_of_another(client, scarce):
    Need.objects.update(urgency=1)
    draft = office.draft_policy(scarce.clerk, scarce.street, points(wait=1), "等得久少加一点试试")
    office.order_trial(scarce.clerk, scarce.street, draft)
    assert matching.carry_out_next().stage == "done"
    address = f"/match-policy/{draft.pk}/"
    client.force_login(scarce.wang)
    assert client.get(address).status_code == 404
    office.put_in_force(scarce.clerk, draft)
    row, there = '<th scope="row">泰安社区</th>', '<th scope="row">南关社区</th>'
    for person, seen in ((scarce.wang, False), (scarce.su, False), (scarce.clerk, True)):
        client.force_login(person)
        words = client.get(address).content.decode()
        assert (row in words, there in words) == (True, seen), person
        assert seen or scarce.there.title not in words


def test_a_trial_of_a_draft_dropped_in_the_last_moment_leaves_nothing(town, monkeypatch):
    town.need()
    town.resource()
    draft = office.draft_policy(town.clerk, town.street, points(wait=1), "等得久少加一点试试")
    trial = office.order_trial(town.clerk, town.street, draft)

    def dropped_meanwhile(*_read):
        office.drop_draft(town.clerk, draft)
        return {"places": []}

    monkeypatch.setattr(trials, "compare", dropped_meanwhile)
    monkeypatch.setattr(Watch, "step", lambda *_told: None)
    assert matching.carry_out(trial).stage == "cancelled"
    assert MatchRun.objects.get(pk=trial.pk).comparison == {}


@pytest.mark.parametrize("sent", [LONGEST, "9" * 25, "²", "-1"])
def test_a_number_of_any_length_names_nothing(client, town, sent):
    client.force_login(town.wang)
    assert client.post("/proposals/by-hand/", {"need": sent}).status_code == 404
    client.force_login(town.clerk)
    assert client.get("/match-policy/new/", {"from": sent}).status_code in (200, 404)
    for field in ("alike_enough", "evenness", "base", "weeks"):
        for digits in (sent, "9" * 400):
            answer = client.post("/match-policy/new/", numbers(**{field: digits}) | {"place": STREET})
            assert answer.status_code == 422, field
