"""Readings of the project list."""

from dataclasses import dataclass, field

from django.db.models import Count, F, Prefetch, Q

from sifang.matching import explain, rule
from sifang.needs.models import Need
from sifang.people.models import Organization, Partnership
from sifang.places import search as index
from sifang.places.models import range_of_any
from sifang.projects import lists, policies, reasons, rules
from sifang.projects.models import Allocation, Ask, Claim, Escalation, Intent, Project, RefusedPair
from sifang.projects.naming import Names


def _shown():
    """What a row shows beside the project itself; new for each query, as a prefetch keeps what it was used for."""
    needs = Need.objects.select_related("spot").annotate(people=Count("asked_by", distinct=True)).order_by("pk")
    needs = needs.prefetch_related("parts")
    return (
        Prefetch("needs", needs),
        "claims__organization",
        "allocations__booking__resource__organization",
        "allocations__booking__resource__person",
        "intents__organization",
    )


def project_list(viewer, code, *, stages=None, words=""):
    """The projects at ``code`` or below that ``viewer`` may see, newest first, with what a row shows."""
    found = Project.objects.visible_to(viewer).within(code).select_related("place").prefetch_related(*_shown())
    found = found.filter(stage__in=stages) if stages else found
    found = found.filter(Q(name__contains=words) | Q(code__contains=words)) if words else found
    return found.order_by("-proposed_at", "-pk")


def search(viewer, words):
    """The projects that ``viewer`` may see and every word of ``words`` names, by name, code or place, newest first."""
    found = Project.objects.visible_to(viewer).filter(pk__in=index.ids(words, Project._meta.label_lower))
    return found.select_related("place").prefetch_related(*_shown()).order_by("-pk")


def overdue(viewer, code):
    """Claimed projects past their day, the longest overdue first."""
    return project_list(viewer, code).overdue().order_by("due", "pk")


def due_on(viewer, code, day):
    """Claimed projects promised for ``day``."""
    return project_list(viewer, code, stages=[Project.Stage.CLAIMED]).filter(due=day).order_by("pk")


def to_accept(viewer, code):
    """Projects that wait for the community's acceptance."""
    return project_list(viewer, code, stages=[Project.Stage.SUBMITTED]).order_by("due", "pk")


def held_by(viewer, organization):
    """The projects an organization holds or held, open ones first by their day, then the latest accepted."""
    claims = Claim.objects.filter(organization=organization).values("project")
    return (
        Project.objects.visible_to(viewer)
        .filter(pk__in=claims)
        .select_related("place")
        .prefetch_related(*_shown(), "steps")
        .order_by(F("accepted_on").desc(nulls_first=True), F("due").asc(nulls_last=True), "pk")
    )


def carried_by(viewer, organization):
    """Those of ``held_by`` whose claim the organization has not handed back."""
    kept = Claim.objects.filter(organization=organization, ended_at=None)
    return held_by(viewer, organization).filter(pk__in=kept.values("project"))


def open_for_intent(viewer, organization=None):
    """Proposals and tabled projects of the organization's communities, those that would use its resources first."""
    own = Count("allocations", filter=Q(allocations__booking__resource__organization=organization))
    found = Project.objects.filter(stage__in=(Project.Stage.PROPOSED, Project.Stage.TABLED)).within_any(
        viewer.reach.communities
    )
    return found.select_related("place").prefetch_related(*_shown()).annotate(own=own).order_by("-own", "-pk")


def claimable(viewer, organization):
    """Those of ``open_for_intent`` in the organization's own communities for which it has stated no intent yet."""
    partnered = Partnership.objects.current().filter(organization=organization)
    stated = Intent.objects.filter(organization=organization, withdrawn_at=None)
    found = open_for_intent(viewer, organization).filter(place__in=partnered.values("place"))
    return found.exclude(pk__in=stated.values("project"))


def intending(viewer, project):
    """The organizations for which ``viewer`` may state an intent on the project now, by name."""
    if project.stage not in (Project.Stage.PROPOSED, Project.Stage.TABLED):
        return []
    stated = Intent.objects.filter(project=project, withdrawn_at=None).values("organization")
    own = Organization.objects.filter(pk__in=viewer.reach.organizations).exclude(pk__in=stated).order_by("name")
    return [body for body in own if rules.may_state_intent(viewer, project, body)]


