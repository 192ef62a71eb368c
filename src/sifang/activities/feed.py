"""The calendar that phones and desks subscribe to: only public facts, under an address that nobody guesses."""

import datetime

from django.core import signing
from icalendar import Calendar, Event

from sifang.activities import kinds
from sifang.activities.models import Activity
from sifang.core import clock

SALT = "sifang.calendar"
BACK, MOST = datetime.timedelta(days=90), 500
USUAL_LENGTH = datetime.timedelta(hours=2)
STATUS = {Activity.Stage.PLANNED: "CONFIRMED", Activity.Stage.HELD: "CONFIRMED", Activity.Stage.CANCELLED: "CANCELLED"}


def public_token(*, place=None, organization=None):
    """The signed word by which the calendar of a community, or of an organization, is subscribed to."""
    return signing.Signer(salt=SALT).sign(f"o{organization.pk}" if organization else f"p{place.pk}")


def public_subject(token):
    """("p", a place's code) or ("o", an organization's key) that ``token`` was signed for, else None."""
    try:
        told = signing.Signer(salt=SALT).unsign(token)
    except signing.BadSignature:
        return None
    return told[0], told[1:]


def public_rows(sort, key):
    """The activities of the calendar: from a quarter ago on, the cancelled ones too, so that they vanish elsewhere."""
    found = Activity.objects.filter(starts_at__gte=clock.now() - BACK).select_related("place")
    found = found.filter(turnouts__organization=int(key)) if sort == "o" else found.within(key)
    return found.order_by("starts_at", "pk")[:MOST]


def public_calendar(rows, name, host, address):
    """The iCalendar file of ``rows``; ``address`` gives the public page of each."""
    calendar = Calendar()
    calendar.add("prodid", "-//sifang//activities//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for row in rows:
        calendar.add_component(_event(row, host, address(row)))
    return calendar.to_ical()


def _event(row, host, address):
    event = Event()
    event.add("uid", f"activity-{row.pk}@{host}")
    event.add("dtstamp", row.starts_at)
    event.add("dtstart", row.starts_at)
    event.add("dtend", row.ends_at or row.starts_at + USUAL_LENGTH)
    event.add("summary", row.title)
    event.add("location", f"{row.place} {row.venue}".strip())
    event.add("categories", [kinds.title(row.kind)])
    event.add("status", STATUS[row.stage])
    event.add("url", address)
    return event
