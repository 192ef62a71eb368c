"""Readings of plans, activities, campaigns and experience."""

from dataclasses import dataclass

from django.db.models import Count, F, Prefetch, Q, Sum
from django.utils import timezone

from sifang.activities.models import Activity, Campaign, Experience, Participant, Plan, PlanLine, Turnout
from sifang.core import clock
from sifang.places.models import codes_above, range_of

MONTHS = range(1, 13)


@dataclass(frozen=True)
class LineState:
    """A line of the plan and what became of it: ``name`` is done, moved, scheduled, dropped, late or open."""

    line: PlanLine
    name: str
    activity: Activity | None

    @property
    def organizations(self):
        """The organizations the line names."""
        return list(self.line.organizations.all())


def plan_list(viewer, code):
    """The plans at ``code`` or below that ``viewer`` may see, the latest year first, with their lines counted."""
    found = Plan.objects.visible_to(viewer).within(code).select_related("place")
    return found.annotate(line_count=Count("lines")).order_by("-year", "place", "pk")


def states(plan):
    """Every line of ``plan`` (a row the viewer has loaded) with what became of it, in three readings."""
    lines = plan.lines.prefetch_related(
        Prefetch("organizations"),
        Prefetch(
            "activities", Activity.objects.exclude(stage=Activity.Stage.CANCELLED).order_by("starts_at"), "standing"
        ),
    )
    today = clock.today()
    return [_state(line, plan.year, today) for line in lines]


def _state(line, year, today):
    held = next((each for each in line.standing if each.stage == Activity.Stage.HELD), None)
    activity = held or next(iter(line.standing), None)
    if held:
        day = timezone.localtime(held.starts_at)
        return LineState(line, "done" if (day.year, day.month) == (year, line.month) else "moved", held)
    if line.dropped_why:
        return LineState(line, "dropped", None)
    if activity:
        return LineState(line, "scheduled", activity)
    return LineState(line, "late" if (year, line.month) < (today.year, today.month) else "open", None)


def by_month(found):
    """[(month, its line states)] of the twelve months."""
    return [(month, [state for state in found if state.line.month == month]) for month in MONTHS]


def by_organization(found):
    """[(organization, [(month, its line states)])] of every organization that a line names, by name."""
    bodies = {body.pk: body for state in found for body in state.organizations}
    rows = sorted(bodies.values(), key=lambda body: (body.name, body.pk))
    return [(body, by_month([state for state in found if body in state.organizations])) for body in rows]


def activity_list(viewer, code, *, kind="", campaign=None, stages=None):
    """The activities at ``code`` or below that ``viewer`` may see, with who came counted; the latest first."""
    found = Activity.objects.visible_to(viewer).within(code).select_related("place", "campaign")
    found = found.filter(kind=kind) if kind else found
    found = found.filter(campaign=campaign) if campaign else found
    found = found.filter(stage__in=stages) if stages else found
    came = Sum("turnouts__came")
    return found.annotate(came=came, asked=Count("turnouts")).order_by("-starts_at", "-pk")


def coming(viewer, code, **which):
    """The activities that are planned and not over, the next first; those whose day has passed come first of all."""
    return activity_list(viewer, code, stages=[Activity.Stage.PLANNED], **which).order_by("starts_at", "pk")


def turnouts(activity):
    """Who was asked to ``activity`` (a row the viewer has loaded) and how many came, by name."""
    return activity.turnouts.select_related("organization").order_by("organization__name", "pk")


def counted(activity):
    """{"expected", "came"}: the sums over the organizations of ``activity``, None where nobody has said."""
    return activity.turnouts.aggregate(expected=Sum("expected"), came=Sum("came"))


def named(activity):
    """Those who wished to be named at ``activity``, in the order in which they said so."""
    return Participant.objects.filter(activity=activity).select_related("person").order_by("pk")


def asked_to(viewer):
    """The turnouts by which the viewer's organizations are asked to activities to come, the next first."""
    found = Turnout.objects.filter(
        organization__in=viewer.reach.organizations, activity__stage=Activity.Stage.PLANNED,
        activity__starts_at__gte=clock.now(),
    )  # fmt: skip
    return found.select_related("activity__place", "organization").order_by("activity__starts_at", "pk")


def campaigns_for(place):
    """The campaigns that records of ``place`` can count towards: its own and those of the places above it."""
    found = Campaign.objects.filter(place__in=codes_above(place.pk)).select_related("place")
    return found.order_by(F("until").desc(nulls_first=True), "-since", "pk")


def campaign_list(viewer, code=""):
    """The campaigns of the viewer's places, of those above and below them, the open and latest first."""
    codes = [code] if code else [*viewer.reach.codes, *viewer.reach.communities]
    seen = Q(pk__in=[])
    for each in codes:
        seen |= Q(place__in=codes_above(each)) | range_of(each)
    found = Campaign.objects.filter(seen).select_related("place")
    return found.order_by(F("until").desc(nulls_first=True), "-since", "pk")


def counted_by_kind(viewer, campaign):
    """[(kind, held, planned, people)] of the activities of ``campaign`` that ``viewer`` may see, by kind."""
    rows = Activity.objects.visible_to(viewer).filter(campaign=campaign).exclude(stage=Activity.Stage.CANCELLED)
    counts = rows.values("kind").annotate(
        held=Count("pk", filter=Q(stage=Activity.Stage.HELD)),
        planned=Count("pk", filter=Q(stage=Activity.Stage.PLANNED)),
    )
    came = dict(rows.values_list("kind").annotate(n=Sum("turnouts__came")).order_by())
    return [(row["kind"], row["held"], row["planned"], came.get(row["kind"]) or 0) for row in counts.order_by("kind")]


def experience_list(viewer, code=""):
    """The experience material ``viewer`` may see, what waits for a review first, then the latest."""
    found = Experience.objects.visible_to(viewer).within(code).select_related("place", "organization")
    return found.order_by("-written_on", "-pk")


def sessions_open(viewer, place):
    """The sharing sessions of ``place`` that are planned or were held, the latest first."""
    return activity_list(viewer, place.pk, kind="experience").exclude(stage=Activity.Stage.CANCELLED)


def public_activities(code):
    """The activities at ``code`` or below that anybody may read of: those to come, the next first."""
    found = Activity.objects.within(code).filter(stage=Activity.Stage.PLANNED, starts_at__gte=clock.now())
    return found.select_related("place").order_by("starts_at", "pk")


def public_held(code):
    """The activities at ``code`` or below that took place, the latest first; no name and no organization's count."""
    found = Activity.objects.within(code).filter(stage=Activity.Stage.HELD)
    return found.select_related("place").order_by("-starts_at", "-pk")


def public_activity(code, pk):
    """The query of the one activity of the community that anybody may read of, cancelled or not."""
    return Activity.objects.within(code).filter(pk=pk).select_related("place")


def public_experiences(code, theme=""):
    """The published experience material at ``code`` or below, of one theme if given, the latest first."""
    found = Experience.objects.within(code).filter(stage=Experience.Stage.PUBLISHED)
    found = found.filter(theme=theme) if theme else found
    return found.select_related("place", "organization").order_by("-published_on", "-pk")
