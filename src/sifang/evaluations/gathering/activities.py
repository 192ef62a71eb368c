"""What was done together: planned lines and their activities, turnout, services; for organizations and communities."""

from sifang.activities.models import Activity, Plan, PlanLine, Service, Turnout
from sifang.places.models import range_of

AGREED = (Plan.Stage.AGREED, Plan.Stage.CLOSED)
DONE = (Service.Stage.DONE, Service.Stage.CONFIRMED)


def plans(code, year, today):
    """Lines of the agreed plan that came up so far, and those of them that were held."""
    lines = PlanLine.objects.filter(range_of(code, "plan__place_id"), plan__year=year, plan__stage__in=AGREED)
    if year == today.year:
        lines = lines.filter(month__lte=today.month)
    held = set(Activity.objects.filter(range_of(code), stage=Activity.Stage.HELD).values_list("line", flat=True))
    for pk, place in lines.values_list("pk", "plan__place"):
        yield from _line(("community", place), pk, held)
    for pk, place, organization in lines.exclude(organizations=None).values_list("pk", "plan__place", "organizations"):
        yield from _line(("organization", organization, place), pk, held)


def _line(whom, pk, held):
    yield whom, "planned", pk
    if pk in held:
        yield whom, "planned_held", pk


def activities(code, year, today):
    """Activities that were held, and by which organizations."""
    held = Activity.objects.filter(range_of(code), stage=Activity.Stage.HELD, starts_at__year=year)
    for pk, place in held.values_list("pk", "place"):
        yield ("community", place), "activities", pk
    came = Turnout.objects.filter(activity__in=held).exclude(came=0)
    for activity, place, organization in came.values_list("activity", "activity__place", "organization"):
        yield ("organization", organization, place), "activities", activity


def services(code, year, today):
    """Services done for somebody who asked."""
    rows = Service.objects.filter(range_of(code), stage__in=DONE, done_on__year=year)
    for pk, place, organization, member in rows.values_list("pk", "place", "organization", "member"):
        yield ("community", place), "services", pk
        if organization:
            yield ("organization", organization, place), "services", pk
        if member:
            yield ("post", member), "services", pk


COLLECTORS = (plans, activities, services)
