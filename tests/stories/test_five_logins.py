"""The whole way, clicked as people do: a resident on a phone and five people who log in at a desk."""

import pytest
from django.core.cache import cache

from sifang.core import clock, errands
from sifang.core.models import Deed
from sifang.projects.commands import matching
from tests.stories.visitor import Visitor

PASSWORD = "horse-staple-27"
LAMP, ROOF, DRAIN = "三号楼门口路灯坏了，晚上看不清路", "五号楼雨棚松动要掉下来", "七号楼下水管返臭没人修"
EIGHT_KNOTS = ["需求", "资源", "项目", "上会", "认领", "办理", "评价", "感谢信"]

# What the town's book of deeds says afterwards, in order: one line for each of the story's chapters.
EVERY_DEED = """
person.registered need.reported
need.corrected need.listed need.merged
resource.declared resource.verified
run.ordered project.proposed project.proposed project.proposed list.matched
project.intended
meeting.called project.tabled meeting.item_added project.tabled meeting.item_added project.tabled meeting.item_added
meeting.notified meeting.opened
meeting.attended meeting.attended meeting.attended meeting.attended meeting.attended meeting.missed
need.taken_up project.claimed meeting.item_claimed
project.deferred meeting.item_deferred
need.taken_up project.escalated meeting.item_escalated
meeting.held meeting.signed
escalation.answered escalation.department_answered escalation.closed need.met project.accepted
project.step_planned project.step_done project.submitted need.met project.accepted
need.rated
meeting.resolution_done meeting.resolution_done letter.drafted letter.drafted letter.approved
"""


@pytest.fixture
def cast(town, phone, more_desks):
    """The town with three things that trouble it, the resident at a phone, and five people at their desks."""
    cache.clear()
    town.need(LAMP, verified=False, asker=town.ma)
    town.need(ROOF)
    town.need(DRAIN)
    town.before = Deed.objects.latest("id").pk
    town.resident = Visitor(phone)
    for name, person in {
        "worker": town.wang, "secretary": town.li, "liaison": town.deng, "leader": town.chen, "department": town.officer
    }.items():  # fmt: skip
        person.set_password(PASSWORD)
        person.save()
        visitor = Visitor(more_desks())
        visitor.log_in(person.username, PASSWORD)
        setattr(town, name, visitor)
    return town


def test_from_a_phone_to_the_letter_of_thanks(cast):
    code = the_resident_reports(cast.resident)
    the_worker_verifies_and_merges(cast.worker)
    the_liaison_lists_a_resource(cast.liaison)
    the_worker_matches(cast.worker)
    the_liaison_would_take_it_on(cast.liaison)
    the_worker_calls_the_meeting(cast.worker)
    the_meeting_resolves(cast.worker, cast)
    the_secretary_signs(cast.secretary)
    the_leader_and_the_department_answer(cast)
    the_liaison_does_the_work(cast.liaison)
    the_worker_accepts(cast.worker)
    the_resident_rates(cast.resident, code)
    the_secretary_thanks(cast.secretary)
    the_liaison_reads_the_letter(cast.liaison)
    everybody_sees_how_it_went(cast, code)
    assert told(cast) == EVERY_DEED.split()


def the_resident_reports(resident):
    """Three steps, at most twelve taps; the code is what they keep."""
    resident.page.goto("/")
    resident.follow("泰安社区")
    resident.follow("我要反映")
    resident.write("text", "三号楼门口的路灯坏了好几天，晚上看不清路")
    resident.page.get_by_text("可能已有人反映").wait_for()
    resident.sees(LAMP, "我也遇到，一起关注")
    resident.press("下一步：在哪里")
    resident.write("spot_words", "三号楼一单元门口")
    resident.press("下一步")
    resident.sees("三号楼一单元门口", "您要反映的")
    resident.choose("consent")
    resident.press("提交诉求")
    resident.sees("已收到", "您的查询码", "下班前核实并答复您")
    assert resident.acts <= 12
    return resident.page.locator("#code").inner_text()


def the_worker_verifies_and_merges(worker):
    """The first of two reports goes on the list, the second into the first."""
    worker.page.goto("/work/")
    worker.sees("今天还有2件要办")
    worker.follow(LAMP)
    worker.follow("修改")
    worker.choose("kind", "technology")
    worker.press("核实，列入需求清单")
    worker.sees("已列入")
    worker.page.goto("/work/")
    worker.follow("三号楼门口的路灯坏了好几天")
    worker.sees("很像这一件", "都说到")
    worker.press("并入这一件")
    worker.page.goto("/work/")
    worker.sees("今天都办完了")


