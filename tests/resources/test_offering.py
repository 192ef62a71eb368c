"""A resource is offered, verified, corrected and withdrawn."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from sifang.core import clock
from sifang.core.models import Deed
from sifang.resources import commands as resources
from sifang.resources import queries
from sifang.resources.models import Resource
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db
Stage = Resource.Stage


def stage(resource):
    return Resource.objects.get(pk=resource.pk).stage


def test_a_liaison_offers_for_the_organization_and_the_community_verifies(town):
    offer = resources.declare(
        town.su, town.taian, "二楼会议室", "venue", organization=town.bank, availability="周末上午"
    )
    assert (offer.stage, offer.owner, offer.code) == (Stage.DECLARED, town.bank, f"ZY-{clock.today().year}-0001")
    assert offer.windows
    assert not queries.serving(town.taian.pk).exists()
    resources.verify(town.wang, offer)
    assert list(queries.serving(town.taian.pk)) == [offer]
    verbs = Deed.objects.filter(verb__startswith="resource.").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["resource.declared", "resource.verified"]


def test_a_resident_offers_their_own_skill(town):
    offer = resources.declare(town.ma, town.taian, "会修水管的老师傅", "talent", person=town.ma, group="five_elders")
    assert offer.owner == town.ma
    assert list(queries.resource_list(town.wang, town.taian.pk)) == [offer]


@pytest.mark.parametrize("who", ["deng", "zhou", "chen", "rep", "ma", "clerk"])
def test_nobody_offers_what_is_not_theirs(town, who):
    with not_allowed("organization's liaison, the person or the community"):
        resources.declare(getattr(town, who), town.taian, "二楼会议室", "venue", organization=town.bank)
    assert not Resource.objects.exists()


@pytest.mark.parametrize("who", ["zhou", "su", "deng", "chen", "rep", "ma"])
def test_only_workers_of_the_community_verify_or_return(town, who):
    offer = town.resource(verified=False)
    with not_allowed("Only workers"):
        resources.verify(getattr(town, who), offer)
    with not_allowed("Only workers"):
        resources.send_back(getattr(town, who), offer, "请写清数量")
    assert stage(offer) == Stage.DECLARED


def test_what_cannot_be_offered_is_told_so(town):
    with refused("2 to 80 characters"):
        town.resource(" 灯 ")
    with refused("ended on", "choose a later day"):
        town.resource(valid_to=clock.today() - datetime.timedelta(days=1))


def test_a_resource_has_one_owner(town):
    offer = town.resource()
    for wrong in ({"organization": None}, {"person": town.ma}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Resource.objects.filter(pk=offer.pk).update(**wrong)


def test_a_returned_offer_says_why_and_is_made_again(town):
    offer = town.resource(verified=False)
    with refused("at least four"):
        resources.send_back(town.wang, offer, "？")
    resources.send_back(town.wang, offer, "请写清能来几个人")
    assert (stage(offer), offer.reply) == (Stage.RETURNED, "请写清能来几个人")
    with not_allowed("owner or the community"):
        resources.offer_again(town.su, offer)
    resources.offer_again(town.deng, offer)
    assert stage(offer) == Stage.DECLARED


def test_an_offer_whose_last_day_has_passed_serves_nobody(town):
    offer = town.resource(valid_to=clock.today())
    assert list(queries.serving(town.taian.pk)) == [offer]
    with clock.at(clock.now() + datetime.timedelta(days=1)):
        assert not queries.serving(town.taian.pk).exists()
        assert not queries.public_available(town.taian.pk).exists()


def test_a_resource_of_the_street_serves_its_communities_and_a_neighbours_does_not(town):
    of_the_street = town.resource("街道电工队", area=town.street)
    of_nanguan = resources.declare(town.zhou, town.nanguan, "南关的电工", "technology", organization=town.bank)
    resources.verify(town.zhou, of_nanguan)
    assert list(queries.serving(town.taian.pk)) == [of_the_street]
    assert list(queries.serving(town.nanguan.pk)) == [of_the_street, of_nanguan]


def test_the_owner_corrects_and_withdraws(town):
    offer = town.resource()
    assert resources.correct(town.deng, offer, name="电工检修", capacity=8) == ["name", "capacity"]
    with not_allowed("owner or the community corrects"):
        resources.correct(town.su, offer, capacity=8)
    with refused("by its own button"):
        resources.correct(town.deng, offer, stage="available")
    with not_allowed("owner or the community withdraws"):
        resources.retire(town.su, offer)
    resources.retire(town.deng, offer)
    assert stage(offer) == Stage.RETIRED
    with refused("not available now"):
        resources.book(town.wang, offer, 1)


def test_a_ledger_brings_a_resource_in_as_available(town):
    kept = resources.enter(town.wang, town.taian, "桌椅三十套", "facility", organization=town.bank)
    assert kept.stage == Stage.AVAILABLE
    resources.amend(town.wang, kept, quantity="30套", availability="周末")
    kept.refresh_from_db()
    assert (kept.quantity, kept.stage) == ("30套", Stage.AVAILABLE)
    assert kept.windows
    for somebody in (town.su, town.zhou, town.ma):
        with not_allowed("keep the ledgers"):
            resources.enter(somebody, town.taian, "桌椅三十套", "facility", organization=town.bank)
