"""The page of a year's letters, their papers, and the note that one arrived."""

import pytest

from sifang.activities import commands as activities
from sifang.core import clock
from sifang.letters import commands
from sifang.letters.models import Letter
from sifang.letters.papers import pdf
from tests.activities.year import held_activity, member_of
from tests.refusals import refused
from tests.web.test_plans import sent
from tests.web.world import text_of
from tests.worlds import world

pytestmark = pytest.mark.django_db


@world
def year(town):
    """Both partners came to an activity, and a member of the bank served."""
    held_activity(town)
    activities.note_service(town.wang, member_of(town, sent_by=town.bank), clock.today(), "陪老人看病")
    return clock.today().year


def letter_of(body):
    return Letter.objects.get(organization=body, person=None)


def test_all_letters_of_a_year_are_drafted_and_approved_in_one_go(client, town, year):
    client.force_login(town.li)
    sent(client, "/letters/year/draft/", year=year)
    page = client.get(f"/letters/year/?year={year}").content.decode()
    assert f"{year}年：3封信，审定了0封" in page
    sent(client, "/letters/year/approve/", year=year)
    page = client.get(f"/letters/year/?year={year}").content.decode()
    assert f"{year}年：3封信，审定了3封" in page
    assert "高爱民" not in page


def test_every_number_on_the_letters_page_opens_to_its_records(client, town, year):
    commands.draft_year(town.li, town.taian, year)
    client.force_login(town.li)
    page = client.get(f"/letters/{letter_of(town.bank).pk}/").content.decode()
    assert "<mark>参加活动1次</mark>" in page
    assert "清理楼道杂物" in page


def test_a_members_letter_shows_the_masked_name_and_its_paper_the_full_one(client, town, year):
    commands.draft_year(town.li, town.taian, year)
    letter = Letter.objects.exclude(person=None).get()
    client.force_login(town.li)
    page = client.get(f"/letters/{letter.pk}/").content.decode()
    assert "高*民同志：" in page and "高爱民" not in page
    assert client.get(f"/letters/{letter.pk}/letter.docx").status_code == 200


def test_whoever_only_looks_on_reads_no_members_name_on_the_paper(client, town, year):
    commands.draft_year(town.li, town.taian, year)
    commands.approve_year(town.li, town.taian, year)
    letter = Letter.objects.exclude(person=None).get()
    observer = town.official("looks", "代表甲", "observer", place=town.taian)
    for viewer, named in ((town.li, True), (town.wang, True), (town.su, True), (town.chen, False), (town.rep, False),
                          (observer, False)):  # fmt: skip
        client.force_login(viewer)
        answer = client.get(f"/letters/{letter.pk}/letter.docx")
        assert answer.status_code == 200
        assert ("高爱民" in text_of(answer)) is named, viewer.username


def test_the_letters_come_as_pdf_one_and_all(client, town, year):
    pytest.importorskip("weasyprint")
    commands.draft_year(town.li, town.taian, year)
    commands.approve_year(town.li, town.taian, year)
    client.force_login(town.li)
    for url in (f"/letters/{letter_of(town.bank).pk}/letter.pdf", f"/letters/year/letters.pdf?year={year}"):
        answer = client.get(url)
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")


def test_a_machine_without_weasyprint_says_what_to_install(town, year, monkeypatch):
    commands.draft_year(town.li, town.taian, year)
    monkeypatch.setattr(pdf, "weasyprint", None)
    with refused("pip install 'sifang[pdf]'", "Word"):
        pdf.thanks_pdf([letter_of(town.bank)])


def test_a_machine_without_a_chinese_font_says_what_to_install(town, year, monkeypatch):
    pytest.importorskip("weasyprint")
    commands.draft_year(town.li, town.taian, year)
    monkeypatch.setattr(pdf, "_shows_chinese", lambda document, character: False)
    with refused("Chinese font"):
        pdf.thanks_pdf([letter_of(town.bank)])


def test_the_liaison_notes_that_the_letter_arrived(client, town, year):
    commands.draft_year(town.li, town.taian, year)
    commands.approve_year(town.li, town.taian, year)
    letter = letter_of(town.bank)
    client.force_login(town.su)
    assert "信收到了" in client.get(f"/letters/{letter.pk}/").content.decode()
    sent(client, f"/letters/{letter.pk}/receive/", by="办公室签收")
    letter.refresh_from_db()
    assert (letter.received_on, letter.received_by) == (clock.today(), "办公室签收")


def test_a_letter_of_another_organization_does_not_exist(client, town, year):
    commands.draft_year(town.li, town.taian, year)
    commands.approve_year(town.li, town.taian, year)
    client.force_login(town.deng)
    pk = letter_of(town.bank).pk
    assert client.get(f"/letters/{pk}/letter.pdf").status_code == 404
    assert sent(client, f"/letters/{pk}/receive/").status_code == 404
