"""The records behind a number as lines of a list: what it is, when, and the page where it is read."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

# The page of each kind of record; one that has none of its own is read on the page of what it belongs to.
PAGES = {
    "project": "project",
    "need": "need",
    "meeting": "meeting",
    "escalation": "escalation",
    "activity": "activity",
    "visit": "visit",
    "council": "council",
    "assignment": "assignment",
    "body": "body",
    "coverage": "covered",
    "leadingenterprise": "leading-enterprise",
    "advisoryvisit": "advisory-visit",
    "pairing": "pairing",
    "training": "training",
    "livestream": "livestream",
}
PARENTS = {
    "rating": "need",
    "finding": "visit",
    "planline": "plan",
    "service": "item",
    "issue": "visit",
    "salesline": "livestream",
}
DAYS = ("held_on", "on", "closed_on", "accepted_on", "starts_at", "held_at", "answered_on", "raised_on", "since", "at")


@dataclass(frozen=True)
class Line:
    """One record in a list."""

    title: str
    day: object
    url: str


def line(record):
    """``record`` as a line; without an address where no page shows it."""
    parent = PARENTS.get(record._meta.model_name)
    shown = getattr(record, parent) if parent else record
    day = next((value for name in DAYS if (value := getattr(record, name, None))), None)
    # A rating is told by the need it is on: who gave it, and what, is nobody's business here.
    title = str(shown if record._meta.model_name == "rating" else record)
    if record._meta.model_name == "uptake":
        title = str(record.service_post)
    return Line(title, day, _address(shown))


def _address(record):
    name = PAGES.get(record._meta.model_name)
    try:
        return reverse(name, args=[record.pk]) if name else ""
    except NoReverseMatch:
        return ""
