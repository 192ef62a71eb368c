"""The papers, opened again: facts, fonts, margins, places for seals, no resident's telephone."""

import datetime
import io
import shutil
import subprocess

import pytest
from django.utils.timezone import get_default_timezone
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from sifang.core import clock, errands
from sifang.letters.models import Letter
from sifang.letters.papers import paper
from sifang.letters.papers.claim_form import claim_form
from sifang.letters.papers.minutes import minutes
from sifang.letters.papers.notice import notice
from sifang.letters.papers.thanks import thanks
from sifang.meetings.commands import holding
from sifang.needs import commands as needs
from sifang.projects.commands import carrying
from sifang.projects.models import Claim
from tests.worlds import world

pytestmark = pytest.mark.django_db
MA_PHONE, SU_PHONE = "19900001234", "19900005555"


@world
def thanked(town):
    """A project of the power team and the bank, from the meeting to the letter in draft."""
    town.deng.phone = SU_PHONE
    town.deng.save()
    project = town.project()
    town.meeting_held = town.meeting(project)
    for guest in town.meeting_held.invitations.all():
        holding.attend(town.wang, guest, guest.person != town.rep, "请假" if guest.person == town.rep else "")
    due = clock.today() + datetime.timedelta(days=20)
    item = town.meeting_held.items.get()
    holding.resolve_claimed(
        town.wang, item, town.power, due=due, supporting=[town.bank], commitment="派两名电工", note="先修北门"
    )
    holding.close_session(town.wang, town.meeting_held)
    holding.sign(town.li, town.meeting_held)
    carrying.submit(town.deng, project, "灯已经换好")
    carrying.accept(town.wang, project)
    needs.rate(town.ma, project.needs.get(), "yes", 5, "亮堂了")
    errands.run_all()
    town.due = due
    return town


def opened(content):
    return Document(io.BytesIO(content))


