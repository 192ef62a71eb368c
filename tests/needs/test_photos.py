"""Photos of needs: who adds them, who decides that everybody may see them, and what is left of them."""

import io

import pytest
from PIL import Image

from sifang.core import errands, photos
from sifang.core.models import Deed
from sifang.needs import commands as needs
from sifang.needs.models import Need, Photo
from sifang.people import commands as people
from tests.pictures import jpeg
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db


def test_a_photo_is_added_published_with_a_second_look_taken_back_and_removed(town):
    need = town.need(verified=False)
    needs.add_photos(town.ma, need, [jpeg(90, 60), jpeg(60, 90)])
    photo, second = need.photos.all()
    assert not photo.is_public and not photo.is_after and photo.by == town.ma
    with refused("no public page"):
        needs.publish_photo(town.wang, photo, looked=True)
    needs.verify(town.wang, need, kind="technology", category="infrastructure")
    with refused("Look at the photo once more"):
        needs.publish_photo(town.wang, photo, looked=False)
    for who in (town.su, town.ma, town.zhou):
        with not_allowed("Only workers"):
            needs.publish_photo(who, photo, looked=True)
    needs.publish_photo(town.wang, photo, looked=True)
    assert Photo.objects.get(is_public=True) == photo
    needs.unpublish_photo(town.wang, photo)
    assert not Photo.objects.filter(is_public=True).exists()
    needs.remove_photo(town.wang, second)
    with refused("removed already"):
        needs.remove_photo(town.wang, Photo(pk=second.pk or 99, need=need, name="0" * 32))
    needs.add_photos(town.wang, need, [jpeg(30, 30)], is_after=True)
    assert need.photos.filter(is_after=True).count() == 1
    verbs = Deed.objects.filter(verb__startswith="need.photo").order_by("id").values_list("verb", flat=True)
    assert [verb.split("_")[1] for verb in verbs] == ["added", "added", "published", "withdrawn", "removed", "added"]


def test_who_did_not_ask_adds_none_and_nobody_adds_too_many(town):
    need = town.need()
    with not_allowed("Only those who asked"):
        needs.add_photos(town.su, need, [jpeg(9, 9)])
    with refused("At most 3"):
        needs.add_photos(town.ma, need, [jpeg(9, 9)] * 4)
    needs.add_photos(town.ma, need, [jpeg(9, 9)], is_after=True)
    assert not need.photos.get().is_after
    needs.answer(town.wang, need, "灯已换好")
    with refused("takes no photos any more"):
        needs.add_photos(town.ma, need, [jpeg(9, 9)])


def test_a_quarrels_photos_are_never_public(town):
    need = town.need("两家邻居吵架要调解", category="mediation")
    needs.add_photos(town.ma, need, [jpeg(9, 9)])
    with refused("no public page"):
        needs.publish_photo(town.wang, need.photos.get(), looked=True)


def png(width, height):
    file = io.BytesIO()
    Image.new("1", (width, height)).save(file, "PNG")
    return file.getvalue()


def test_what_is_no_photo_is_refused_and_then_nothing_at_all_is_stored(town, settings):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    heic = bytes(4) + b"ftypheic" + bytes(400)
    before = sorted(photos._folder().glob("*")) if photos._folder().exists() else []
    for content in (b"GIF89a/*" + bytes(60) + b"*/=1;alert(1)", svg, heic, jpeg(800, 800)[:900], png(6000, 6000), b""):
        with refused("photo"):
            needs.report_with_photos([jpeg(9, 9), content], None, town.taian, "东门路灯不亮", asker=town.ma)
    assert not Need.objects.exists()
    assert before == (sorted(photos._folder().glob("*")) if photos._folder().exists() else [])


def test_what_is_hidden_in_a_photo_does_not_stay(town):
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1], exif[0x010E] = "N", "SECRETPLACE"
    content = jpeg(exif=exif) + b"PK\x03\x04evil.zip<script>"
    need = needs.report_with_photos([content], None, town.taian, "东门路灯不亮", asker=town.ma)
    kept = photos.content_of(need.photos.get().name)
    picture = Image.open(io.BytesIO(kept))
    assert (picture.format, max(picture.size), dict(picture.getexif())) == ("JPEG", 1600, {})
    assert not [word for word in (b"SECRETPLACE", b"PK\x03\x04", b"<script>") if word in kept]


def test_the_photos_of_a_forgotten_person_are_gone(town, django_capture_on_commit_callbacks):
    need = town.need()
    needs.add_photos(town.ma, need, [jpeg(9, 9)])
    needs.add_photos(town.wang, need, [jpeg(9, 9)], is_after=True)
    name = need.photos.get(by=town.ma).name
    with django_capture_on_commit_callbacks(execute=True):
        people.forget(town.li, town.ma)
        errands.run_all()
    assert photos.content_of(name) is None
    assert need.photos.get().is_after
