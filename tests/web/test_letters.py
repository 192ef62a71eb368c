"""The pages of the letters of thanks."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sifang.core import clock, errands
from sifang.letters.models import Letter
from sifang.needs import commands as needs
from sifang.projects.commands import carrying
from sifang.web.pages.letters import marked
from tests.worlds import world

pytestmark = pytest.mark.django_db


@world
def letter(town):
    """A letter to the power team in draft."""
    project = town.claimed()
    carrying.submit(town.deng, project, "灯已经换好")
    carrying.accept(town.wang, project)
    needs.rate(town.ma, project.needs.get(), "yes", 5, "晚上敢出门了")
    errands.run_all()
    return Letter.objects.get()


@pytest.fixture
def desk_of(client):
    """A browser at which the given person is logged in."""

    def sit(person):
        client.force_login(person)
        return client

    return sit


def test_a_draft_is_seen_by_the_community_and_not_by_the_organization(client, desk_of, town, letter):
    assert client.get(f"/letters/{letter.pk}/").status_code == 302
    assert desk_of(town.li).get(f"/letters/{letter.pk}/").status_code == 200
    for person in (town.deng, town.su, town.zhou):
        assert desk_of(person).get(f"/letters/{letter.pk}/").status_code == 404
        assert desk_of(person).get(f"/letters/{letter.pk}/letter.docx").status_code == 404


def test_words_with_a_record_behind_them_are_marked(desk_of, town, letter):
    page = desk_of(town.li).get(f"/letters/{letter.pk}/").content.decode()
    assert f"<mark>{letter.project.name}</mark>" in page
    day = clock.today()
    assert f"<mark>{day.year}年{day.month}月{day.day}日</mark>" in page
    assert "晚上敢出门了" not in page


def test_the_letter_is_approved_as_it_stands_and_then_received(desk_of, town, letter):
    desk_of(town.li).post(f"/letters/{letter.pk}/approve/")
    letter.refresh_from_db()
    assert (letter.stage, letter.approved_by) == (Letter.Stage.APPROVED, town.li)
    page = desk_of(town.deng).get(f"/letters/{letter.pk}/").content.decode()
    assert "供电服务队" in page
    assert f"/letters/{letter.pk}/approve/" not in page
    assert "泰安社区的感谢信" in desk_of(town.deng).get("/letters/").content.decode()
    assert desk_of(town.su).get(f"/letters/{letter.pk}/").status_code == 404


def test_the_letter_is_edited_before_it_is_approved(desk_of, town, letter):
    words = "供电服务队：\n\n谢谢你们连夜把灯修好，老人孩子晚上都敢出门了。"
    desk_of(town.li).post(f"/letters/{letter.pk}/approve/", {"text": words})
    letter.refresh_from_db()
    assert letter.text.replace("\r\n", "\n") == words


@pytest.mark.parametrize("words", ["太短", "谢" * 2001])
def test_a_letter_of_wrong_length_comes_back(desk_of, town, letter, words):
    answer = desk_of(town.li).post(f"/letters/{letter.pk}/approve/", {"text": words})
    assert (answer.status_code, "id_text_error" in answer.content.decode()) == (422, True)
    letter.refresh_from_db()
    assert letter.stage == Letter.Stage.DRAFT


def test_only_the_secretary_approves_or_drops(desk_of, town, letter):
    for deed in ("approve", "drop"):
        assert desk_of(town.wang).post(f"/letters/{letter.pk}/{deed}/").status_code == 403
        assert desk_of(town.zhou).post(f"/letters/{letter.pk}/{deed}/").status_code == 404
        assert desk_of(town.li).get(f"/letters/{letter.pk}/{deed}/").status_code == 405
    letter.refresh_from_db()
    assert letter.stage == Letter.Stage.DRAFT


def test_a_dropped_letter_leaves_the_list(desk_of, town, letter):
    desk_of(town.li).post(f"/letters/{letter.pk}/drop/")
    assert "还没有感谢信" in desk_of(town.li).get("/letters/").content.decode()


def test_the_filter_without_rows_leads_back(desk_of, town, letter):
    assert "这个状态下没有信" in desk_of(town.li).get("/letters/?stage=approved").content.decode()
    assert "供电服务队" in desk_of(town.li).get("/letters/?stage=nonsense").content.decode()


def test_the_printed_letter_is_a_file_with_a_chinese_name(desk_of, town, letter):
    answer = desk_of(town.li).get(f"/letters/{letter.pk}/letter.docx")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''%E6%84%9F%E8%B0%A2%E4%BF%A1")


def test_the_list_asks_the_same_number_of_questions_for_few_and_many(desk_of, town, letter):
    def counted():
        desk = desk_of(town.li)
        desk.get("/letters/")  # the first page of a session writes it down
        with CaptureQueriesContext(connection) as made:
            assert desk.get("/letters/").status_code == 200
        return len(made)

    few = counted()
    for number in range(20):
        body, _speaker = town.body(f"单位{number}", f"speaker{number}", "某某")
        Letter.objects.create(
            organization=body,
            project=letter.project,
            rating=letter.rating,
            place=letter.place,
            text="谢谢",
            drafted_at=clock.now(),
        )
    assert counted() == few


def test_longer_facts_are_marked_before_shorter_ones_inside_them():
    class Known:
        def __init__(self, words):
            self.words = words

    parts = marked("修好路灯一盏", [Known("路灯"), Known("路灯一盏")])["parts"]
    assert parts == [("修好", False), ("路灯一盏", True)]
