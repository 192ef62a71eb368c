"""The pages of topics, committee meetings and councils, looked at like every main page: nothing shuts somebody out."""

import pytest

from sifang.meetings.commands import calling, councils, holding, topics
from sifang.meetings.models import Meeting
from tests.meetings.committees import come, committee_of, session
from tests.meetings.test_committee_meetings import soon
from tests.meetings.test_councils import held, jpeg
from tests.stories.test_pages_are_accessible import enter, faults

pytestmark = pytest.mark.django_db
OFFICE = """
/topics/ /topics/new/ /topics/{topic}/ /meetings/{draft}/ /meetings/{open}/ /meetings/{open}/?guests=1
/meetings/{open}/door/ /meetings/{signed}/ /meetings/{signed}/correct/ /councils/ /councils/new/ /councils/{council}/
/councils/{published}/
"""
GUEST = "/topics/ /topics/new/ /meetings/{open}/here/?code={code}"


@pytest.fixture
def at(town):
    """What the addresses are made of."""
    committee_of(town)
    topic = topics.propose(town.su, town.taian, "充电桩放哪里", party="o", organization=town.bank)
    signed = session(town, soon(), "冬季供暖")
    come(town.wang, signed, 3)
    holding.resolve_adopted(town.wang, signed.items.get(), "每周查一次管网", organization=town.power)
    holding.close_session(town.wang, signed)
    holding.sign(town.li, signed)
    running = session(town, soon(), "楼道堆物")
    draft = calling.call(town.wang, town.taian, soon(), "二楼会议室", kind="committee")
    published = held(town, topic="换闭门器", photo=jpeg(400, 300))
    councils.publish(town.li, published)
    return {
        "topic": topic.pk, "signed": signed.pk, "open": running.pk, "draft": draft.pk, "published": published.pk,
        "council": held(town, outcome="resolved", owner="李师傅").pk, "place": town.taian.pk,
        "code": Meeting.objects.get(pk=running.pk).door_code,
    }  # fmt: skip


@pytest.mark.parametrize(("who", "pages"), [("li", OFFICE), ("su", GUEST), (None, "/c/{place}/councils/")])
def test_no_page_of_meetings_and_councils_shuts_anybody_out(desk, live_server, town, at, who, pages):
    if who:
        enter(desk, live_server, getattr(town, who))
    found = {}
    for address in pages.format(**at).split():
        assert desk.goto(address).status == 200, address
        if faulty := faults(desk):
            found[address] = faulty
    assert found == {}, "\n".join(f"{address}\n  " + "\n  ".join(faulty) for address, faulty in found.items())
