"""Short texts for chat groups: at most 300 characters, without the name or phone of a resident, without disputes."""

import pytest

from sifang.core import clock, errands
from sifang.letters import commands as letters
from sifang.letters import short_texts
from sifang.letters.models import Letter
from sifang.meetings import queries as meetings
from sifang.meetings.commands import holding
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.projects import runs
from sifang.projects.commands import carrying, matching

pytestmark = pytest.mark.django_db
ADDRESS = "http://sifang.local/c/620702002010/board/7/"


def test_a_need_says_what_where_and_how_far_it_is(town):
    need = town.need("三号楼路灯坏了，马秀兰家门口看不清，电话19900001234")
    text = short_texts.of_need(need, ADDRESS)
    assert text.startswith("【泰安社区】三号楼路灯坏了") and ADDRESS in text
    assert "马*兰" in text
    for private in ("马秀兰", "19900001234"):
        assert private not in text


def test_what_no_public_page_shows_has_no_text(town):
    assert short_texts.of_need(town.need(verified=False)) == ""
    quarrel = town.need("两家为楼道堆物吵架", category="mediation")
    assert short_texts.of_need(quarrel) == ""
    assert short_texts.of_needs(town.taian, [quarrel], 1) == ""


def test_a_long_list_is_cut_and_says_how_many_more_there_are(town):
    found = [town.need(f"{number}号楼下水管反复堵，一下雨就返水，味道很大，老人出门不方便") for number in range(12)]
    text = short_texts.of_needs(town.taian, found, 12, ADDRESS)
    assert len(text) <= short_texts.LONGEST
    assert "12件" in text and "还有" in text and text.endswith(ADDRESS)


def test_a_list_reads_the_askers_and_the_categories_once(town, django_assert_num_queries):
    rows = [town.need(f"{number}号楼路灯坏了") for number in range(6)]
    rows = list(Need.objects.filter(pk__in=[row.pk for row in rows]).select_related("spot"))
    with django_assert_num_queries(2):
        short_texts.of_needs(town.taian, rows, 6)


def test_the_shortage_list_asks_for_help(town):
    town.need("五号楼雨棚松动要掉下来")
    matching.match(town.wang, town.taian)
    rows = runs.shortages(town.wang, runs.last_run(town.wang, town.taian), town.taian)
    text = short_texts.of_shortages(town.taian, rows, ADDRESS)
    assert "五号楼雨棚松动" in text and "缺2个半天" in text
    assert len(text) <= short_texts.LONGEST


def test_a_meeting_says_who_does_what_by_when(town):
    meeting = town.claimed().items.get().meeting
    hard = town.project(text="七号楼下水管返臭没人修")
    item = town.meeting(hard).items.get(project=hard)
    holding.resolve_deferred(town.wang, item, "等物业拿出方案")
    text = short_texts.of_meeting(meeting, meetings.agenda(meeting))
    assert "供电服务队" in text and "1. " in text
    later = short_texts.of_meeting(item.meeting, meetings.agenda(item.meeting))
    assert "七号楼下水管返臭" in later
    assert max(len(text), len(later)) <= short_texts.LONGEST


def test_an_outcome_thanks_those_who_did_it(town):
    project = town.claimed()
    assert short_texts.of_outcome(project) == ""
    carrying.submit(town.deng, project, "两盏灯都亮了，马秀兰说好")
    carrying.accept(town.wang, project)
    project.refresh_from_db()
    text = short_texts.of_outcome(project, ADDRESS)
    assert "两盏灯都亮了" in text and "供电服务队" in text and "马秀兰" not in text


def test_a_letter_thanks_in_two_lines_once_it_has_gone_out(town):
    project = town.claimed()
    carrying.submit(town.deng, project, "两盏灯都亮了")
    carrying.accept(town.wang, project)
    needs.rate(town.ma, project.needs.get(), "yes", 5)
    errands.run_all()
    letter = Letter.objects.get()
    assert short_texts.of_letter(letter) == ""
    letters.approve(town.li, letter)
    text = short_texts.of_letter(letter)
    assert "供电服务队" in text and len(text) <= 120


def test_a_member_is_thanked_under_a_masked_name(town):
    letter = Letter.objects.create(
        place=town.taian,
        person=town.ma,
        year=2026,
        text="感谢您这一年的付出。",
        drafted_at=clock.now(),
        stage="approved",
    )
    text = short_texts.of_letter(letter)
    assert "马*兰" in text and "马秀兰" not in text and "2026" in text


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_text_is_in_the_language_of_the_installation(town, language, settings):
    settings.LANGUAGE_CODE = language
    text = short_texts.of_need(town.need(), ADDRESS)
    assert ("进度" in text) == (language == "zh-hans")