def the_liaison_lists_a_resource(liaison):
    """Two electricians, still to be verified."""
    liaison.sees("供电服务队", "还没有登记资源")
    liaison.follow("登记资源")
    liaison.write("name", "电工检修线路和楼院设施")
    liaison.choose("kind", "technology")
    liaison.write("capacity", "12")
    liaison.write("availability", "周二下午、周四下午")
    liaison.page.get_by_text("读作：").wait_for()
    liaison.unfold("指定能解决哪类事")
    liaison.choose("categories", "infrastructure")
    liaison.press("登记资源")
    liaison.sees("电工检修线路和楼院设施", "等泰安社区核实")


def the_worker_matches(worker):
    """The resource is real; three needs become three proposals."""
    worker.page.goto("/work/")
    worker.follow("电工检修线路和楼院设施")
    worker.press("属实，参加配对")
    worker.page.goto("/proposals/")
    worker.press("开始配对")
    worker.sees("正在配对", "可以离开这一页")
    matching.carry_out_next()
    # The page asks by itself how far the run is.
    worker.page.get_by_role("heading", name="3个拟立项目，没有缺口").wait_for()
    worker.sees("刚刚配好", LAMP, ROOF, DRAIN, "供电服务队")


def the_liaison_would_take_it_on(liaison):
    """They are told why it was suggested, and say what they can bring."""
    liaison.page.goto("/organization/")
    liaison.sees("有3个项目适合你们", "为什么推荐给你们", "表示有意不等于认领，由联席会议议定")
    card = f"section:has(h3:has-text('{LAMP}'))"
    liaison.unfold("有意认领", within=card)
    liaison.write("offer", "出两名电工，十天修好", within=card)
    liaison.press("告诉联席会议", within=card)
    liaison.page.goto("/organization/")
    liaison.sees("有2个项目适合你们", "已表示有意，等联席会议")


def the_worker_calls_the_meeting(worker):
    """Day and place, the agenda in one go, the notice, and who came."""
    worker.page.goto("/meetings/")
    worker.follow("召集会议")
    worker.write("venue", "二楼会议室")
    worker.press("召集会议")
    worker.sees("议程还是空的", "可以上会的项目（3项）")
    worker.press("全部放上议程")
    worker.sees("议程（3项）", "供电服务队有意认领", "四方都会在自己的页面上收到")
    worker.press("发出会议通知")
    assert "泰安社区" in worker.paper("会议通知 Word")
    worker.press("开会")
    worker.follow("记到会的人")
    for guest in ("陈致远", "王芳", "李兰", "供电服务队", "河西银行"):
        worker.press(f"{guest}到会")
    worker.sees("过半，可以议事")
    worker.press("何建国没到")
    worker.follow("回到议程")


def the_meeting_resolves(worker, town):
    """One is claimed, one put off, one laid before the leader."""
    worker.follow(LAMP, within="nav[aria-label=议程]")
    worker.sees("谁有意认领", "出两名电工，十天修好")
    worker.follow("通过并认领")
    worker.choose("supporting", town.bank.pk)
    worker.press("记下认领")
    worker.follow(ROOF, within="nav[aria-label=议程]")
    worker.follow("暂缓")
    worker.write("reason", "等物业拿出方案，下次再议")
    worker.press("记下暂缓")
    worker.follow(DRAIN, within="nav[aria-label=议程]")
    worker.follow("转包抓领导协调")
    worker.write("tried", "物业疏通过三次，主管道坏了")
    worker.write("asked", "请协调住建局换主管道")
    worker.choose("departments", town.housing.pk)
    worker.press("转给包抓领导")
    worker.press("散会，出纪要")
    worker.sees("议了3项", "供电服务队牵头，河西银行配合", "包抓领导协调住建局", "请社区党组织书记核对后签发")


def the_secretary_signs(secretary):
    """The minutes stand, and the papers are there to be printed."""
    secretary.page.goto("/work/")
    secretary.sees("会议纪要等书记签字")
    secretary.follow("联席会议", within="main")
    secretary.press("签发纪要")
    secretary.sees("签发，内容已经定住")
    assert "供电服务队" in secretary.paper("纪要 Word")
    assert "十天修好" in secretary.paper("认领书")


