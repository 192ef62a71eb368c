"""The pages of the appraisal: who opens them, what they show, what they keep."""

import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sifang.core import clock
from sifang.evaluations import commands
from sifang.evaluations.models import Opinion, Round, Sheet, Statement, Voter
from sifang.people import commands as people
from sifang.people.models import Partnership
from sifang.projects.commands import carrying
from tests.evaluations.street import DAY, SAID, Street, all_of
from tests.web.conftest import forgotten_tries  # noqa: F401 - limits on tries count from nothing here too
from tests.worlds import world

pytestmark = pytest.mark.django_db


@world
def street(town):
    return Street(town)


def by(person):
    client = Client()
    client.force_login(person)
    return client


def at(name, thing):
    return reverse(name, args=[thing.pk])


def words(answer):
    return answer.content.decode()


def send(client, address, **fields):
    return client.post(address, {"once": uuid.uuid4().hex} | fields)


def test_the_street_opens_a_round_on_a_page(town):
    client = by(town.clerk)
    assert reverse("round-new") in words(client.get(reverse("rounds")))
    assert "30%" in words(client.get(reverse("round-new")))
    year, last = clock.today().year, clock.today() + DAY
    answer = send(client, reverse("round-new"), year=year, closes_on=last.isoformat())
    made = Round.objects.get()
    assert answer.headers["Location"] == at("round", made)
    assert by(town.li).get(reverse("round-new")).status_code == 403


def test_the_rounds_page_asks_each_for_their_own(street, town):
    assert at("chapter", street.chapter) in words(by(town.li).get(reverse("rounds")))
    assert at("round", street.round) in words(by(town.clerk).get(reverse("rounds")))
    assert at("round", street.round) in words(by(street.officer).get(reverse("rounds")))
    for hand in (town.chen, town.su):
        page = words(by(hand).get(reverse("rounds")))
        assert at("chapter-opinion", street.chapter) in page and at("chapter", street.chapter) + '"' not in page
    assert "现在没有要您评的" in words(by(town.officer).get(reverse("rounds")))


def test_a_sheet_shows_its_facts_and_each_number_opens_to_its_records(town):
    project = town.claimed()
    carrying.submit(town.deng, project, "灯已换好")
    carrying.accept(town.wang, project)
    street = Street(town, residents=0)
    sheet = street.sheet("organization", organization=town.power)
    client = by(town.wang)
    assert f"{at('sheet-facts', sheet)}?name=claims" in words(client.get(at("sheet", sheet)))
    records = words(client.get(at("sheet-facts", sheet), {"name": "claims"}))
    assert at("project", project) in records and project.name in records


def test_every_fact_of_every_sheet_opens(town):
    project = town.claimed()
    carrying.submit(town.deng, project, "灯已换好")
    carrying.accept(town.wang, project)
    street = Street(town)
    for hand, kinds in ((town.wang, ("leader", "organization")), (town.clerk, ("community",))):
        for sheet in Sheet.objects.filter(chapter=street.chapter, kind__in=kinds):
            for name in sheet.facts:
                page = by(hand).get(at("sheet-facts", sheet), {"name": name})
                assert page.status_code == 200 and len(page.context["lines"]) == len(sheet.facts[name]), name


def test_save_and_next_then_sign(street, town):
    first = street.sheet("leader")
    marks = all_of("leader", "good")
    answer = send(by(town.wang), at("sheet-answer", first), keep="1", **marks)
    first.refresh_from_db()
    assert first.marks == marks and first.stage == "draft"
    assert answer.headers["Location"].startswith("/sheets/")
    answer = send(by(town.li), at("sheet-answer", first), sign="1", opinion="辛苦了", **marks)
    first.refresh_from_db()
    assert first.stage == "signed" and first.opinion == "辛苦了"
    assert send(by(town.wang), at("sheet-answer", first), sign="1", **marks).status_code == 409