def intents_of(organization):
    """The open intents of an organization."""
    return (
        Intent.objects.filter(organization=organization, withdrawn_at=None)
        .select_related("project__place")
        .order_by("-at")
    )


def escalations(viewer, code, *, stages=None):
    """The escalations at ``code`` or below that ``viewer`` may see, those due first; by default the open ones."""
    found = (
        Escalation.objects.visible_to(viewer)
        .within(code)
        .select_related("project", "place")
        .prefetch_related("asks__department", "project__needs")
    )
    found = found.filter(stage__in=stages) if stages else found.exclude(stage=Escalation.Stage.CLOSED)
    return found.order_by("due", "pk")


def without_reply(viewer, code):
    """Escalations at ``code`` or below of which no leader has said in time that they take it on, the oldest first."""
    return escalations(viewer, code).without_reply().order_by("reply_by", "pk")


def asks_of(viewer):
    """What departments the viewer speaks for are asked and have not answered."""
    found = Ask.objects.filter(department__in=viewer.reach.organizations, answered_on=None)
    return (
        found.filter(escalation__stage=Escalation.Stage.COORDINATING)
        .select_related("escalation__project", "escalation__place")
        .order_by("due", "pk")
    )


def answered_asks_of(viewer):
    """What departments the viewer speaks for have answered, the latest first."""
    found = Ask.objects.filter(department__in=viewer.reach.organizations).exclude(answered_on=None)
    return found.select_related("escalation__project", "escalation__place").order_by("-answered_on", "-pk")


def uses_of(viewer, resource):
    """The allocations of ``resource`` to projects that ``viewer`` may see: open bookings first, the latest first."""
    found = Allocation.objects.filter(booking__resource=resource, project__in=Project.objects.visible_to(viewer))
    first = F("booking__released_at").desc(nulls_first=True)
    return found.select_related("booking", "project__place").order_by(first, "-booking__since", "-pk")


def refused_for(viewer, need):
    """The pairs of ``need`` said not to fit, for those who may take that back; the latest first."""
    if not rules.may_propose(viewer, need.place):
        return RefusedPair.objects.none()
    return _refused().filter(need=need)


def refused_of(viewer, resource):
    """The pairs of ``resource`` said not to fit, of those communities whose lists the viewer matches."""
    places = [
        post.place_id for post in viewer.current_posts if post.place_id and post.opens("match", post.place_id, None)
    ]
    return _refused().filter(range_of_any(places, "need__place_id"), resource=resource)


def refused_count(project):
    """How many pairs of the project's needs were said not to fit."""
    return RefusedPair.objects.open().filter(need__in=project.needs.all()).count()


def _refused():
    found = RefusedPair.objects.open().select_related("need", "resource__organization", "resource__person", "by")
    return found.order_by("-at", "-pk")


@dataclass(frozen=True)
class Suggestion:
    """A resource that would fit a need, which of the things it asks for, and why."""

    resource: object
    units: int
    reasons: list = field(default_factory=list)
    part: int = 1


def suggestions(viewer, need, limit=3):
    """The resources that fit the need best by themselves, before it competes with other needs."""
    found = lists.of([need], need.place_id)
    instance = found.instance(policies.in_force(need.place_id)[1])
    best: dict = {}
    for edge in sorted(rule.edges(instance), key=lambda edge: (-edge.weight, edge.line, edge.offer)):
        best.setdefault(edge.offer, edge)
    return [_suggestion(viewer, found, instance, edge) for edge in _mixed(list(best.values()), limit)]


def _mixed(edges, limit):
    """The best ``limit`` of the edges (best first), and at least one for each line that has any."""
    firsts = list({edge.line: edge for edge in reversed(edges)}.values())
    rest = [edge for edge in edges if edge not in firsts]
    kept = [*firsts, *rest][: max(limit, len(firsts))]
    return [edge for edge in edges if edge in kept]


def _suggestion(viewer, found, instance, edge):
    line = next(line for line in instance.lines if line.key == edge.line)
    offer = next(offer for offer in instance.offers if offer.key == edge.offer)
    why = reasons.kept(explain.alone(instance.policy, line, offer), found)
    return Suggestion(
        found.resources[edge.offer],
        edge.bound,
        reasons.worded(why, Names(viewer, [why])),
        lists.part_of(edge.line),
    )


def public_open(code):
    """The open projects at ``code`` or below, for counting in public."""
    return Project.objects.within(code).filter(stage__in=Project.OPEN_STAGES)