def words(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def in_chinese(day):
    return f"{day.year}年{day.month}月{day.day}日"


def papers_of(town):
    meeting = town.meeting_held
    claim = Claim.objects.get(organization=town.power)
    letter = Letter.objects.get(organization=town.power)
    return {
        "notice": notice(meeting),
        "minutes": minutes(meeting),
        "claim": claim_form(claim),
        "thanks": thanks(letter),
    }


def test_every_paper_is_a4_with_the_type_area_of_official_paper(thanked):
    for name, content in papers_of(thanked).items():
        section = opened(content).sections[0]
        sides = section.page_width, section.page_height, section.top_margin, section.left_margin
        assert [round(side.mm) for side in sides] == [210, 297, 37, 28], name
        width = section.page_width - section.left_margin - section.right_margin
        height = section.page_height - section.top_margin - section.bottom_margin
        assert (width, height) == pytest.approx((Mm(156), Mm(225)), abs=Mm(1)), name
        grid = section._sectPr.find(qn("w:docGrid"))
        assert grid.get(qn("w:type")) == "lines", name
        assert 22 * int(grid.get(qn("w:linePitch"))) <= Mm(225).pt * 20, name


def test_every_run_names_its_chinese_font(thanked):
    known = {paper.BODY, paper.TITLE, paper.FIRST, paper.SECOND, paper.PAGE}
    for name, content in papers_of(thanked).items():
        document = opened(content)
        runs = list(document.element.body.iter(qn("w:r")))
        fonts = {run.rPr.rFonts.get(qn("w:eastAsia")) for run in runs}
        assert fonts <= known, name
        assert paper.TITLE in fonts, name
        assert document.styles["题目"].font.size == Pt(22), name
        assert document.styles["正文段"].font.size == Pt(16), name
        assert document.styles["正文段"].paragraph_format.line_spacing == Pt(28.95), name


def test_pages_are_numbered_between_dashes_on_the_outer_side(thanked):
    section = opened(papers_of(thanked)["notice"]).sections[0]
    for footer in (section.footer, section.even_page_footer):
        shown = footer.paragraphs[0]
        assert shown.text.startswith("— ")
        assert shown.text.endswith(" —")
        assert "PAGE" in [code.text for code in shown._p.iter(qn("w:instrText"))]
    assert section.footer.paragraphs[0].alignment != section.even_page_footer.paragraphs[0].alignment


def test_no_paper_shows_a_residents_telephone_or_full_name(thanked):
    for name, content in papers_of(thanked).items():
        text = words(opened(content))
        assert MA_PHONE not in text, name
        assert "马秀兰" not in text, name


def test_the_notice_says_when_where_who_and_what(thanked):
    text = words(opened(notice(thanked.meeting_held)))
    starts_at = thanked.meeting_held.starts_at.astimezone(get_default_timezone())
    for fact in (
        in_chinese(starts_at),
        f"{starts_at:%H:%M}",
        "二楼会议室",
        "陈致远",
        "河西银行",
        "何建国",
        "1．三号楼路灯坏了",
    ):
        assert fact in text
    assert "需求清单1项、资源清单1项、项目清单1项" in text
    assert "泰安社区党组织（盖章）" in text


def test_the_minutes_come_from_what_was_signed(thanked):
    thanked.meeting_held.items.update(note="后来改的")
    text = words(opened(minutes(thanked.meeting_held)))
    for fact in (
        "供电服务队牵头认领",
        "河西银行配合",
        "派两名电工",
        "先修北门",
        in_chinese(thanked.due),
        "签发：李兰",
        "何建国（请假）",
    ):
        assert fact in text
    assert "后来改的" not in text
    assert "待签发稿" not in text


def test_minutes_that_are_not_signed_say_so(town):
    meeting = town.meeting(town.project())
    holding.resolve_deferred(town.wang, meeting.items.get(), "等牵头单位")
    holding.close_session(town.wang, meeting)
    text = words(opened(minutes(meeting)))
    assert "待签发稿" in text
    assert "暂缓认领" in text


def test_the_claim_form_has_all_its_fields_and_two_seal_places(thanked):
    claim = Claim.objects.get(organization=thanked.power)
    table = opened(claim_form(claim)).tables[0]
    text = "\n".join(dict.fromkeys(cell.text for row in table.rows for cell in row.cells))
    fields = (
        "认领单位",
        "项目名称",
        "认领内容",
        "承诺",
        "投入",
        "完成时限",
        "联系人",
        "联系电话",
        "单位党组织意见",
        "社区党组织意见",
        "联席会议议定",
    )
    for field in fields:
        assert field in text
    for fact in (
        "供电服务队",
        "供电服务队党支部",
        claim.project.code,
        "派两名电工",
        in_chinese(thanked.due),
        "邓超",
        "第1项议定",
    ):
        assert fact in text
    stamped = [cell for cell in dict.fromkeys(cell._tc for cell in table.rows[-1].cells)]
    assert ["（盖章）" in "".join(node.text or "" for node in cell.iter(qn("w:t"))) for cell in stamped] == [True, True]


def test_the_liaisons_telephone_stands_on_the_form_only_when_asked_for(thanked):
    claim = Claim.objects.get(organization=thanked.power)
    assert SU_PHONE not in words(opened(claim_form(claim)))
    assert SU_PHONE in words(opened(claim_form(claim, with_phone=True)))


def test_a_claim_that_came_with_a_ledger_names_its_basis(thanked):
    claim = Claim.objects.get(organization=thanked.power)
    claim.items.update(claim=None)
    assert claim.basis in words(opened(claim_form(claim)))


def test_the_letter_is_printed_word_for_word(thanked):
    letter = Letter.objects.get(organization=thanked.power)
    document = opened(thanks(letter))
    text = words(document)
    for line in letter.text.splitlines():
        assert line.strip() in text
    assert document.paragraphs[0].style.name == "题目"
    assert document.paragraphs[1].text == "供电服务队："
    assert "泰安社区党组织（盖章）" in text


def test_a_letter_is_drafted_without_escaped_signs(town):
    town.power.name = "甲&乙“电”队"
    town.power.save()
    project = town.claimed()
    carrying.submit(town.deng, project, "灯已经换好")
    carrying.accept(town.wang, project)
    needs.rate(town.ma, project.needs.get(), "yes", 5)
    errands.run_all()
    assert Letter.objects.get().text.startswith("甲&乙“电”队：")


def test_words_of_people_never_turn_into_a_heading(town):
    meeting = town.meeting(town.project())
    holding.resolve_deferred(town.wang, meeting.items.get(), "等一等\n# 假标题\n> 假落款")
    holding.close_session(town.wang, meeting)
    styles = [(line.style.name, line.text) for line in opened(minutes(meeting)).paragraphs]
    assert [text for style, text in styles if style == "题目"] == [styles[0][1]]
    assert not [text for style, text in styles if style == "落款" and "假" in text]


@pytest.mark.parametrize(
    ("number", "said"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (99, "九十九")]
)
def test_items_are_numbered_in_chinese(number, said):
    assert paper.numeral(number) == said


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs an office program that is already installed")
def test_the_claim_form_fits_on_one_page(thanked, tmp_path):
    (tmp_path / "form.docx").write_bytes(claim_form(Claim.objects.get(organization=thanked.power)))
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "form.docx"], cwd=tmp_path, check=True, timeout=120)
    assert (tmp_path / "form.pdf").read_bytes().count(b"/Type /Page\n") <= 1
