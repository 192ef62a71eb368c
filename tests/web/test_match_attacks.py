"""What somebody could try against the runs of the engine, its points and its refused pairs."""

import pytest

from sifang.needs import commands as needs
from sifang.people import commands as people
from sifang.projects.commands import matching
from sifang.projects.models import Allocation, MatchRun, Shortage
from sifang.resources import commands as resources
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
