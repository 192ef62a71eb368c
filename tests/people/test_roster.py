"""Organizations, partnerships, callers, and looking at what is masked."""

import pytest
from django.db import IntegrityError, transaction

from sifang.core import clock
from sifang.core.models import Deed
from sifang.people import commands as people
from sifang.people import queries
from sifang.people.models import Organization, Partnership, Unmasking
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db


def test_the_community_enters_an_organization_as_its_partner(town):
    school = people.enlist(town.wang, "第二小学", town.taian, kind=Organization.Kind.INSTITUTION)
    assert school in queries.organizations_of(town.taian)
    assert school not in queries.organizations_of(town.nanguan)
    assert list(Deed.objects.filter(actor=town.wang).order_by("id").values_list("verb", flat=True)) == [
        "organization.entered", "partnership.agreed",
    ]  # fmt: skip


def test_an_organization_and_a_partnership_stand_once(town):
    with refused("河西银行", "already on record", "泰安社区"):
        people.found(town.li, "河西银行", town.taian)
    with refused("河西银行", "already a partner"):
        people.partner(town.li, town.bank, town.taian)
    with pytest.raises(IntegrityError), transaction.atomic():
        Partnership.objects.create(organization=town.bank, place=town.taian, since=clock.today())


@pytest.mark.parametrize("who", ["zhou", "su", "chen", "rep", "ma"])
def test_only_the_community_and_those_above_keep_the_roster(town, who):
    somebody = getattr(town, who)
    with not_allowed("enters organizations"):
        people.found(somebody, "第二小学", town.taian)
    with not_allowed("enters partnerships"):
        people.partner(somebody, town.housing, town.taian)


def test_two_organizations_without_a_credit_code_do_not_collide_and_two_with_the_same_do(town):
    people.found(town.li, "甲单位", town.taian, uscc="91620000000000000X")
    people.found(town.li, "乙单位", town.taian, uscc="")
    people.found(town.li, "丙单位", town.taian)
    with pytest.raises(IntegrityError), transaction.atomic():
        people.found(town.li, "丁单位", town.taian, uscc="91620000000000000X")


def test_departments_above_a_community_are_found_for_it(town):
    people.found(None, "市住建局", town.city, kind=Organization.Kind.DEPARTMENT)
    assert {found.name for found in queries.departments_for(town.taian)} == {"住建局", "市住建局"}


def test_a_caller_who_called_before_is_the_same_resident(town):
    assert people.meet_caller(town.wang, "19900001234") == town.ma
    new = people.meet_caller(town.wang, "19900009999", name="李强", home=town.taian)
    assert people.meet_caller(town.wang, "19900009999", name="李老强") == new
    assert new.name == "李强"


def test_a_caller_is_not_taken_for_an_account_with_the_same_phone(town):
    officer = people.register(None, "吴峰", phone="19900007777", username="wu")
    assert people.meet_caller(town.wang, "19900007777", name="吴峰") != officer


def test_a_worker_sees_a_phone_for_a_reason_that_is_kept(town):
    seen = people.unmask(town.wang, town.ma, town.taian, "回电核实地址")
    assert seen == {"name": "马秀兰", "phone": "19900001234", "address": ""}
    kept = Unmasking.objects.get()
    assert (kept.person, kept.by, kept.reason) == (town.ma, town.wang, "回电核实地址")
    assert list(queries.unmaskings_of(town.ma)) == [kept]
    deed = Deed.objects.get(verb="person.unmasked")
    assert "199" not in str(deed.detail) and "马秀兰" not in str(deed.detail)


def test_without_a_reason_or_a_desk_there_nothing_is_seen(town):
    with refused("Say why", "the reason is kept"):
        people.unmask(town.wang, town.ma, town.taian, " ")
    for somebody in (town.zhou, town.su, town.chen, town.rep, town.clerk, town.ma):
        with not_allowed("Only workers of the community"):
            people.unmask(somebody, town.ma, town.taian, "想看看")
    assert not Unmasking.objects.exists()


def test_no_deed_ever_holds_a_name_or_a_phone(town):
    town.need(asker=people.meet_caller(town.wang, "19900005678", name="李强"))
    people.unmask(town.wang, town.ma, town.taian, "回电核实地址")
    people.forget(town.wang, town.ma)
    told = " ".join(f"{deed} {deed.detail}" for deed in Deed.objects.all())
    assert not [words for words in ("李强", "马秀兰", "王芳", "19900005678", "19900001234") if words in told]
