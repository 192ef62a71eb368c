"""Three administrators and an auditor: each does one thing, none another's, nobody is two of them."""

import pytest

from sifang.core import clock, errands, sealing
from sifang.core.errors import NotAllowed, Refused
from sifang.core.models import Deed
from sifang.people import accounts
from sifang.people import commands as people
from sifang.people.commands import guarding
from sifang.people.models import Person, Post
from sifang.places.models import Place
from tests.worlds import world

pytestmark = pytest.mark.django_db
WATCH = ("system_admin", "security_admin", "audit_admin", "auditor")


@world
def watch(town):
    """One of each, for the whole county."""
    return {kind: town.official(kind.replace("_", "-"), f"任{kind}", kind, place=town.county) for kind in WATCH}


@pytest.mark.parametrize("first", WATCH)
@pytest.mark.parametrize("second", WATCH)
def test_nobody_is_two_of_the_watch(town, watch, first, second):
    with pytest.raises(Refused):
        people.appoint(None, watch[first], second, place=town.county)


def test_a_locked_account_is_unlocked_by_the_same_office(town, watch):
    guarding.lock_account(watch["security_admin"], town.wang, "left")
    assert not type(town.wang).objects.get(pk=town.wang.pk).is_active
    assert list(accounts.locked(watch["security_admin"])) == [town.wang]
    with pytest.raises(Refused):
        guarding.lock_account(watch["security_admin"], town.wang, "left")
    guarding.unlock_account(watch["security_admin"], town.wang)
    assert not accounts.locked(watch["security_admin"]).exists()


@pytest.mark.parametrize("kind", ["system_admin", "audit_admin", "auditor"])
def test_only_the_security_administrator_locks(town, watch, kind):
    with pytest.raises(NotAllowed):
        guarding.lock_account(watch[kind], town.wang, "left")


@pytest.mark.parametrize("kind", ["security_admin", "audit_admin", "auditor"])
def test_only_the_system_administrator_gives_a_new_password(town, watch, kind):
    with pytest.raises(NotAllowed):
        guarding.renew_password(watch[kind], town.wang)
    password = guarding.renew_password(watch["system_admin"], town.wang)
    assert type(town.wang).objects.get(pk=town.wang.pk).check_password(password)


@pytest.mark.parametrize("kind", WATCH)
def test_the_watch_does_not_hold_one_anothers_keys(town, watch, kind):
    with pytest.raises(NotAllowed):
        guarding.renew_password(watch["system_admin"], watch[kind])
    with pytest.raises(NotAllowed):
        guarding.lock_account(watch["security_admin"], watch[kind], "left")


def test_whoever_also_serves_elsewhere_is_left_to_that_place(town, watch):
    elsewhere = town.official("both", "双岗", "worker", place=town.taian)
    people.appoint(None, elsewhere, "officer", place=town.city)
    with pytest.raises(NotAllowed):
        guarding.lock_account(watch["security_admin"], elsewhere, "left")


def test_having_reported_elsewhere_shields_nobody(town, watch):
    """A friend in another county who registers them as a courier does not keep their own administrator away."""
    far = Place.objects.create(code="620721001001", name="隆昌社区", short_name="隆昌社区", kind="community")
    Post.objects.create(person=town.wang, kind="courier", place=far, since=clock.today())
    Post.objects.create(person=town.wang, kind="member", place=far, since=clock.today())
    wang = Person.objects.get(pk=town.wang.pk)
    guarding.lock_account(watch["security_admin"], wang, "suspected")
    guarding.renew_password(watch["system_admin"], wang)


def test_a_reason_is_one_of_a_few(town, watch):
    with pytest.raises(Refused):
        guarding.lock_account(watch["security_admin"], town.wang, "王芳偷看电话")
    assert not Deed.objects.filter(verb="account.locked").exists()


@pytest.mark.parametrize("kind", ["system_admin", "security_admin"])
def test_only_auditors_read_the_seal_and_the_deeds(town, watch, kind):
    with pytest.raises(NotAllowed):
        guarding.read_seal(watch[kind])
    with pytest.raises(NotAllowed):
        guarding.take_deeds_out(watch[kind], 1)
    assert not accounts.deeds(watch[kind]).exists()


def test_reading_the_seal_and_taking_deeds_out_are_deeds(town, watch):
    errands.run_all()
    sealing.seal_waiting()
    verdict = guarding.read_seal(watch["auditor"])
    assert verdict.fault is None and verdict.sealed
    guarding.take_deeds_out(watch["auditor"], 7)
    assert accounts.deeds(watch["auditor"]).first().detail == {"number": 7}


def test_whoever_looks_at_very_many_in_a_day_comes_to_notice(town, watch):
    for n in range(accounts.OFTEN_A_DAY):
        people.unmask(town.wang, town.ma, town.taian, f"回访{n}")
    assert list(accounts.looked_often(watch["security_admin"])) == [town.wang]
    assert accounts.looks_by(town.wang) == accounts.OFTEN_A_DAY
