"""The papers of committee meetings: notice, sign-in sheet, minutes in their versions, the mark of a street."""

import copy
import io

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from sifang.core import clock
from sifang.letters.papers import paper
from sifang.letters.papers.minutes import minutes
from sifang.letters.papers.notice import notice
from sifang.letters.papers.sign_in import sign_in
from sifang.meetings.commands import calling, holding
from sifang.meetings.models import Meeting
from sifang.people.models import Committee, Post
from tests.meetings.committees import come, committee_of, session
from tests.meetings.test_committee_meetings import soon
from tests.worlds import world

pytestmark = pytest.mark.django_db


def opened(content):
    return Document(io.BytesIO(content))


def words(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


@world
def meeting(town):
    committee_of(town)
    meeting = session(town, soon(), "冬季供暖")
    come(town.wang, meeting, 3)
    away = meeting.invitations.filter(present=False).order_by("pk")
    holding.attend(town.wang, away[0], False, "出差")
    holding.attend(town.wang, meeting.invitations.get(sits_in=True), True)
    holding.resolve_adopted(
        town.wang, meeting.items.get(), "每周查一次管网", organization=town.power, owner="邓超", note="多巡几趟"
    )
    holding.close_session(town.wang, meeting)
    holding.sign(town.li, meeting)
    return Meeting.objects.get(pk=meeting.pk)


def test_the_minutes_list_who_was_present_excused_away_and_sat_in(meeting):
    lines = [line.text for line in opened(minutes(meeting)).paragraphs]
    rolls = {line.partition("：")[0]: line.partition("：")[2] for line in lines if line[:2] in ROLLS}
    assert list(rolls) == ROLLS
    assert rolls["出席"] == "共建单位陆明（河西银行）、方园（供电服务队）；社区党组织李兰"
    assert rolls["请假"] == "王芳（出差）"
    assert rolls["未到"] == "苏静"
    assert rolls["列席"] == "陈致远"


ROLLS = ["出席", "请假", "未到", "列席"]


def test_a_roll_hangs_below_its_first_name_after_a_bold_label(meeting):
    roll = next(line for line in opened(minutes(meeting)).paragraphs if line.text.startswith("出席"))
    layout = roll.paragraph_format
    assert layout.left_indent + layout.first_line_indent == Pt(32)
    assert layout.left_indent == Pt(80)
    assert [run._element.rPr.rFonts.get(qn("w:eastAsia")) for run in roll.runs] == [paper.FIRST, paper.BODY]


def test_the_minutes_say_what_was_adopted_who_does_it_and_that_the_quorum_was_reached(meeting):
    text = words(opened(minutes(meeting)))
    for fact in ("会议议定：每周查一次管网", "会上意见：多巡几趟", "到会委员满3名", "供电服务队\n邓超", "签发：李兰"):
        assert fact in text
    assert "盖章" not in text


def test_minutes_below_a_street_carry_no_red(meeting):
    document = opened(minutes(meeting))
    assert not list(document.element.body.iter(qn("w:pBdr")))
    assert not [run for run in document.element.body.iter(qn("w:color"))]


def test_a_streets_minutes_carry_its_mark_in_red_and_no_seal(town):
    committee = Committee.objects.create(place=town.street, level="street", name="南街街道大工委", since=clock.today())
    Post.objects.create(
        person=town.clerk, kind="committee_member", place=town.street, committee=committee, since=clock.today()
    )
    meeting = calling.call(town.clerk, town.street, soon(), "三楼会议室", kind="committee")
    calling.add_topic(town.clerk, meeting, "辖区停车")
    calling.notify(town.clerk, meeting)
    holding.open_session(town.clerk, meeting)
    come(town.clerk, meeting, 1)
    holding.note(town.clerk, meeting.items.get(), "先摸底数")
    holding.close_session(town.clerk, meeting)
    holding.sign(town.clerk, meeting)
    document = opened(minutes(Meeting.objects.get(pk=meeting.pk)))
    mark = document.paragraphs[0]
    assert mark.text == "南街街道大工委会议纪要"
    assert mark.runs[0].font.color.rgb == paper.RED
    assert mark.paragraph_format.space_before == pytest.approx(Mm(35), abs=Mm(0.1))
    assert mark.runs[0]._element.rPr.rFonts.get(qn("w:eastAsia")) == paper.TITLE
    assert mark._p.pPr.find(qn("w:pBdr")) is not None
    assert "盖章" not in words(document)


def test_a_correction_says_which_version_it_is_and_the_first_stays_as_it_was(town, meeting):
    body = copy.deepcopy(meeting.minutes)
    body["items"][0]["resolution"] = "每月查一次管网"
    holding.correct_minutes(town.li, meeting, body, "次数记错了")
    meeting = Meeting.objects.get(pk=meeting.pk)
    first, second = meeting.versions.all()
    assert "每月查一次" in words(opened(minutes(meeting))) and "第2稿，更正" in words(opened(minutes(meeting)))
    assert "每月查一次" in words(opened(minutes(meeting, second)))
    before = words(opened(minutes(meeting, first)))
    assert "每周查一次" in before and "更正" not in before


def test_the_notice_of_a_committee_names_its_members_and_the_quorum(meeting):
    text = words(opened(notice(meeting)))
    for fact in ("各位委员：", "陆明（河西银行）", "陈致远（列席）", "满3名", "泰安社区大党委"):
        assert fact in text
    assert "认领" not in text


def test_the_sign_in_sheet_has_a_row_for_every_guest_and_some_to_spare(meeting):
    Meeting.objects.filter(pk=meeting.pk).update(stage="notified")
    table = opened(sign_in(Meeting.objects.get(pk=meeting.pk))).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["序号", "单位或姓名", "身份", "签名", "备注"]
    assert ["6", "陈致远", "列席", "", ""] in rows
    assert ["1", "陆明（河西银行）", "共建单位", "", ""] in rows
    assert len(rows) == 1 + 6 + 3