def test_the_appraised_see_nothing_before_the_letter_is_out(street, town):
    street.review()
    for person, sheet in (
        (town.chen, street.sheet("leader")),
        (town.su, street.sheet("organization", organization=town.bank)),
        (town.li, street.sheet("community")),
    ):
        assert by(person).get(at("sheet", sheet)).status_code == 404
        assert by(person).get(at("sheet-paper", sheet)).status_code == 404
    commands.release(street.officer, street.again())
    for person, sheet in (
        (town.chen, street.sheet("leader")),
        (town.su, street.sheet("organization", organization=town.bank)),
        (town.li, street.sheet("community")),
    ):
        page = words(by(person).get(at("sheet", sheet)))
        assert "怎么算出来的" in page and "送给组织部门" in page
        assert by(person).get(at("sheet-paper", sheet)).status_code == 200


def test_nobody_reads_the_feedback_of_others(street, town):
    street.release()
    leader, bank = street.sheet("leader"), street.sheet("organization", organization=town.bank)
    for stranger in (town.deng, town.zhou, town.rep, town.officer):
        for sheet in (leader, bank):
            assert by(stranger).get(at("sheet", sheet)).status_code == 404
    assert by(town.chen).get(at("sheet", bank)).status_code == 404


def test_the_appraised_say_something_and_the_department_corrects(street, town):
    street.release("fair")
    sheet = street.sheet("organization", organization=town.bank)
    send(by(town.su), at("sheet-say", sheet), kind="review", words="第一题漏了三月的活动")
    said = Statement.objects.get()
    client = by(street.officer)
    assert at("statement", said) in words(client.get(reverse("rounds")))
    assert client.get(at("statement", said)).status_code == 200
    send(client, at("statement", said), answer="经核实，予以更正", correct="on", **all_of("organization", "good"))
    said.refresh_from_db()
    assert said.correction.hundredths == 8_000
    assert at("sheet", said.correction) in words(by(town.su).get(at("sheet", sheet)))
    assert at("sheet", said.correction) in words(by(town.su).get(reverse("rounds")))


def test_an_opinion_is_given_and_given_anew(street, town):
    address = at("chapter-opinion", street.chapter)
    assert send(by(town.su), address, listens="good").status_code == 422
    assert "有1个社区请您评" in words(by(town.su).get(reverse("rounds")))
    for grade in ("good", "excellent"):
        send(by(town.su), address, opinion="有事商量", once=grade, **dict.fromkeys(SAID, grade))
    assert set(Opinion.objects.get(organization=town.bank).marks.values()) == {"excellent"}
    page = words(by(town.su).get(reverse("rounds")))
    assert address in page and "请您评</h1>" not in page
    assert by(town.li).get(address).status_code == 403


def test_the_streets_page_counts_and_names_nobody(street, town):
    for person in street.residents[:4]:
        street.vote(person)
    page = words(by(town.clerk).get(at("round", street.round)))
    assert "不满5张" in page and street.residents[0].name not in page
    street.vote(street.residents[4])
    assert by(town.clerk).get(at("round", street.round)).context["rows"][-1]["voted"] == 5


def test_a_community_reads_how_each_group_answered_and_the_residents_words_without_a_name(street, town):
    street.opine("excellent", "群众的事办得实")
    for number, person in enumerate(street.residents):
        street.vote(person, "good", f"第{number}句心里话")
    street.release()
    page = words(by(town.li).get(at("sheet", street.sheet("community"))))
    for sentence in ("群众的事办得实", "第3句心里话", "一位居民", "河西银行", "综合", "街道 30%"):
        assert sentence in page, sentence
    assert street.residents[3].name not in page and street.residents[3].shown_name not in page


