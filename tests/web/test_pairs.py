"""What a need asks for, and keeping, declining and taking back a proposed pair, on the pages."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sifang.needs import commands as needs
from sifang.needs import parts
from sifang.projects.commands import matching, refusing
from sifang.projects.models import Allocation, Project, RefusedPair
from tests.worlds import world

ONLY_THIS = "只是这一对不再建议，别的不变"


@world
def proposal(town):
    """A proposal with the power team's electricians, while the bank could come as well."""
    town.resource("银行志愿者查看电路", organization=town.bank, capacity=4)
    return town.project()


def by(client, person):
    client.force_login(person)
    return client


def sent(further=(), **more):
    """The form of the further parts as a browser sends it."""
    rows = dict(enumerate([*further, ("", "1", "")][:2], 2))
    return {
        f"{name}_{n}": value
        for n, row in rows.items()
        for name, value in zip(("kind", "amount", "words"), row, strict=True)
    } | more


def test_what_a_need_asks_for_is_set_on_its_page_and_read_on_the_lists(client, town, proposal):
    need = proposal.needs.get()
    page = by(client, town.wang).get(reverse("need", args=[need.pk])).content.decode()
    assert "还要别的" in page
    where = reverse("need-parts", args=[need.pk])
    answer = client.post(where, sent([("venue", "2", "会议室")], together="on", once="p1"))
    assert answer.url == reverse("need", args=[need.pk])
    assert parts.of(need) == (("venue", 2, "会议室"),)
    page = client.get(answer.url).content.decode()
    assert "要什么（2样）" in page and "要么都配上，要么都不配" in page
    for address in (reverse("needs"), reverse("project", args=[proposal.pk]), reverse("proposals")):
        assert "技术2个半天 + 场所2个半天（要一起）" in client.get(address).content.decode(), address
    listed = client.get("/api/needs", {"place": town.taian.code}).json()["rows"][0]
    assert listed["parts"] == [{"number": 2, "kind": "venue", "category": "", "amount": 2, "words": "会议室"}]
    assert (listed["kind"], listed["amount"], listed["is_all_or_nothing"]) == ("technology", 2, True)


def test_a_wrong_number_changes_nothing_and_keeps_what_was_written(client, town):
    need = town.need()
    where = reverse("need-parts", args=[need.pk])
    page = by(client, town.wang).post(where, sent([("venue", "0", "会议室")], once="p2"))
    assert page.status_code == 422
    assert "会议室" in page.content.decode()
    assert not need.parts.exists()
    page = client.post(where, sent([("", "1", "会议室")], together="on", once="p5"))
    assert "请选“会议室”是哪一类" in page.content.decode() and "请先写另外还要什么" in page.content.decode()
    assert by(client, town.zhou).post(where, sent(once="p3")).status_code == 404
    assert by(client, town.su).post(where, sent(once="p4")).status_code == 403


def test_a_pair_is_kept_and_given_back_to_the_matching(client, town, proposal):
    pair = proposal.allocations.get()
    keep, let = reverse("pair-keep", args=[pair.pk]), reverse("pair-let", args=[pair.pk])
    page = by(client, town.wang).get(reverse("proposals")).content.decode()
    assert keep in page and reverse("pair-refuse", args=[pair.pk]) in page
    back = client.post(keep, {"then": "proposals", "once": "k1"})
    assert back.url == f"/proposals/?place={town.taian.code}"
    assert let in client.get(back.url).content.decode()
    matching.match(town.wang, town.taian)
    client.post(reverse("match"), {"once": "k2"})
    matching.carry_out_next()
    assert Allocation.objects.get() == pair
    assert client.post(let, {"once": "k3"}).url == reverse("project", args=[proposal.pk])
    assert not Allocation.objects.get().by_hand


