"""A round from opening to release: who does what, what is frozen, what is refused."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sifang.core import clock, errands
from sifang.core.models import Deed
from sifang.evaluations import commands, schemes, sums
from sifang.evaluations.models import Chapter, Opinion, Round, Sheet, Voter
from sifang.notices.models import Notice
from sifang.people import commands as people
from sifang.people.models import Partnership, Person, Post
from sifang.projects.commands import carrying
from tests.evaluations.street import DAY, SAID, Street, all_of
from tests.refusals import not_allowed, refused
from tests.worlds import world

pytestmark = pytest.mark.django_db


@world
def street(town):
    return Street(town)


def test_a_round_has_a_sheet_for_everybody_who_served_and_a_part_for_every_community(street, town):
    assert {chapter.place for chapter in Chapter.objects.all()} == {town.taian, town.nanguan}
    kinds = sorted(Sheet.objects.filter(place=town.taian).values_list("kind", flat=True))
    assert kinds == ["community", "leader", "organization", "organization"]
    assert list(Sheet.objects.filter(place=town.nanguan).values_list("kind", flat=True)) == ["community"]


def test_only_the_street_opens_a_round_and_once_a_year(street, town):
    closes = clock.today() + DAY
    for stranger in (town.li, town.chen, town.su, street.officer):
        with not_allowed("Only the street"):
            commands.open_round(stranger, town.street, 2024, closes_on=closes)
    with refused("already"):
        commands.open_round(town.clerk, town.street, clock.today().year, closes_on=closes)
    with refused("not begun"):
        commands.open_round(town.clerk, town.street, clock.today().year + 1, closes_on=closes)
    with refused("past"):
        commands.open_round(town.clerk, town.street, 2024, closes_on=clock.today() - DAY)


def test_a_fact_is_the_list_of_the_records_it_counts(town):
    project = town.claimed()
    carrying.submit(town.deng, project, "灯已换好")
    carrying.accept(town.wang, project)
    street = Street(town, residents=0)
    facts = street.sheet("organization", organization=town.power).facts
    assert facts["claims"] == facts["kept"] == facts["in_time"] == facts["come_due"] == [project.pk]
    assert facts["handed_back"] == [] and facts["needs_met"] == [project.needs.get().pk]
    assert street.sheet("organization", organization=town.bank).facts["claims"] == []
    own = street.sheet("community").facts
    assert own["accepted"] == [project.pk] and len(own["needs"]) == 1


def test_facts_never_count_clicks_logins_or_photographs():
    named = {name for kind in schemes.VERSION_1["kinds"].values() for q in kind["questions"] for name in q["facts"]}
    assert not [
        name for name in named if any(word in name for word in ("login", "click", "photo", "online", "visit_count"))
    ]


def test_facts_are_frozen_when_the_round_opens(street, town):
    before = street.sheet("organization", organization=town.power).facts
    project = town.claimed()
    carrying.submit(town.deng, project, "灯已换好")
    assert street.sheet("organization", organization=town.power).facts == before


def test_opening_reads_in_so_many_queries_however_many_there_are(town):
    def opened(year):
        with CaptureQueriesContext(connection) as seen:
            commands.open_round(town.clerk, town.street, year, closes_on=clock.today() + DAY)
        return len(seen)

    few = opened(clock.today().year - 1)
    for number in range(40):
        person = Person.objects.create()
        Post.objects.create(person=person, kind="member", place=town.taian, since=datetime.date(2020, 1, 1))
        body = people.found(None, f"单位{number}", town.taian)
        Partnership.objects.create(organization=body, place=town.taian, since=datetime.date(2020, 1, 1))
    assert opened(clock.today().year) <= few
    assert Sheet.objects.filter(round__year=clock.today().year, kind="member").count() == 40


def test_the_desk_answers_and_the_secretary_signs(street, town):
    sheet = street.sheet("organization", organization=town.bank)
    commands.rate(town.wang, sheet, all_of("organization", "excellent"), "孙工连着三个周末在现场，电话13900001111")
    with not_allowed("Only the secretary"):
        commands.sign(town.wang, sheet)
    commands.sign(town.li, sheet)
    sheet.refresh_from_db()
    assert sheet.stage == Sheet.Stage.SIGNED and sheet.signed_by == town.li
    assert "13900001111" not in sheet.opinion
    with refused("signed and stands"):
        commands.rate(town.wang, sheet, all_of("organization"))


def test_others_do_not_answer_a_communitys_sheet(street, town):
    sheet = street.sheet("leader")
    for stranger in (town.zhou, town.chen, town.su, street.officer):
        with not_allowed():
            commands.rate(stranger, sheet, all_of("leader"))


def test_a_sheet_is_signed_only_when_every_question_has_an_answer(street, town):
    sheet = street.sheet("leader")
    commands.rate(town.li, sheet, {"comes": "good", "solves": "unknown"})
    with refused("2 questions"):
        commands.sign(town.li, sheet)


def test_an_answer_that_is_none_of_the_five_is_refused(street, town):
    for marks in ({"comes": "wonderful"}, {"no such question": "good"}):
        with refused("given answers"):
            commands.rate(town.li, street.sheet("leader"), marks)


def test_members_are_rated_on_one_page_and_only_those_one_knows(town):
    street = Street.__new__(Street)
    street.town = town
    known, unknown = street.member("赵一"), street.member("钱二")
    Street.__init__(street, town, residents=0)
    sheet = street.sheet("member", post__person=known)
    assert commands.rate_members(town.wang, street.chapter, {sheet.pk: "excellent"}) == 1
    with not_allowed():
        commands.sign_members(town.wang, street.chapter)
    assert commands.sign_members(town.li, street.chapter) == 1
    assert street.sheet("member", post__person=unknown).stage == Sheet.Stage.DRAFT
    street.review()
    commands.release(street.officer, street.again())
    assert street.sheet("member", post__person=known).hundredths == 10_000
    assert street.sheet("member", post__person=unknown).letter_number is None


def test_the_street_returns_a_sheet_with_a_reason_and_it_is_signed_anew(street, town):
    sheet = street.sheet("leader")
    commands.rate(town.li, sheet, all_of("leader"))
    commands.sign(town.li, sheet)
    with not_allowed():
        commands.send_back(town.li, sheet, "再看一看第二题")
    with refused("few words"):
        commands.send_back(town.clerk, sheet, "看")
    commands.send_back(town.clerk, sheet, "再看一看第二题")
    sheet.refresh_from_db()
    assert (sheet.stage, sheet.returned_why) == (Sheet.Stage.DRAFT, "再看一看第二题")
    commands.sign(town.li, sheet)


def test_leaders_and_partners_sign_their_opinion_and_others_cannot(street, town):
    street.opine("excellent", "群众的事办得实")
    assert Opinion.objects.filter(chapter=street.chapter).count() == 3
    commands.opine(town.chen, street.round, town.taian, dict.fromkeys(SAID, "good"))
    assert Opinion.objects.filter(chapter=street.chapter).count() == 3
    said = dict.fromkeys(SAID, "good")
    for stranger, body in (
        (town.zhou, None),
        (town.li, None),
        (town.su, None),
        (town.su, town.power),
        (town.officer, town.housing),
    ):
        with not_allowed():
            commands.opine(stranger, street.round, town.taian, said, organization=body)


def test_after_closing_no_opinion_is_taken(street, town):
    street.close()
    with refused("closed"):
        commands.opine(town.chen, street.again(), town.taian, dict.fromkeys(SAID, "good"))


def test_a_round_is_closed_by_the_street_and_not_before_its_last_day(street, town):
    with refused("vote until"):
        commands.close_round(town.clerk, street.round)
    with street.later(10):
        for stranger in (town.li, street.officer):
            with not_allowed("Only the street"):
                commands.close_round(stranger, street.round)
        commands.close_round(town.clerk, street.round)
    assert street.again().stage == Round.Stage.CLOSED


def test_the_street_reviews_only_what_is_signed(street, town):
    street.close()
    with refused("not signed yet"):
        commands.review(town.clerk, street.again())
    street.sign_all()
    commands.review(town.clerk, street.again())
    assert set(Sheet.objects.values_list("stage", flat=True)) == {"reviewed"}


def test_a_round_is_reviewed_once_after_it_was_closed(street, town):
    street.sign_all()
    with refused("after it was closed"):
        commands.review(town.clerk, street.round)
    street.close()
    commands.review(town.clerk, street.again())
    commands.release(street.officer, street.again())
    with refused("after it was closed"):
        commands.review(town.clerk, street.again())


def test_only_the_organization_department_releases_letter_by_letter(street, town):
    street.review()
    sheet = street.sheet("leader")
    for stranger in (town.clerk, town.li, town.chen):
        with not_allowed("organization department"):
            commands.release_sheet(stranger, sheet)
        with not_allowed("organization department"):
            commands.release(stranger, street.again())
    commands.release_sheet(street.officer, sheet)
    sheet = street.sheet("leader")
    assert (sheet.stage, sheet.letter_number, sheet.hundredths) == (Sheet.Stage.RELEASED, 1, 8_000)
    assert street.again().stage == Round.Stage.REVIEWED
    with refused("out already"):
        commands.release_sheet(street.officer, sheet)
    assert commands.release(street.officer, street.again()) == 4
    assert street.again().stage == Round.Stage.RELEASED
    assert sorted(Sheet.objects.values_list("letter_number", flat=True)) == [1, 2, 3, 4, 5]


def test_nothing_is_released_before_the_street_has_reviewed(street):
    street.sign_all()
    street.close()
    with refused("not reviewed"):
        commands.release(street.officer, street.again())


def test_five_working_days_are_counted_by_the_limit_of_the_office(street, town):
    friday = datetime.datetime(2026, 11, 27, 10, tzinfo=datetime.UTC)
    street.review()
    with clock.at(friday):
        commands.release(street.officer, street.again())
    assert street.sheet("leader").reply_by == datetime.date(2026, 12, 4)


def test_the_appraised_explain_and_ask_for_a_review_in_time(street, town):
    street.release("fair")
    sheet = street.sheet("leader")
    for stranger in (town.li, town.su, town.clerk):
        with not_allowed():
            commands.state(stranger, sheet, "我有话说，请看看")
    said = commands.state(town.chen, sheet, "七月修路，少来了两次")
    assert said.sheet == sheet and said.answered_on is None
    with street.later(20), refused("ended"):
        commands.ask_review(town.chen, sheet, "请再看一看")
    asked = commands.ask_review(town.su, street.sheet("organization", organization=town.bank), "请再看一看第一题")
    assert asked.kind == "review"
    commands.state(town.li, street.sheet("community"), "今年新换了一半人手")


def test_a_member_without_an_account_speaks_through_the_community(town):
    street = Street.__new__(Street)
    street.town = town
    person = street.member("赵一")
    Street.__init__(street, town, residents=0)
    commands.rate_members(town.wang, street.chapter, {street.sheet("member").pk: "fair"})
    commands.sign_members(town.li, street.chapter)
    street.release()
    sheet = street.sheet("member", post__person=person)
    assert commands.state(town.wang, sheet, "赵一说：住院三个月").by == town.wang
    with not_allowed():
        commands.state(town.zhou, sheet, "别的社区来说话")


def test_a_review_may_lead_to_a_corrected_sheet_with_a_letter_of_its_own(street, town):
    street.release("fair")
    old = street.sheet("organization", organization=town.bank)
    asked = commands.ask_review(town.su, old, "第一题漏了三月的活动")
    with not_allowed("organization department"):
        commands.answer_review(town.clerk, asked, "经核实，应当更正")
    new = commands.answer_review(street.officer, asked, "经核实，应当更正", marks=all_of("organization", "good"))
    old.refresh_from_db()
    assert (old.hundredths, new.hundredths, new.version, new.replaces) == (6_000, 8_000, 2, old)
    assert new.stage == Sheet.Stage.RELEASED and new.letter_number > old.letter_number
    with refused("answered already"):
        commands.answer_review(street.officer, asked, "再答一次试试")
    with refused("corrected"):
        commands.state(town.su, old, "对旧的再说一句")


def test_the_score_of_a_community_is_made_of_the_street_leaders_partners_and_residents(street, town):
    street.opine("excellent")
    for person in street.residents:
        street.vote(person, "poor")
    street.release("good")
    sheet = street.sheet("community")
    assert set(sheet.inputs["marks"]) == {"street", "leader", "organization", "resident"}
    assert sheet.inputs["marks"]["resident"]["tells"] == {"poor": 6}
    tells = next(part for part in sums.score_of(sheet, street.round).working if part.question == "tells")
    assert tells.said == (30 * 80 + 20 * 100 + 20 * 100 + 30 * 40) / 100


def test_everybody_concerned_is_told(street, town):
    street.release()
    errands.run_all()
    told = {(notice.person_id, notice.deed.verb) for notice in Notice.objects.all()}
    assert {(town.li.pk, "round.opened"), (town.zhou.pk, "round.opened")} <= told
    assert {
        (town.chen.pk, "feedback.released"),
        (town.su.pk, "feedback.released"),
        (town.li.pk, "feedback.released"),
    } <= told
    assert (street.officer.pk, "round.reviewed") in told


def test_residents_on_record_and_representatives_may_vote(street, town):
    voters = set(Voter.objects.filter(chapter=street.chapter).values_list("person", flat=True))
    assert voters == {town.rep.pk} | {person.pk for person in street.residents}


def test_deeds_hold_no_words(street, town):
    street.release()
    commands.state(town.chen, street.sheet("leader"), "七月修路，少来了两次")
    assert "修路" not in "".join(str(deed.detail) for deed in Deed.objects.all())
