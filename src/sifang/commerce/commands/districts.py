"""Business districts and their merchants: founded, joined, left."""

import datetime
from decimal import Decimal, InvalidOperation

from django.db.transaction import atomic
from django.utils.translation import gettext as _
from stdnum.cn import uscc as social_credit
from stdnum.exceptions import ValidationError

from sifang.commerce import rules
from sifang.commerce.models import CostSharing, District, Measure, Merchant, Pledge
from sifang.core import clock
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.people import commands as people
from sifang.people.commands.registering import one_after_the_other
from sifang.text import redaction

DAY = datetime.timedelta(days=1)
DM2_IN_M2 = 100
MOST_M2 = 1_000_000
FACTS = ("uscc", "trade", "unit", "area", "organization", "since")


@atomic
def found_district(actor, place, name, *, party_org="", since=None):
    """``place`` has a business district of this name, with its Party organization where it has one."""
    require_keeper(actor, place)
    one_after_the_other(place)
    said = redaction.clean(name, 80)
    insist(len(said) >= 2, _("Write the name of the district, at least two characters."))
    insist(
        not District.objects.filter(place=place, name=said).exists(),
        _("“%(name)s” is a district of %(place)s already; open it instead.") % {"name": said, "place": place},
    )
    district = District.objects.create(
        place=place, name=said, party_org=redaction.clean(party_org, 80), since=not_ahead(since)
    )
    record(actor, "district.founded", district)
    return district


@atomic
def end_district(actor, district, last_day=None):
    """The district is no district any more after ``last_day``; nothing in it may still be running."""
    require_keeper(actor, district.place)
    insist(district.until is None, _("“%(district)s” has ended already.") % {"district": district})
    going = district.measures.exclude(stage=Measure.Stage.CLOSED).first()
    insist(
        going is None,
        _("“%(measure)s” is still open; close it before the district ends.") % {"measure": going},
    )
    district.until = not_ahead(last_day)
    district.save(update_fields=["until"])
    record(actor, "district.ended", district)


@atomic
def register_merchant(
    actor, district, name, *, uscc="", trade="", unit="", area=None, contact_name="", phone="", organization=None,
    since=None,
):  # fmt: skip
    """The shop is on the district's roster. ``area`` is in m² with two decimals at most; the contact is sealed."""
    require_keeper(actor, district.place)
    one_after_the_other(district.place)
    insist(district.until is None, _("“%(district)s” has ended; it takes no more merchants.") % {"district": district})
    said = redaction.clean(name, 80)
    insist(len(said) >= 2, _("Write the name of the shop, at least two characters."))
    insist(
        not district.merchants.filter(name=said, until=None).exists(),
        _("“%(name)s” is on the roster of %(district)s already; open it instead.")
        % {"name": said, "district": district},
    )
    merchant = Merchant.objects.create(
        place=district.place, district=district, name=said, uscc=credit_code(uscc), area=square_decimetres(area),
        trade=redaction.clean(trade, 40), unit=redaction.clean(unit, 40), organization=organization,
        contact=_contact(actor, district, contact_name, phone), since=not_ahead(since),
    )  # fmt: skip
    record(actor, "merchant.joined", merchant, district=district.pk)
    return merchant


@atomic
def correct_merchant(actor, merchant, *, contact_name="", phone="", **facts):
    """The roster says of the shop what is given; a new contact is named in full, what is left out stays."""
    require_keeper(actor, merchant.place)
    changed = {name: value for name, value in facts.items() if name in FACTS}
    for name, read in (("uscc", credit_code), ("area", square_decimetres), ("since", not_ahead)):
        if name in changed:
            changed[name] = read(changed[name])
    for name in ("trade", "unit"):
        if name in changed:
            changed[name] = redaction.clean(changed[name], 40)
    if contact_name or phone:
        changed["contact"] = _contact(actor, merchant.district, contact_name, phone)
    for name, value in changed.items():
        setattr(merchant, name, value)
    merchant.save(update_fields=list(changed))
    record(actor, "merchant.corrected", merchant, fields=sorted(changed))


@atomic
def call_merchant(actor, merchant, reason):
    """``actor`` has read the contact's name and phone in full, and the reason is kept."""
    require_keeper(actor, merchant.place)
    insist(merchant.contact is not None, _("This shop has no contact on record; write one down first."))
    seen = people.unmask(actor, merchant.contact, merchant.place, reason, entrusted=True)
    return {name: seen[name] for name in ("name", "phone")}


@atomic
def leave_district(actor, merchant, last_day=None):
    """The shop is off the roster after ``last_day``; its pledge ends with it, and nothing it owes is forgotten."""
    require_keeper(actor, merchant.place)
    insist(merchant.until is None, _("“%(merchant)s” has left already.") % {"merchant": merchant})
    owed = merchant.shares.filter(
        cost__stage__in=[CostSharing.Stage.DRAFTED, CostSharing.Stage.AGREED], paid_on=None
    ).first()
    insist(
        owed is None,
        _("“%(merchant)s” still bears a part of “%(cost)s”; settle or drop that sharing first.")
        % {"merchant": merchant, "cost": owed and owed.cost},
    )
    merchant.until = not_ahead(last_day)
    insist(merchant.until >= merchant.since, _("The last day lies before the first; check both."))
    merchant.save(update_fields=["until"])
    for pledge in merchant.pledges.filter(ended_on=None):
        pledge.move(Pledge.Stage.WITHDRAWN)
        pledge.ended_on = merchant.until
        pledge.save(update_fields=["ended_on"])
    record(actor, "merchant.left", merchant, district=merchant.district_id)


def require_keeper(actor, place):
    """Go on only if ``actor`` keeps the district at ``place``."""
    require(
        rules.may_keep(actor, place),
        _("Only those who keep the business district at %(place)s write here.") % {"place": place},
    )


def not_ahead(day):
    """``day``, or today; a day to come is refused."""
    day = day or clock.today()
    insist(day <= clock.today(), _("This day lies ahead; choose today or an earlier one."))
    return day


def credit_code(written):
    """A unified social credit code (GB 32100) that passes its check, or nothing where none was written."""
    if not written:
        return ""
    try:
        return social_credit.validate(written.strip().upper())
    except ValidationError:
        raise Refused(
            _("“%(code)s” is no unified social credit code: it has 18 characters, the last proves the others.")
            % {"code": written}
        ) from None


def square_decimetres(area):
    """An area in m² as whole dm² (0.01 m²), as it is kept; nothing where none was written."""
    if area in (None, ""):
        return None
    try:
        exact = Decimal(str(area)) * DM2_IN_M2
    except InvalidOperation:
        exact = Decimal("NaN")
    insist(
        exact.is_finite() and exact == exact.to_integral_value() and 0 < exact <= MOST_M2 * DM2_IN_M2,
        _("Write the area in m², two decimals at most, for example 86.5."),
    )
    return int(exact)


def _contact(actor, district, name, phone):
    if not name and not phone:
        return None
    # Somebody new, always: whoever has this phone elsewhere would be named to whoever types it in here.
    return people.register(actor, name, phone=phone, home=district.place)
