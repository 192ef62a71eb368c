"""Reporting on a small phone: few taps, a photo made small, and a network that goes and comes back."""

import gzip
import io

import pytest
from django.core.cache import cache
from PIL import Image

from sifang.core import photos
from sifang.needs.models import Need
from sifang.people.models import Person
from sifang.places import commands as places
from tests import chromium
from tests.pictures import jpeg
from tests.stories.test_pages_are_accessible import serious, too_wide
from tests.stories.visitor import Visitor

SMALL = {"width": 360, "height": 740}
MOST_ACTS, MOST_BYTES = 12, 120 * 1024


@pytest.fixture
def visitor(browser, live_server, town):
    """Somebody with a small phone who has scanned the code of the yard."""
    cache.clear()
    yard = places.add_below(town.li, town.taian, "化肥厂家属楼", "compound")
    with chromium.watched_page(browser, live_server.url, SMALL, touch=True) as page:
        visitor = Visitor(page)
        visitor.bytes = 0
        page.on("response", lambda answer: count(visitor, answer))
        page.goto(f"/c/{town.taian.pk}/report/?spot={yard.pk}")
        yield visitor


def count(visitor, answer):
    """What a server that compresses sends; the first page alone is weighed."""
    if not visitor.acts and answer.ok and not answer.url.startswith("data:"):
        visitor.bytes += len(gzip.compress(answer.body()))


def to_the_last_step(visitor):
    visitor.page.wait_for_load_state("networkidle")
    visitor.write("text", "单元门口路灯坏了，晚上看不清路")
    visitor.press("下一步：在哪里")
    assert visitor.page.locator("[name=spot]:checked").input_value()
    visitor.press("下一步")
    photo = {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": jpeg(3000, 2000, quality=95)}
    visitor.acts += 1
    visitor.page.locator("[name=photos]").set_input_files(photo)
    visitor.page.locator("[data-thumbs] img").wait_for()
    size = visitor.page.evaluate("document.querySelector('[name=photos]').files[0].size")
    assert size < len(photo["buffer"])
    visitor.write("phone", "19900007777")
    visitor.choose("consent")


def test_a_report_with_a_photo_takes_few_taps_and_little_of_the_line(visitor):
    to_the_last_step(visitor)
    assert serious(visitor.page) == [] and too_wide(visitor.page, "") == []
    visitor.page.set_viewport_size(SMALL)
    visitor.press("提交诉求")
    visitor.page.wait_for_url("**/done/")
    visitor.sees("已收到", "您的查询码")
    assert visitor.acts <= MOST_ACTS and visitor.bytes <= MOST_BYTES, (visitor.acts, visitor.bytes)
    need = Need.objects.get()
    assert need.spot.short_name == "化肥厂家属楼"
    kept = Image.open(io.BytesIO(photos.content_of(need.photos.get().name)))
    assert max(kept.size) == 1600


def test_what_is_sent_without_a_network_waits_on_the_phone_and_is_stored_once(visitor):
    page = visitor.page
    to_the_last_step(visitor)
    page.context.set_offline(True)
    page.get_by_role("button", name="提交诉求").click()
    page.get_by_text("已保存在本机", exact=True).wait_for()
    visitor.sees("已离线，内容保存在本机")
    assert not Need.objects.exists()
    page.context.set_offline(False)
    page.get_by_text("已送达，您的查询码").wait_for()
    need = Need.objects.get()
    code = need.asked_by.get().track_code
    assert f"{code[:4]}-{code[4:8]}-{code[8:]}" in page.locator("[data-delivered]").inner_text()
    assert need.photos.count() == 1 and Person.objects.by_phone("19900007777").count() == 1
    left = page.evaluate("""() => new Promise((done) => { const asked = indexedDB.open("sifang");
        asked.onsuccess = () => { const all = asked.result.transaction("waiting").objectStore("waiting").count();
        all.onsuccess = () => done([all.result, localStorage.length]); }; })""")
    assert left == [0, 0]


def test_what_waits_is_offered_when_the_page_is_opened_anew(visitor):
    page = visitor.page
    to_the_last_step(visitor)
    page.context.set_offline(True)
    page.get_by_role("button", name="提交诉求").click()
    page.get_by_text("已保存在本机", exact=True).wait_for()
    address = page.url
    page.goto("about:blank")
    page.context.set_offline(False)
    page.goto(address)
    page.get_by_role("button", name="现在发送").click()
    page.get_by_text("已送达，您的查询码").wait_for()
    assert Need.objects.count() == 1
