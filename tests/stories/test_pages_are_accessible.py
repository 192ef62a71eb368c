"""Every main page, looked at on a phone, at a desk and in large type: nothing that shuts somebody out."""

import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from sifang.core import clock
from sifang.meetings.commands import calling, holding
from sifang.needs import commands as needs
from sifang.projects.commands import escalating
from tests import chromium
from tests.stories.visitor import Visitor

RESIDENT = """
/ /login/ /track/ /track/?code=wrong /c/{code}/ /c/{code}/report/ /c/{code}/needs/{open}/join/ /c/{code}/parties/
/c/{code}/board/ /c/{code}/board/{needs}/ /t/{track}/ /t/{track}/done/ /t/{track_met}/rate/
"""
SECRETARY = """
/work/ /needs/ /needs/new/ /needs/{new}/ /needs/{new}/return/ /needs/{needs}/ /needs/{needs}/chain/
/resources/ /resources/new/ /resources/{resources}/ /proposals/ /projects/ /projects/{projects}/
/projects/{suggested}/choose/ /escalations/ /escalations/{escalations}/ /ledgers/needs/
"""
MEETINGS = """
/meetings/ /meetings/new/ /meetings/{draft}/ /meetings/{session}/?guests=1 /meetings/{session}/?item={tabled}&do=claim
/meetings/{session}/?item={tabled}&do=escalate /meetings/{meetings}/ /meetings/{meetings}/lists/
/letters/ /letters/{letters}/ /letters/{letters}/?edit=1 /roster/ /roster/organizations/new/ /roster/posts/new/
/figures/ /figures/needs/ /notices/ /account/
"""
VISITS = """
/visits/ /visits/note/ /visits/new/ /visits/{visits}/ /assignments/ /assignments/{assignments}/
/tours/ /tours/new/ /tours/{tours}/ /projects/{suggested}/emergency/
"""
LIAISON = "/organization/ /resources/new/ /projects/{projects}/ /projects/{suggested}/ /meetings/{session}/ /notices/"
LEADER = (
    "/sponsor/ /escalations/ /escalations/{escalations}/ /needs/new/?channel=sponsor /visits/note/ /visits/{visits}/"
)
DEPARTMENT = "/department/ /assignments/{assignments}/ /escalations/{escalations}/"

# What the law calls a barrier; lesser remarks are for people to weigh.
BARRIERS = ("serious", "critical")
AXE = Axe()

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
WIDEST = """[...document.querySelectorAll("main *, header *, footer *")]
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .slice(0, 3).map((one) => one.outerHTML.slice(0, 120))"""
# The title of a row is stretched over the whole row; a choice over its label.
TOO_SMALL = """[...document.querySelectorAll("a[href], button, select, textarea, summary, input:not([type=hidden])")]
  .filter((one) => one.checkVisibility({visibilityProperty: true}) && !one.closest(".sf-vh"))
  .map((one) => one.matches("[type=radio], [type=checkbox]") && one.closest("label") || one)
  .map((one) => one.matches(".sf-row-title") && one.closest("li") || one)
  .filter((one) => one.tagName !== "A" || getComputedStyle(one).display !== "inline")
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, box]) => Math.min(box.width, box.height) < 43.99)
  .map(([one, box]) => `${one.outerHTML.slice(0, 90)} is ${Math.round(box.width)} x ${Math.round(box.height)}`)"""


