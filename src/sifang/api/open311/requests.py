"""What was reported, as strangers may read it; and what a list of it may ask for."""

import datetime

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from sifang.api.open311 import reportable
from sifang.api.open311.faults import Fault
from sifang.core import clock, public_ids
from sifang.needs import exchange
from sifang.needs.models import Need

MOST, SPAN = 1000, datetime.timedelta(days=90)
OPEN, CLOSED = "open", "closed"


def row(need, services):
    """One request: no name, no phone, and no words of somebody whose need is not verified yet."""
    service = services.get(need.subcategory) or services.get(need.category) or {}
    is_listed = need.stage in Need.LISTED_STAGES
    return {
        "service_request_id": public_ids.hidden(need.pk),
        "status": OPEN if need.stage in exchange.WAITING_STAGES else CLOSED,
        "status_notes": _notes(need),
        "service_name": service.get("service_name", ""),
        "service_code": service.get("service_code", need.category),
        "description": need.text if is_listed else "",
        "agency_responsible": need.place.name,
        "service_notice": "",
        "requested_datetime": _moment(exchange.requested_at(need)),
        "updated_datetime": _moment(need.last_at or exchange.requested_at(need)),
        "expected_datetime": _end_of(need.settle_by_day),
        "address": str(need.spot or need.place),
        "address_id": need.spot_id or need.place_id,
        "zipcode": None,
        "lat": None,
        "long": None,
        "media_url": None,
    }


def rows(needs):
    """The rows of ``needs``."""
    services = reportable.public()
    return [row(need, services) for need in needs]


def listed(place, query):
    """The requests at ``place`` that the query asks for, at most a thousand, the newest first."""
    if query.get("service_request_id"):
        numbers = [public_ids.number_of(signs) for signs in _several(query, "service_request_id")[:MOST]]
        return rows(exchange.public_by_number(place.pk, [number for number in numbers if number]))
    since, until = _span(query)
    kinds = set(_several(query, "status"))
    if kinds - {OPEN, CLOSED}:
        raise Fault(400, _("status is open, closed, or both with a comma between."))
    found = exchange.public_exchange(
        place.pk, since=since, until=until, lines=_several(query, "service_code"),
        is_open=None if len(kinds) != 1 else OPEN in kinds,
    )  # fmt: skip
    page, size = _number(query, "page", 1, 100_000), _number(query, "page_size", MOST, MOST)
    return rows(found[(page - 1) * size : page * size])


def found(place, signs):
    """The one request with this public number at ``place``, or 404."""
    number = public_ids.number_of(signs)
    need = exchange.public_by_number(place.pk, [number]).first() if number else None
    if need is None:
        raise Fault(404, _("service_request_id was not found in this jurisdiction."))
    return need


def _notes(need):
    if need.merged_into:
        return _("Merged with %(other)s.") % {"other": public_ids.hidden(need.merged_into_id)}
    reply = need.reply if need.closed_on and need.stage in Need.LISTED_STAGES else ""
    return (
        _("%(stage)s: %(reply)s") % {"stage": need.get_stage_display(), "reply": reply}
        if reply
        else str(need.get_stage_display())
    )


def _several(query, name):
    return [word.strip() for word in query.get(name, "").split(",") if word.strip()]


def _number(query, name, usual, most):
    words = query.get(name, "").strip() or str(usual)
    if not (words.isascii() and words.isdigit() and len(words) <= 6 and 1 <= int(words) <= most):
        raise Fault(400, _("%(name)s is a whole number from 1 to %(most)s.") % {"name": name, "most": most})
    return int(words)


def _span(query):
    """From when to when: 90 days at most, up to now where nothing else is said."""
    since, until = _when(query, "start_date"), _when(query, "end_date")
    until = until or (min(since + SPAN, clock.now()) if since else clock.now())
    since = since or until - SPAN
    if until - since > SPAN:
        raise Fault(400, _("start_date and end_date lie at most 90 days apart; ask for one stretch after another."))
    return since, max(since, until)


def _when(query, name):
    words = query.get(name, "").strip().replace(" ", "+")
    if not words:
        return None
    try:
        day = parse_date(words)
        moment = datetime.datetime.combine(day, datetime.time()) if day else parse_datetime(words)
        if moment is None or not 1970 <= moment.year <= 9000:
            raise ValueError(words)
        return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
    except (ValueError, OverflowError):
        sentence = _("%(name)s is no moment such as 2026-03-01T08:00:00+08:00.") % {"name": name}
        raise Fault(400, sentence) from None


def _moment(when):
    return timezone.localtime(when).replace(microsecond=0).isoformat()


def _end_of(day):
    if day is None:
        return None
    return _moment(timezone.make_aware(datetime.datetime.combine(day, datetime.time(23, 59, 59))))
