"""Named mechanisms of an industry with their items and self-checks in words, and banks paired with enterprises."""

import datetime

from django.db.models import Max
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.industry import rules, words
from sifang.industry.models import Exchange, Mechanism, MechanismItem, Pairing, SelfCheck
from sifang.people.models import Organization
from sifang.places.models import Place


@atomic
def write_mechanism(actor, place, industry, title):
    """The mechanism has its title and no items; its office writes them."""
    rules.require_keeper(actor, place)
    words.insist_industry(industry)
    told = words.title(title, 60)
    Place.objects.select_for_update().get(pk=place.pk)
    if Mechanism.objects.filter(place=place, title=told).exists():
        raise Refused(_("“%(name)s” is on record here already; open it instead.") % {"name": told})
    mechanism = Mechanism.objects.create(place=place, industry=industry, title=told)
    record(actor, "mechanism.written", mechanism)
    return mechanism


@atomic
def add_item(actor, mechanism, group, name, evidence=""):
    """The mechanism has a further item; ``evidence`` says what shows that it is done."""
    rules.require_keeper(actor, mechanism.place)
    Mechanism.objects.select_for_update().get(pk=mechanism.pk)
    last = mechanism.items.aggregate(last=Max("position"))["last"] or 0
    item = MechanismItem.objects.create(
        mechanism=mechanism, group=words.free(group, 20), position=last + 1, name=words.title(name, 60),
        evidence=words.free(evidence, 300),
    )  # fmt: skip
    record(actor, "mechanism.item_added", mechanism, item=item.pk)
    return item


@atomic
def drop_item(actor, item):
    """The item is asked about no more; what was said about it stays."""
    rules.require_keeper(actor, item.mechanism.place)
    fresh = MechanismItem.objects.select_for_update().get(pk=item.pk)
    insist(fresh.dropped_on is None, _("This item is dropped already."))
    item.dropped_on = clock.today()
    item.save(update_fields=["dropped_on"])
    record(actor, "mechanism.item_dropped", item.mechanism, item=item.pk)


@atomic
def check_item(actor, item, organization, year, said):
    """What the enterprise says in the year about the item, in words; saying it again replaces it."""
    require(
        rules.may_check(actor, item.mechanism, organization),
        _("Only %(org)s itself, or the industry's office for it, writes this self-check.") % {"org": organization},
    )
    insist(item.dropped_on is None, _("This item is dropped; nobody is asked about it any more."))
    insist(1949 <= year <= clock.today().year, _("Choose this year or an earlier one."))
    check, _new = SelfCheck.objects.update_or_create(
        item=item, organization=organization, year=year,
        defaults={"words": words.told(said), "written_on": clock.today()},
    )  # fmt: skip
    record(actor, "mechanism.checked", item.mechanism, item=item.pk, organization=organization.pk, year=year)
    return check


@atomic
def pair(actor, bank, enterprise, since=None):
    """The bank and the enterprise are paired."""
    rules.require_keeper(actor, enterprise.place)
    insist(bank.pk != enterprise.pk, _("Choose two different organizations."))
    Organization.objects.select_for_update().get(pk=enterprise.pk)
    if Pairing.objects.filter(bank=bank, enterprise=enterprise, until=None).exists():
        raise Refused(_("These two are paired already."))
    pairing = Pairing.objects.create(
        place=enterprise.place, bank=bank, enterprise=enterprise, since=since or clock.today()
    )
    record(actor, "pairing.agreed", pairing, bank=bank.pk, enterprise=enterprise.pk)
    return pairing


@atomic
def exchange(actor, pairing, kind, said, *, on=None, attendances=None):
    """The two exchanged Party-building experience, people, or knowledge and technology."""
    require(
        rules.may_exchange(actor, pairing),
        _("Only the two organizations, or the industry's office, enter what they exchanged."),
    )
    insist(kind in Exchange.Kind.values, _("Choose one of the three exchanges."))
    day = on or clock.today()
    insist(day <= clock.today(), _("This day lies ahead; enter it when it has come."))
    insist(attendances is None or 0 <= attendances <= 100_000, _("Write how many, as a whole number."))
    if pairing.hold() != Pairing.Stage.ACTIVE:
        pairing.move(Pairing.Stage.ACTIVE)
    made = Exchange.objects.create(
        pairing=pairing, kind=kind, on=day, words=words.told(said, 300), attendances=attendances
    )
    record(actor, "pairing.exchanged", pairing, exchange=made.pk, kind=kind)
    return made


@atomic
def end_pairing(actor, pairing, why, last_day=None):
    """The pairing ended on ``last_day`` (yesterday, or its first day)."""
    rules.require_keeper(actor, pairing.place)
    told = words.reason(why)
    pairing.move(Pairing.Stage.ENDED)
    pairing.until = last_day or max(clock.today() - datetime.timedelta(days=1), pairing.since)
    pairing.ended_why = told
    pairing.save(update_fields=["until", "ended_why"])
    record(actor, "pairing.ended", pairing)
