"""A request that comes in: read from the form, one command, answered with its public number."""

from django.utils.translation import gettext as _

from sifang.api.open311 import jurisdictions, reportable
from sifang.api.open311.faults import Fault
from sifang.core import by_token, public_ids
from sifang.core.limits import Limit
from sifang.ledgers import phones
from sifang.ledgers.cells import Cell
from sifang.needs import commands
from sifang.needs.models import Asker, Need
from sifang.people import tokens
from sifang.places.models import covers

REPORTS = Limit("open311-reports", 300, 600)
PLACED = ("address_id", "address_string", "lat")


def taken_in(request, query):
    """The answer to a report; the device, the account and the coordinates it names are not kept."""
    token = jurisdictions.holder(request, query)
    place = jurisdictions.asked_for(query)
    if not any(covers(near, place.pk) or covers(place.pk, near) for near in token.places):
        raise Fault(404, _("jurisdiction_id was not found; it is the division code of a community or area."))
    service = _service(query)
    if not any(query.get(name, "").strip() for name in PLACED):
        raise Fault(400, _("Say where: address_id, address_string, or lat and long."))
    spot, community = jurisdictions.spot_and_community(place, query)
    if not any(covers(near, (spot or community).pk) for near in token.places):
        raise Fault(404, _("jurisdiction_id was not found; it is the division code of a community or area."))
    if REPORTS.is_reached(token.pk):
        raise Fault(429, _("Too many requests. Wait a minute and send fewer at once."))
    REPORTS.count(token.pk)
    need = _report(token, community, spot, service, query)
    return {
        "service_request_id": public_ids.hidden(need.pk),
        "service_notice": _notice(need),
        "account_id": None,
    }


def _service(query):
    code = query.get("service_code", "").strip()
    if not code:
        raise Fault(400, _("service_code was not provided; the list of services holds those there are."))
    return reportable.known(code)


def _report(token, community, spot, service, query):
    where = query.get("address_string", "").strip()[:80]
    text = query.get("description", "").strip() or f"{service['service_name']}：{where or spot or community}"
    phone = _phone(query.get("phone", "").strip())
    name = f"{query.get('last_name', '').strip()}{query.get('first_name', '').strip()}"[:20] if phone else ""
    with by_token.acting(token.pk):
        return commands.take_down(
            tokens.bearer(token), community, text, phone=phone, name=name, channel=Need.Channel.RESIDENT,
            spot=spot, spot_words=where, source=token.label[:40],
            **reportable.facts_of(service["service_code"]),
        )  # fmt: skip


def _phone(typed):
    """The number as it is kept, "" where none was given or none can be read: a report is not lost over it."""
    if not typed:
        return ""
    seen = phones.phone(Cell(typed))
    return "" if seen.complaint or phones.is_masked(seen.value) else seen.value or ""


def _notice(need):
    asker = Asker.objects.filter(need=need).first()
    received = _("Received as %(code)s; the community looks at it first.") % {"code": need.code}
    if asker is None:
        return received
    return received + " " + _("With the code %(code)s the one who asked follows it.") % {"code": asker.track_code}
