"""A workbook that waits is sealed on disk, is its uploader's alone, and is gone after a day."""

import datetime
import json
import stat
from types import SimpleNamespace

import pytest
from cryptography.exceptions import InvalidTag
from django.conf import settings

from sifang.core import clock
from sifang.ledgers import uploads
from sifang.site.verbs import worker

CONTENT = "马秀兰 19900001234".encode()


@pytest.fixture(autouse=True)
def own_folder(tmp_path, settings):
    """The shelf is empty."""
    settings.SIFANG_DATA = tmp_path


def keep(town, person=None, name="需求.xlsx"):
    return uploads.keep(person or town.wang, "needs", town.taian, name, CONTENT)


def path_of(upload):
    return settings.SIFANG_DATA / "uploads" / f"{upload.token}.upload"


def test_what_was_kept_comes_back_as_it_was(town):
    upload = keep(town)
    found = uploads.find(town.wang, upload.token)
    assert found == upload
    assert uploads.content_of(found).read() == CONTENT


def test_nobody_reads_it_on_the_disk(town):
    path = path_of(keep(town))
    assert CONTENT not in path.read_bytes() and b"19900001234" not in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_another_person_does_not_find_it(town):
    assert uploads.find(town.li, keep(town).token) is None
    assert uploads.waiting(town.li) == []


def test_a_forged_owner_opens_nothing(town):
    upload = keep(town)
    head, _, sealed = path_of(upload).read_bytes().partition(b"\n")
    forged = json.dumps(json.loads(head) | {"owner": town.li.pk}, ensure_ascii=False).encode()
    path_of(upload).write_bytes(forged + b"\n" + sealed)
    with pytest.raises(InvalidTag):
        uploads.content_of(uploads.find(town.li, upload.token))


@pytest.mark.parametrize("token", ["", "..", "../keys/master", "a" * 31, "a" * 33, "G" * 32, "a" * 32 + "\n", "\0"])
def test_only_a_token_leads_to_a_file(town, token):
    keep(town)
    assert uploads.find(town.wang, token) is None


def test_a_copy_under_another_token_is_not_found(town):
    upload = keep(town)
    other = "f" * 32
    path_of(upload).with_name(f"{other}.upload").write_bytes(path_of(upload).read_bytes())
    assert uploads.find(town.wang, other) is None


def test_after_a_day_it_is_gone_and_so_is_what_nobody_can_read(town):
    upload = keep(town)
    path_of(upload).with_name("torn.upload").write_bytes(b"{")
    with clock.at(clock.now() + datetime.timedelta(hours=23)):
        uploads.forget_old()
        assert path_of(upload).exists()
    with clock.at(clock.now() + datetime.timedelta(hours=24)):
        assert uploads.find(town.wang, upload.token) is None
        uploads.forget_old()
    assert list(path_of(upload).parent.iterdir()) == []


def test_the_worker_forgets_old_ones(town, monkeypatch):
    upload = keep(town)
    monkeypatch.setattr(uploads, "LIFETIME", datetime.timedelta(0))
    worker.run(SimpleNamespace(once=True))
    assert not path_of(upload).exists()


def test_the_sixth_takes_the_place_of_the_oldest_of_its_owner(town):
    other = keep(town, town.li)
    kept = [keep(town, name=f"{number}.xlsx") for number in range(6)]
    assert [held.name for held in uploads.waiting(town.wang)] == ["5.xlsx", "4.xlsx", "3.xlsx", "2.xlsx", "1.xlsx"]
    assert not path_of(kept[0]).exists() and path_of(other).exists()


def test_dropping_twice_is_no_trouble(town):
    upload = keep(town)
    uploads.drop(upload)
    uploads.drop(upload)
    assert uploads.waiting(town.wang) == []
