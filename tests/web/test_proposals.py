"""The proposals page: who sees it, what it says of the last run, matching anew, and a person's choice instead."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sifang.needs import commands as needs
from sifang.projects import sharing
from sifang.projects.commands import matching, proposing
from sifang.projects.models import Allocation, MatchRun, Project, Shortage
from sifang.resources.commands import booked
from sifang.resources.models import Resource
from tests.town import NANGUAN, TAIAN
from tests.worlds import world

PAGE, MATCH, RUNS = "/proposals/", "/proposals/match/", "/proposals/runs/"


@world
def proposal(town):
    """A proposal with the power team's electricians, while the bank could come as well."""
    town.resource("银行志愿者查看线路路灯", organization=town.bank, capacity=4)
    return town.project()


def by(client, person):
    client.force_login(person)
    return client


def choosing(project):
    return reverse("project-choose", args=[project.pk])


def other_than(project):
    """A resource that the page offers instead of the one the project has."""
    held = project.allocations.get().booking.resource
    return Resource.objects.exclude(pk=held.pk).get()


def test_a_stranger_is_led_to_the_login(client, town):
    assert client.get(PAGE).status_code == 302
    assert client.post(MATCH).status_code == 302


def test_every_party_of_the_community_reads_the_proposals(client, town, proposal):
    for person in (town.li, town.wang, town.chen, town.rep, town.su, town.clerk):
        page = by(client, person).get(PAGE)
        assert page.status_code == 200, person
        assert proposal.name in page.content.decode(), person


def test_another_community_reads_none_of_them(client, town, proposal):
    page = by(client, town.zhou).get(PAGE)
    assert page.status_code == 200
    assert proposal.name not in page.content.decode()
    assert client.get(PAGE, {"place": TAIAN}).status_code == 404


def test_who_belongs_to_no_community_is_led_to_the_project_list(client, town):
    assert by(client, town.officer).get(PAGE).url == reverse("projects")


def test_only_the_community_has_the_button_and_the_choice(client, town, proposal):
    assert MATCH in by(client, town.wang).get(PAGE).content.decode()
    for person in (town.chen, town.su, town.rep, town.clerk):
        page = by(client, person).get(PAGE).content.decode()
        assert MATCH not in page and choosing(proposal) not in page, person
        assert client.post(MATCH).status_code == 403
        assert client.get(choosing(proposal)).status_code == 403


def test_the_button_orders_a_run_and_the_page_tells_how_far_it_is_until_the_result(client, town):
    need = town.need()
    town.resource()
    page = by(client, town.wang).post(MATCH, {"place": TAIAN, "once": "m1"}, follow=True)
    assert page.redirect_chain == [(f"{PAGE}?place={TAIAN}", 302)]
    run = MatchRun.objects.get()
    words = page.content.decode()
    assert (run.stage, Project.objects.exists()) == ("ordered", False)
    progress = reverse("match-run-progress", args=[run.pk])
    assert progress in words and "http-equiv" in words and "重新配对" not in words
    assert "data-ended" not in client.get(progress).content.decode()
    assert client.post(MATCH, {"place": TAIAN, "once": "m2"}).status_code == 409
    assert matching.carry_out_next() == run
    assert Project.objects.get(needs=need).stage == "proposed"
    assert "data-ended" in client.get(progress).content.decode()
    words = client.get(PAGE).content.decode()
    assert "刚刚配好" in words and "重新配对" in words and "http-equiv" not in words


def test_matching_sent_twice_runs_once(client, town):
    town.need()
    for _ in range(2):
        assert by(client, town.wang).post(MATCH, {"once": "m2"}).status_code == 302
    assert MatchRun.objects.count() == 1


def test_a_waiting_run_is_cancelled_from_the_page_by_the_community_alone(client, town):
    run = matching.order_run(town.wang, town.taian)
    cancel = reverse("match-run-cancel", args=[run.pk])
    assert cancel not in by(client, town.su).get(PAGE).content.decode()
    assert client.post(cancel).status_code == 403
    assert by(client, town.zhou).post(cancel).status_code == 404
    assert cancel in by(client, town.wang).get(PAGE).content.decode()
    page = client.post(cancel, {"once": "x1"}, follow=True).content.decode()
    assert "取消了一次配对" in page and "开始配对" in page
    assert client.post(cancel).status_code == 409


