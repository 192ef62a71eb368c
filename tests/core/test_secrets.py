"""Names, phones and addresses at rest: sealed, found by phone without opening, and gone when they are forgotten."""

import base64
import json
import stat
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection

from sifang.core import keyring, secrets
from sifang.people import commands as people
from sifang.people.models import Person
from tests.refusals import not_allowed, refused
from tests.worlds import world

pytestmark = pytest.mark.django_db
NAME, PHONE, ADDRESS = "赵月娥", "19900007788", "泰安嘉园7号楼2单元503"


@world
def zhao(town):
    """A resident of 泰安社区 who asked for something."""
    person = people.register(None, NAME, phone=PHONE, address=ADDRESS, home=town.taian)
    town.need(asker=person)
    return person


@pytest.fixture
def keys(settings, tmp_path):
    """A keyring of the test's own."""
    keyring.ensure(tmp_path)
    settings.SIFANG_KEYS = str(tmp_path)
    yield tmp_path
    reread()


def reread():
    """As after a restart, the key files are read anew."""
    keyring._read.cache_clear()
    keyring._masters.cache_clear()


def rows_as_text():
    """Everything the database would tell somebody who reads all of its tables."""
    told = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            told += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(told)


def bytes_on_disk():
    """The database file with its journal, where the database is a file."""
    file = Path(connection.settings_dict["NAME"])
    return b"".join(part.read_bytes() for part in file.parent.glob(f"{file.name}*"))


@pytest.mark.django_db(transaction=True)
def test_neither_the_tables_nor_the_file_hold_a_name_a_phone_or_an_address(town, zhao):
    people.unmask(town.wang, zhao, town.taian, "回访维修情况")
    told = rows_as_text()
    assert town.taian.name in told and "回访维修情况" in told
    secret = [NAME, PHONE, ADDRESS, "泰安嘉园7号楼", town.ma.name, town.li.name]
    assert not [words for words in secret if words in told]
    if connection.vendor == "sqlite":
        disk = bytes_on_disk()
        assert town.taian.name.encode() in disk
        assert not [words for words in secret if words.encode() in disk]


def test_what_was_sealed_can_be_read_by_the_program(zhao):
    again = Person.objects.get(pk=zhao.pk)
    assert (again.name, again.phone, again.address) == (NAME, PHONE, ADDRESS)
    assert (str(again), again.masked_phone) == ("赵*娥", "199****7788")


def test_the_same_words_are_sealed_differently_each_time(town, zhao):
    twin = people.register(None, NAME, phone=PHONE, home=town.taian)
    assert twin.name_sealed != zhao.name_sealed
    assert twin.data_key != zhao.data_key
    assert twin.phone_index == zhao.phone_index


def test_words_sealed_for_one_person_or_field_open_nowhere_else(town, zhao):
    zhao.phone_sealed = zhao.name_sealed
    with pytest.raises(InvalidTag):
        _ = zhao.phone
    town.ma.name_sealed = zhao.name_sealed
    with pytest.raises(InvalidTag):
        _ = town.ma.name


def test_a_caller_is_found_by_phone_without_opening_anybody(town, zhao):
    Person.objects.update(name_sealed="", phone_sealed="", address_sealed="")
    assert list(Person.objects.by_phone(PHONE)) == [zhao]
    assert people.meet_caller(town.wang, PHONE, name="另一个叫法") == zhao
    assert not Person.objects.by_phone("19900007789").exists()


def test_no_phone_finds_nobody(town):
    assert people.meet_caller(town.wang, "", name="过路人") != people.meet_caller(town.wang, "", name="过路人")
    assert not Person.objects.by_phone("").exists()


def test_the_blind_index_needs_the_key(keys):
    first = secrets.blind(PHONE)
    (keys / "index.key").write_text("another key", encoding="ascii")
    reread()
    assert secrets.blind(PHONE) != first
    assert len(first) == 64 and PHONE not in first


def test_a_wrapped_key_names_its_master_and_a_second_master_serves_from_then_on(keys, town):
    old = people.register(None, NAME, home=town.taian)
    held = json.loads((keys / "master.json").read_text())
    held["keys"]["k2"] = base64.b64encode(b"2" * 32).decode()
    (keys / "master.json").write_text(json.dumps(held | {"current": "k2"}))
    reread()
    new = people.register(None, "钱多福", home=town.taian)
    old = Person.objects.get(pk=old.pk)
    assert (old.data_key.partition(":")[0], new.data_key.partition(":")[0]) == ("k1", "k2")
    assert (old.name, Person.objects.get(pk=new.pk).name) == (NAME, "钱多福")
    held["keys"]["k1"] = base64.b64encode(b"1" * 32).decode()
    (keys / "master.json").write_text(json.dumps(held))
    reread()
    with pytest.raises(InvalidTag):
        _ = Person.objects.get(pk=old.pk).name


def test_key_files_are_the_owners_alone_and_are_never_written_over(keys):
    before = {file.name: file.read_bytes() for file in keys.iterdir()}
    keyring.ensure(keys)
    assert {file.name: file.read_bytes() for file in keys.iterdir()} == before
    assert set(before) == {"django.key", "seal.key", "index.key", "master.json"}
    assert {stat.S_IMODE(file.stat().st_mode) for file in keys.iterdir()} == {0o600}


def test_a_forgotten_resident_cannot_be_read_again_not_even_from_a_backup(town, zhao):
    backup = zhao.name_sealed
    people.forget(town.wang, zhao)
    gone = Person.objects.get(pk=zhao.pk)
    assert (gone.name, gone.phone, gone.address, gone.data_key, gone.phone_index) == ("", "", "", "", "")
    assert not Person.objects.by_phone(PHONE).exists()
    gone.name_sealed = backup
    assert gone.name == ""
    gone.data_key = secrets.new_data_key()
    with pytest.raises(InvalidTag):
        _ = gone.name
    assert gone.needs.count() == 1


def test_a_resident_may_be_forgotten_at_their_own_word(zhao):
    people.forget(zhao, zhao)
    assert Person.objects.get(pk=zhao.pk).name == ""


def test_neither_a_neighbour_nor_the_next_community_has_a_resident_forgotten(town, zhao):
    for somebody in (town.ma, town.zhou, town.su, town.chen):
        with not_allowed("the resident or the community"):
            people.forget(somebody, zhao)
    assert Person.objects.get(pk=zhao.pk).name == NAME


def test_an_account_in_office_is_not_forgotten(town):
    with refused("ending its posts"):
        people.forget(town.clerk, town.wang)
    assert Person.objects.get(pk=town.wang.pk).name == "王芳"