def test_below_five_ballots_nothing_is_shown(street, town):
    for person in street.residents[:4]:
        street.vote(person, "poor", "只有我会这么说")
    street.release()
    pages = [
        words(by(town.li).get(at("sheet", street.sheet("community")))),
        words(by(town.clerk).get(at("round", street.round))),
        words(by(street.officer).get(at("round-letters", street.round))),
    ]
    assert not [page for page in pages if "只有我会这么说" in page or "居民（不记名投票）：" in page]
    assert "没有可以公布的合计" in pages[1]


def test_slips_carry_codes_that_open_the_ballot(street, town):
    page = by(town.wang).get(at("chapter-slips", street.chapter))
    assert len(page.context["slips"]) == Voter.objects.filter(chapter=street.chapter).count() == 7
    code = page.context["slips"][0][1]
    assert "泰安社区" in words(Client().post(reverse("ballot"), {"code": code.lower()}))
    assert by(town.su).get(at("chapter-slips", street.chapter)).status_code == 403
    assert by(town.zhou).get(at("chapter-slips", street.chapter)).status_code == 404


def test_a_resident_votes_once(street):
    code, client = street.code(street.residents[0]), Client()
    assert client.get(reverse("ballot")).status_code == 200
    answer = client.post(reverse("ballot-cast"), {"code": code, **dict.fromkeys(SAID, "good")})
    assert answer.headers["Location"] == reverse("ballot-done")
    assert "投好了" in words(client.get(reverse("ballot-done")))
    again = client.post(reverse("ballot-cast"), {"code": code, **dict.fromkeys(SAID, "good")})
    assert again.status_code == 422 and "投过" in words(again)
    assert client.post(reverse("ballot-cast"), {"code": street.code(street.residents[1])}).status_code == 422


def test_wrong_codes_are_answered_and_limited(street):
    client = Client()
    for _try in range(30):
        assert client.post(reverse("ballot"), {"code": "AAAABBBBCCCC"}).status_code == 422
    answer = client.post(reverse("ballot"), {"code": street.code(street.residents[0])})
    assert "十分钟" in words(answer)


def test_after_closing_the_ballot_is_over(street):
    code = street.code(street.residents[0])
    street.close()
    answer = Client().post(reverse("ballot"), {"code": code})
    assert answer.status_code == 422 and "已经结束" in words(answer)


def queries(client, address):
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_lists_read_in_so_many_queries_however_long_they_are(town):
    street = Street.__new__(Street)
    street.town = town
    for number in range(2):
        street.member(f"党员{number}")
    Street.__init__(street, town)
    year = clock.today().year
    addresses = (
        (town.li, at("chapter", street.chapter)),
        (town.li, at("chapter-members", street.chapter)),
        (town.clerk, at("round", street.round)),
        (town.li, reverse("rounds")),
    )
    few = [queries(by(person), address) for person, address in addresses]
    for number in range(20):
        body = people.found(None, f"单位{number}", town.taian)
        Partnership.objects.create(organization=body, place=town.taian, since=clock.today())
        Sheet.objects.create(
            round=street.round, chapter=street.chapter, place=town.taian, kind="organization", organization=body
        )
        post = street.member(f"新党员{number}").posts.get()
        Sheet.objects.create(round=street.round, chapter=street.chapter, place=town.taian, kind="member", post=post)
    assert year
    assert [queries(by(person), address) for person, address in addresses] == few


def test_members_are_graded_on_a_list(town):
    street = Street.__new__(Street)
    street.town = town
    for number in range(27):
        street.member(f"党员{number}")
    Street.__init__(street, town, residents=0)
    address = at("chapter-members", street.chapter)
    client = by(town.wang)
    first = client.get(address).context["page"].object_list[0]
    answer = send(client, address, **{f"m{first.pk}": "excellent", "next": "1"})
    assert answer.headers["Location"] == f"{address}?page=2"
    first.refresh_from_db()
    assert first.marks == {"serves": "excellent"}
    send(by(town.li), at("chapter-members-sign", street.chapter))
    first.refresh_from_db()
    assert first.stage == "signed"