def test_a_failed_run_says_why_and_can_be_tried_again(client, town):
    town.need()
    run = matching.order_run(town.wang, town.taian)
    MatchRun.objects.filter(pk=run.pk).update(stage="failed", failure="清单太大")
    words = by(client, town.wang).get(PAGE).content.decode()
    assert "这次没有配成" in words and "清单太大" in words and "再试" in words
    assert "再试" not in by(client, town.su).get(PAGE).content.decode()


def test_earlier_runs_open_their_facts_and_proof_for_their_place_and_those_above(client, town, proposal):
    run = MatchRun.objects.latest("pk")
    at = reverse("match-run", args=[run.pk])
    for person in (town.wang, town.su, town.clerk, town.official("boss", "石县长", "officer", place=town.county)):
        assert at in by(client, person).get(RUNS).content.decode(), person
        words = client.get(at).content.decode()
        assert words.count(str(run.total)) >= 2 and "已经证明没有更好的配法" in words
    assert by(client, town.zhou).get(at).status_code == 404
    assert at not in client.get(RUNS).content.decode()
    whole = matching.match(None, town.street)
    assert reverse("match-run", args=[whole.pk]) in client.get(RUNS).content.decode()


def test_the_lists_of_a_foreign_place_are_not_matched(client, town):
    assert by(client, town.wang).post(MATCH, {"place": NANGUAN}).status_code == 404
    assert not MatchRun.objects.exists()


def test_the_page_says_that_total_and_bound_agree(client, town, proposal):
    run = MatchRun.objects.latest("pk")
    page = by(client, town.wang).get(PAGE).content.decode()
    assert page.count(str(run.total)) >= 2
    assert "已经证明没有更好的配法" in page


def test_a_total_below_its_bound_is_not_called_proven(client, town, proposal):
    run = MatchRun.objects.latest("pk")
    MatchRun.objects.update(total=100_000, bound=100_001)
    for address in (PAGE, reverse("match-run", args=[run.pk]), RUNS):
        page = by(client, town.wang).get(address).content.decode()
        assert "已经证明" not in page and "0.1%" in page, address


def test_what_stays_short_stands_there_with_why_until_the_need_is_off_the_list(client, town):
    need = town.need("五号楼没有活动室，想借一间屋", kind="venue", category="culture")
    matching.match(town.wang, town.taian)
    row = Shortage.objects.get(need=need)
    page = by(client, town.wang).get(PAGE)
    [(gap, [short])] = page.context["gaps"]
    assert (short.row, bool(short.walls), short.project, gap.missing) == (row, True, None, row.missing)
    run = client.get(reverse("match-run", args=[row.run_id]))
    assert run.context["short"] == [need] and reverse("need", args=[need.pk]) in run.content.decode()
    needs.send_back(town.wang, need, "写清是哪一间屋再提")
    assert not client.get(PAGE).context["gaps"]


def test_the_dearest_gap_stands_first_with_both_ways_on(client, town):
    for text in ("五号楼想借一间屋", "六号楼想借一间屋"):
        town.need(text, kind="venue", category="culture")
    legal = town.need("想请律师讲一课", kind="talent", category="legal", urgency=2)
    matching.match(town.wang, town.taian)
    page = by(client, town.wang).get(PAGE)
    assert [(gap.to_recruit, len(rows)) for gap, rows in page.context["gaps"]] == [(2, 1), (4, 2)]
    told = [(short.ways, short.is_for_sponsor) for _gap, rows in page.context["gaps"] for short in rows]
    assert told == [(["事情急，附近又没有能用的资源，请交包抓领导协调"], True), ([], False), ([], False)]
    recruit = f"{reverse('resource-new')}?place={TAIAN}&amp;kind=talent&amp;category=legal"
    assert recruit in page.content.decode()
    form = client.get(recruit.replace("&amp;", "&")).context["form"]
    assert (form["kind"].value(), form["categories"].value()) == ("talent", ["legal"])
    by_hand = reverse("proposal-by-hand")
    assert client.post(by_hand, {"need": legal.pk, "once": "h"}).url == reverse(
        "project", args=[Project.objects.get(needs=legal).pk]
    )
    assert client.post(by_hand, {"need": "x"}).status_code == 404
    assert by(client, town.zhou).post(by_hand, {"need": legal.pk}).status_code == 404
    assert by_hand not in by(client, town.su).get(PAGE).content.decode()


