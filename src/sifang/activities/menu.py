"""Readings of the service menu."""

from django.db.models import Case, Count, IntegerField, Q, Value, When

from sifang.activities.models import Service, ServiceItem, ServiceRecord
from sifang.core import clock, codes

Stage = Service.Stage
# What waits for somebody comes before what is over.
ORDER = (Stage.OPEN, Stage.DONE, Stage.TAKEN, Stage.CONFIRMED, Stage.DROPPED)


def items(viewer, code):
    """What is on the menu at ``code`` or below, as far as ``viewer`` may see it, by kind."""
    found = ServiceItem.objects.visible_to(viewer).within(code).filter(_offered())
    return found.select_related("organization", "member__person", "place").order_by("kind", "pk")


def _offered():
    today = clock.today()
    return Q(since__lte=today) & (Q(until=None) | Q(until__gte=today))


def asked_for(viewer, code, *, stage=""):
    """The services ``viewer`` may see at ``code`` or below: those that wait first, the longest waiting first."""
    found = Service.objects.visible_to(viewer).within(code)
    found = found.filter(stage=stage) if stage else found
    order = Case(*(When(stage=name, then=Value(n)) for n, name in enumerate(ORDER)), output_field=IntegerField())
    related = found.select_related("item", "organization", "member__person", "place")
    return related.annotate(order=order).order_by("order", "asked_on", "pk")


def waiting_for(viewer, organization):
    """What residents asked of ``organization`` and nobody has taken up, and what it has taken up and not done."""
    found = asked_for(viewer, "")
    asked = Q(stage=Stage.OPEN, item__organization=organization) | Q(stage=Stage.TAKEN, organization=organization)
    return found.filter(asked)


def counts(viewer, code):
    """{stage: how many services} at ``code`` or below that ``viewer`` may see."""
    found = Service.objects.visible_to(viewer).within(code)
    return dict(found.values_list("stage").annotate(n=Count("pk")).order_by())


def records(viewer, code):
    """The lines of members' service cards at ``code`` or below that ``viewer`` may see, the latest first."""
    found = ServiceRecord.objects.visible_to(viewer).within(code).select_related("member__person", "place")
    return found.order_by("-on", "-pk")


def public_items(code):
    """What anybody may ask for at ``code`` or below, by kind; members who offer it are not named."""
    found = ServiceItem.objects.within(code).filter(_offered())
    return found.select_related("organization", "place").order_by("kind", "pk")


def public_by_code(code):
    """The service whose code this is, as its holder reads it, or None."""
    found = Service.objects.select_related("item__organization", "organization", "place", "served")
    return found.filter(code=codes.plain(code)).first()
