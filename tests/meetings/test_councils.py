"""Councils in the open air: half a minute on a phone, an outcome that goes on somewhere, one photo at most."""

import datetime
import io

import pytest
from PIL import Image

from sifang.core import clock, photos
from sifang.core.models import Deed
from sifang.meetings.commands import councils
from sifang.meetings.models import Council
from sifang.needs.models import Need
from sifang.people import commands as people
from sifang.places.models import Place
from tests.refusals import not_allowed, refused
from tests.worlds import world

pytestmark = pytest.mark.django_db


@world
def grid(town):
    return Place.objects.create(code=f"{town.taian.code}001", name="一网格", short_name="一网格", kind="grid")


def held(town, actor=None, **facts):
    given = {"topic": "冬天楼道门关不严", "headcount": "some", "outcome": "self_help"} | facts
    return councils.hold(actor or town.wang, town.taian, **given)


def jpeg(width=2400, height=1800, **saved):
    file = io.BytesIO()
    Image.new("RGB", (width, height), "#884422").save(file, "JPEG", **saved)
    return file.getvalue()


def test_a_band_says_the_fewest_and_a_number_is_kept_as_it_is(town):
    assert [(row.headcount, row.band) for row in (held(town), held(town, headcount=12))] == [(6, "some"), (12, "")]
    for wrong in (0, -3, 5000, "dozens", True and "x"):
        with refused("how many came"):
            held(town, headcount=wrong)


def test_workers_grid_workers_and_resident_representatives_write_it_down(town, grid):
    grid_worker = people.register(None, "高强", username="gao", home=town.taian)
    people.appoint(None, grid_worker, "grid_worker", place=grid)
    for person in (town.wang, town.li, town.rep, grid_worker):
        assert held(town, person).by == person
    for person in (town.su, town.chen, town.zhou, town.ma, town.clerk):
        with not_allowed("grid workers"):
            held(town, person)


@pytest.mark.parametrize(("who", "channel"), [("wang", "community"), ("rep", "resident_rep")])
def test_put_on_the_needs_list_it_is_a_need_of_the_writers_channel(town, grid, who, channel):
    council = held(town, getattr(town, who), outcome="need", spot=grid, where="三号楼前空地")
    assert council.need == Need.objects.get()
    assert (council.need.channel, council.need.spot, council.need.spot_words) == (channel, grid, "三号楼前空地")
    assert council.need.text == "冬天楼道门关不严"


def test_a_grid_worker_reports_what_the_council_put_on_the_list(town, grid):
    grid_worker = people.register(None, "高强", username="gao", home=town.taian)
    people.appoint(None, grid_worker, "grid_worker", place=grid)
    assert held(town, grid_worker, outcome="need").need.channel == "community"


def test_whoever_is_charged_is_named_and_asked_after_until_it_is_done(town):
    with refused("who was charged"):
        held(town, outcome="resolved")
    council = held(town, outcome="resolved", owner="李师傅", due=clock.today())
    with not_allowed():
        councils.finish(town.rep, council)
    councils.finish(town.wang, council)
    assert Council.objects.get().done_on == clock.today()
    with refused("already"):
        councils.finish(town.wang, council)
    with refused("Nobody was charged"):
        councils.finish(town.wang, held(town))


def test_it_lies_in_the_past_and_in_its_own_community(town):
    elsewhere = Place.objects.create(code=f"{town.nanguan.code}001", name="网格", short_name="网格", kind="grid")
    with refused("another community"):
        held(town, spot=elsewhere)
    with refused("lies ahead"):
        held(town, held_at=clock.now() + datetime.timedelta(hours=1))
    with refused("what was talked about"):
        held(town, topic=" ")
    with refused("answers shown"):
        held(town, outcome="vote")


def test_the_community_publishes_but_no_dispute(town):
    council = held(town, topic="楼道门关不严，大家想换闭门器")
    with not_allowed():
        councils.publish(town.rep, council)
    councils.publish(town.wang, council)
    assert Council.objects.get(pk=council.pk).published_on == clock.today()
    with refused("already"):
        councils.publish(town.wang, council)
    councils.withdraw(town.wang, council)
    assert Council.objects.get(pk=council.pk).published_on is None
    with refused("dispute"):
        councils.publish(town.wang, held(town, topic="两家邻居吵架纠纷要调解"))


def test_phones_are_taken_out_and_the_deed_holds_no_words(town):
    council = held(town, topic="找马师傅13912345678修门", result="打13912345678")
    assert "13912345678" not in council.topic + council.result
    assert Deed.objects.get(verb="council.held").detail == {"outcome": "self_help"}


def test_a_photo_is_drawn_anew_without_its_place_and_time_and_sealed(town):
    exif = Image.Exif()
    exif[0x9003], exif[0x010E] = "2026:01:01 08:00:00", "SECRETPLACE"
    council = held(town, photo=jpeg(exif=exif))
    content = photos.content_of(council.photo)
    picture = Image.open(io.BytesIO(content))
    assert (picture.format, max(picture.size), dict(picture.getexif())) == ("JPEG", 1600, {})
    assert b"SECRETPLACE" not in content
    on_disk = photos._path(council.photo).read_bytes()
    assert b"JFIF" not in on_disk
    assert photos._path(council.photo).stat().st_mode & 0o077 == 0


def test_a_photo_under_another_name_or_changed_does_not_open(town):
    first, second = (held(town, photo=jpeg(40, 30)).photo for _again in range(2))
    photos._path(first).write_bytes(photos._path(second).read_bytes())
    assert photos.content_of(first) is None
    assert photos.content_of("../keys/master") is None
    assert photos.content_of("0" * 32) is None


def test_what_is_no_photo_is_refused_and_nothing_is_kept(town):
    for content in (b"%PDF-1.7", b"GIF89a" + bytes(40), jpeg()[:300]):
        with refused("no photo"):
            held(town, photo=content)
    assert not Council.objects.exists()


@pytest.mark.parametrize(("kind", "wide", "kept"), [("JPEG", 7000, True), ("JPEG", 9000, False), ("PNG", 5000, False)])
def test_a_huge_photo_is_read_small_or_not_at_all(kind, wide, kept):
    file = io.BytesIO()
    Image.new("L", (wide, 5000)).save(file, kind)
    if kept:
        assert Image.open(io.BytesIO(photos.reencoded(file.getvalue()))).width == photos.LONGEST_EDGE
        return
    with refused("too many pixels"):
        photos.reencoded(file.getvalue())


def test_councils_are_seen_by_the_community_and_who_wrote_them(town):
    council = held(town, town.rep)
    seen = {
        name: Council.objects.visible_to(getattr(town, name)).filter(pk=council.pk).exists()
        for name in ("li", "rep", "clerk", "su", "zhou")
    }
    assert seen == {"li": True, "rep": True, "clerk": True, "su": False, "zhou": False}