def test_a_pair_is_declined_and_the_next_matching_proposes_another(client, town, proposal):
    pair, need = proposal.allocations.get(), proposal.needs.get()
    refuse = reverse("pair-refuse", args=[pair.pk])
    page = by(client, town.wang).get(refuse).content.decode()
    assert ONLY_THIS in page and page.count('type="radio"') == 4
    needs.set_parts(town.wang, need, [("venue", 1, "")], together=True)
    assert "为它建议的别几样也先放回" in client.get(refuse).content.decode()
    needs.set_parts(town.wang, need, [])
    assert client.post(refuse, {"why": "", "once": "r1"}).status_code == 422
    said = {"why": "time", "words": "要等到周末", "once": "r2"}
    assert client.post(f"{refuse}?then=proposals", said).url.startswith(reverse("proposals"))
    matching.match(town.wang, town.taian)
    client.post(reverse("match"), {"once": "r3"})
    matching.carry_out_next()
    assert Allocation.objects.get().booking.resource.owner == town.bank
    refused = RefusedPair.objects.get()
    assert "没有列出" in client.get(reverse("project-choose", args=[proposal.pk])).content.decode()
    for page in (reverse("need", args=[need.pk]), reverse("resource", args=[refused.resource_id])):
        read = client.get(page).content.decode()
        assert "说过不合适的（1对）" in read and ONLY_THIS in read
        assert "要等到周末" in read and "王芳" in read
        assert reverse("refusal-take-back", args=[refused.pk]) in read
    back = client.post(reverse("refusal-take-back", args=[refused.pk]), {"then": "resource", "once": "r4"})
    assert back.url == reverse("resource", args=[refused.resource_id])
    assert "说过不合适的" not in client.get(back.url).content.decode()


def test_nobody_else_keeps_declines_or_reads_it(client, town, proposal):
    [refused] = refusing.refuse_pair(town.wang, proposal.allocations.get(), "time", "要等到周末")
    matching.match(town.wang, town.taian)
    client.force_login(town.wang)
    client.post(reverse("match"), {"once": "n1"})
    matching.carry_out_next()
    pair = Allocation.objects.get()
    acts = [reverse(name, args=[pair.pk]) for name in ("pair-keep", "pair-let", "pair-refuse")]
    acts += [reverse("refusal-take-back", args=[refused.pk])]
    for person, status in ((town.su, 403), (town.chen, 403), (town.clerk, 403), (town.zhou, 404)):
        for act in acts:
            assert by(client, person).post(act, {"why": "time", "once": "n2"}).status_code == status, (person, act)
    for person in (town.su, town.chen, town.clerk):
        page = by(client, person).get(reverse("need", args=[refused.need_id])).content.decode()
        assert "要等到周末" not in page, person
        assert acts[0] not in client.get(reverse("project", args=[proposal.pk])).content.decode()


def test_more_pairs_and_parts_ask_the_database_no_more_often(client, town, proposal):
    need = proposal.needs.get()
    pages = [
        reverse("needs"),
        reverse("proposals"),
        reverse("need", args=[need.pk]),
        reverse("project", args=[proposal.pk]),
    ]

    def asked():
        for page in pages:
            with CaptureQueriesContext(connection) as counted:
                client.get(page)
            yield len(counted)

    client.force_login(town.wang)
    town.need("九号楼路灯坏了看不清路")
    needs.set_parts(town.wang, need, [("venue", 1, "")])
    matching.match(town.wang, town.taian)
    [*asked()]
    client.post(reverse("match"), {"once": "q0"})
    matching.carry_out_next()
    [*asked()]  # what the matching said is read once
    before = [*asked()]
    for number in range(3):
        more = town.need(f"{number}号楼路灯坏了看不清路")
        needs.set_parts(town.wang, more, [("venue", 1, "会议室"), ("facility", 1, "梯子")])
        town.resource(f"{number}号电工检修路灯")
    needs.set_parts(town.wang, need, [("venue", 1, ""), ("facility", 1, "梯子")])
    matching.match(town.wang, town.taian)
    client.post(reverse("match"), {"once": "q1"})
    matching.carry_out_next()
    assert Project.objects.count() > 2
    [*asked()]
    assert [*asked()] == before