def the_leader_and_the_department_answer(cast):
    """The leader writes what is to be done, the department says that it did it, the community that it is so."""
    leader, department, worker = cast.leader, cast.department, cast.worker
    leader.page.goto("/sponsor/")
    leader.sees("有1件事需要您协调", "物业疏通过三次", "请协调住建局换主管道")
    leader.unfold("写批示")
    leader.write("words", "请住建局本周到现场，月底前换好主管道")
    leader.press("发出批示")
    department.page.goto("/department/")
    department.sees("1件事等你们答复", "请住建局本周到现场")
    department.write("words", "主管道已换，三个楼道都不返臭了")
    department.press("答复社区")
    department.sees("部门都答复了，等社区说解决没有。")
    worker.page.goto("/work/")
    worker.sees("部门都答复了，等社区说办成没有")
    worker.follow(DRAIN)
    worker.choose("solved", "yes")
    worker.write("words", "网格员和居民代表看过，确实不返臭了")
    worker.press("办结")
    worker.sees("社区的话", "确实不返臭了")


def the_liaison_does_the_work(liaison):
    """One step, done; then the outcome is put before the community."""
    liaison.page.goto("/organization/")
    liaison.follow(LAMP, within="section:has(#carried)")
    liaison.unfold("添一步")
    liaison.write("title", "换灯头和灯罩")
    liaison.write("due", clock.today().isoformat())
    liaison.press("添上这一步")
    liaison.unfold("这一步办完了")
    liaison.press("记下办完")
    liaison.write("outcome", "两盏路灯都亮了，电线也换了新的")
    liaison.press("报社区验收")
    liaison.sees("等社区验收")


def the_worker_accepts(worker):
    """The community has looked, and asks the residents."""
    worker.page.goto("/work/")
    worker.follow(LAMP)
    worker.sees("办成了吗？请社区验收", "两盏路灯都亮了")
    worker.press("验收通过，请居民评价")


def the_resident_rates(resident, code):
    """With the code alone, typed as it was shown."""
    resident.page.goto("/")
    resident.follow("有查询码，直接查进度")
    resident.write("code", code)
    resident.press("查进度")
    resident.sees("别人也反映了同一件事", "联席会议定：供电服务队牵头", "换灯头和灯罩", "办好了，请您看看")
    resident.follow("去评价")
    resident.choose("outcome", "yes")
    resident.unfold("还想说几句")
    resident.write("words", "晚上出门踏实了")
    resident.press("很满意")
    resident.sees("这件事已办结，谢谢您的评价")


def the_secretary_thanks(secretary):
    """What was drafted by itself goes out on the secretary's word."""
    errands.run_all()
    secretary.follow("四方名册", within=".sf-side")
    secretary.follow("感谢信")
    secretary.sees("有2封感谢信等书记审定")
    secretary.follow("供电服务队", within="main")
    secretary.sees("供电服务队", "依据", "审定后")
    secretary.press("审定并发出")
    assert "供电服务队" in secretary.paper("下载 Word")


def the_liaison_reads_the_letter(liaison):
    """On their own desk, with the seal's place under it."""
    errands.run_all()
    liaison.page.goto("/organization/")
    liaison.sees("收到的感谢信")
    liaison.follow(LAMP, within="section:has(#thanks)")
    liaison.sees("感　谢　信", "泰安社区党组织")


def everybody_sees_how_it_went(cast, code):
    """The chain has its eight knots; the board tells it without names."""
    secretary, resident = cast.secretary, cast.resident
    secretary.page.goto("/needs/?show=closed")
    secretary.follow(LAMP, within="main")
    secretary.follow("看全链")
    knots = secretary.page.locator(".sf-metro li:not(.todo)").all_inner_texts()
    assert [next((name for name in EIGHT_KNOTS if name in knot), knot) for knot in knots] == EIGHT_KNOTS
    resident.page.goto("/")
    resident.follow("回到泰安社区")
    resident.follow("看成效")
    resident.sees(LAMP, "供电服务队", "评价不足5份，不公布")
    resident.follow(LAMP)
    resident.sees("谁出了力", "泰安社区受理，召集联席会议", "2人反映")
    for name in ("马秀兰", "王芳", "李兰", "陈致远", "邓超", code):
        assert name not in resident.page.content()


def told(cast):
    """What was done since the story began, in order."""
    return list(Deed.objects.filter(pk__gt=cast.before).order_by("pk").values_list("verb", flat=True))