def serious(page):
    """What axe calls a barrier on the page as it stands: one line for each element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    found = page.evaluate("axe.run({resultTypes: ['violations']}).then((met) => met.violations)")
    return [
        f"{fault['id']}: {node['html'][:150]} {[one['message'] for one in node['any']][:1]}"
        for fault in found if fault["impact"] in BARRIERS for node in fault["nodes"]
    ]  # fmt: skip


def faults(page):
    """What is wrong with the open page: at a desk, on a phone, on a small phone, and in large type.

    Large type makes the paler ink darker and needs room; whoever can read the phone as it is can read it, too.
    """
    found = [f"desk: {fault}" for fault in serious(page)]
    page.set_viewport_size(chromium.PHONE)
    found += [f"phone: {fault}" for fault in serious(page)]
    if page.locator("body.sf-phone").count():
        found += page.evaluate(TOO_SMALL)
    found += too_wide(page, "")
    page.evaluate("document.documentElement.classList.add('elder')")
    found += too_wide(page, "elder ")
    page.set_viewport_size(chromium.DESK)
    return found


def too_wide(page, how):
    """What has to be scrolled sideways on a phone and on a small one."""
    found = []
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        if more := page.evaluate(TOO_WIDE):
            found.append(f"{how}{width}: {more} px too wide: {page.evaluate(WIDEST)}")
    return found


@pytest.fixture
def at(town, lived):
    """What the addresses of the pages are made of."""
    cache.clear()
    second = town.need("二号楼电梯老停，老人下不来")
    new = town.need("二号楼电梯又停了，老人下不来", verified=False)
    met = town.need("门口井盖松了", asker=town.ma)
    needs.answer(town.wang, met, "井盖已经换好")
    holding.close_session(town.wang, lived["meetings"])
    draft = calling.call(town.wang, town.taian, clock.now() + datetime.timedelta(days=5), "二楼会议室", chair=town.li)
    project = town.project(text="六号楼楼道灯不亮", amount=1)
    calling.add_topic(town.wang, draft, "冬季取暖")
    asked, tabled = (
        town.meeting(town.project(text=text)).items.get(project__name=text) for text in ("下水井冒水", "门禁坏了")
    )
    holding.resolve_escalated(town.wang, asked, tried="清过两次", asked="请换主管道", departments=[town.housing])
    escalating.answer(town.chen, asked.project.escalations.get(), "请住建局本周到现场")
    return {name: getattr(thing, "pk", thing) for name, thing in lived.items()} | {
        "code": town.taian.pk, "open": second.pk, "new": new.pk, "draft": draft.pk, "suggested": project.pk,
        "session": tabled.meeting_id, "tabled": tabled.pk,
        "track": lived["needs"].asked_by.get().track_code, "track_met": met.asked_by.get().track_code,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("who", "pages"),
    [
        (None, RESIDENT),
        ("li", SECRETARY),
        ("li", MEETINGS),
        ("li", VISITS),
        ("deng", LIAISON),
        ("chen", LEADER),
        ("officer", DEPARTMENT),
    ],
    ids=["resident", "secretary", "meetings", "visits", "liaison", "leader", "department"],
)
def test_no_page_shuts_anybody_out(desk, live_server, town, at, who, pages):
    if who:
        enter(desk, live_server, getattr(town, who))
    found = {}
    for address in pages.format(**at).split():
        answer = desk.goto(address)
        assert answer.status in (200, 404), (address, answer.status)
        if faulty := faults(desk):
            found[address] = faulty
    assert found == {}, "\n".join(f"{address}\n  " + "\n  ".join(faulty) for address, faulty in found.items())


def enter(page, live_server, person):
    """The page belongs to ``person``, who has logged in."""
    client = Client()
    client.force_login(person)
    kept = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": kept, "url": live_server.url}])


def test_no_step_of_reporting_shuts_anybody_out(desk, town, at):
    visitor = Visitor(desk)
    desk.goto(f"/c/{town.taian.pk}/report/")
    for words in ("灯坏", "二号楼电梯停了三天"):
        visitor.write("text", words)
        visitor.press("下一步：在哪里")
        assert faults(desk) == [], words
    visitor.sees("在哪里？", "可能已有人反映")
    visitor.press("下一步")
    assert faults(desk) == []
    visitor.sees("怎么联系您？")


def test_large_type_is_one_tap_away_and_stays(phone, town):
    phone.goto("/")
    size = "parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)"
    usual = phone.evaluate(size)
    phone.get_by_role("button", name="大字版").tap()
    phone.get_by_role("button", name="标准版").wait_for()
    phone.goto(f"/c/{town.taian.pk}/")
    assert phone.evaluate(size) >= 1.25 * usual
    assert phone.get_by_role("button", name="标准版").is_visible()


def test_a_barrier_would_be_found(desk):
    desk.set_content(
        "<body class=sf-phone><input style='width:9px;height:9px'><p style='color:#ccc'>pale</p>"
        "<main style='width:500px;height:9px'>wide</main>"
    )
    found = " ".join(faults(desk))
    for fault in ("label", "color-contrast", "<input", "390: ", "320: ", "elder "):
        assert fault in found


def test_a_call_to_another_site_would_be_found(browser, live_server):
    elsewhere = "http://elsewhere.invalid/spy.png"
    watched = chromium.watched_page(browser, live_server.url, chromium.PHONE)
    with pytest.raises(AssertionError, match=elsewhere), watched as page:
        page.set_content(f"<img src='{elsewhere}'>")