def test_a_part_that_only_waits_for_another_is_no_gap_of_its_own(client, town):
    fair = town.need("想办一场书画展", kind="talent", category="children")
    town.resource("书法老师", kind="talent", categories=["children"])
    needs.set_parts(town.wang, fair, [("venue", 1, "一间教室")], together=True)
    matching.match(town.wang, town.taian)
    [(gap, [short])] = by(client, town.wang).get(PAGE).context["gaps"]
    assert (gap.kind, short.ways[0]) == ("venue", "另外1样有着落，要一起才办，等着这一样")
    page = client.get(reverse("need", args=[fair.pk])).content.decode()
    assert "上次配对，还缺这些" in page and short.walls[0] in page and short.ways[0] in page


def test_the_sharing_is_counted_from_the_proposals(town, proposal):
    shared = sharing.sharing(town.wang, town.taian)
    assert (shared.projects, shared.most, shared.least) == (1, 1, 1)
    [(lead, _number)] = shared.suggested
    assert lead in (town.bank, town.power)
    assert shared.idle == [town.bank if lead == town.power else town.power]
    assert shared.unlisted == []


def test_a_partner_without_resources_is_named_as_such(town):
    town.project()
    shared = sharing.sharing(town.wang, town.taian)
    assert shared.idle == shared.unlisted == [town.bank]


def test_the_other_resource_can_be_chosen_in_place_of_the_first(client, town, proposal):
    first, other = proposal.allocations.get(), other_than(proposal)
    page = by(client, town.wang).get(choosing(proposal))
    assert [found.resource for found, _for, _against in page.context["suggestions"]] == [other]
    assert page.context["form"]["in_place_of"].value() == str(first.pk)
    sent = {"resource": other.pk, "in_place_of": first.pk, "units": ""}
    assert client.post(choosing(proposal), sent).url == reverse("project", args=[proposal.pk])
    made = Allocation.objects.get(project=proposal)
    assert made.booking.resource == other and made.by_hand
    assert booked(first.booking.resource) == 0


def test_a_resource_that_was_not_offered_is_a_field_error(client, town, proposal):
    held = proposal.allocations.get()
    page = by(client, town.wang).post(choosing(proposal), {"resource": held.booking.resource_id, "units": "0"})
    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"resource", "units"}
    assert Allocation.objects.get(project=proposal) == held


def test_a_choice_sent_twice_books_once(client, town, proposal):
    other = other_than(proposal)
    sent = {"resource": other.pk, "in_place_of": "", "units": "1", "once": "c1"}
    for _ in range(2):
        assert by(client, town.wang).post(choosing(proposal), sent).status_code == 302
    assert booked(other) == 1
    # A new form after the first: the resource is no longer offered.
    assert client.post(choosing(proposal), sent | {"once": "c2"}).status_code == 422


def test_a_claimed_project_keeps_its_resources(client, town):
    project = town.claimed()
    assert by(client, town.wang).get(choosing(project)).status_code == 409


def test_a_long_list_asks_the_database_no_more_often(client, town):
    counts, resource = [], town.resource(capacity=200)
    for number in (10, 90):
        for n in range(number):
            project = proposing.propose(town.wang, town.need(f"{n}号楼第{number}件事要办，请看看"))
            proposing.choose(town.wang, project, resource, 1)
        by(client, town.wang).get(PAGE)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(PAGE).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
