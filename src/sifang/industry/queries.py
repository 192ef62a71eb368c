"""Readings of the industries: bodies, coverage, leading enterprises, advice, mechanisms, pairings, what is held."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, Sum

from sifang.core import clock
from sifang.industry import industries
from sifang.industry.models import (
    AdvisoryVisit,
    Body,
    Coverage,
    Issue,
    LeadingEnterprise,
    Livestream,
    Mechanism,
    Membership,
    Pairing,
    SalesLine,
    SelfCheck,
    Training,
)
from sifang.people.models import Organization
from sifang.places.models import codes_above

OPEN_ISSUES = Q(issues__stage=Issue.Stage.OPEN)


@dataclass(frozen=True)
class Row:
    """One industry at a place: the counts that the overview shows; each opens to its rows."""

    industry: industries.Industry
    bodies: int
    uncovered: int
    planned: int
    established: int
    leading: int

    @property
    def enterprises(self):
        """How many enterprises are on the coverage list."""
        return self.uncovered + self.planned + self.established

    @property
    def is_empty(self):
        """Whether nothing at all is on record."""
        return not (self.bodies or self.enterprises or self.leading)


def overview(viewer, code):
    """A row for each industry of which something is on record at ``code`` or below, in the table's order."""
    bodies = _counted(Body.objects.visible_to(viewer).within(code).exclude(stage=Body.Stage.ENDED))
    leading = _counted(LeadingEnterprise.objects.visible_to(viewer).within(code).filter(removed_on=None))
    found = Coverage.objects.visible_to(viewer).within(code).order_by()
    stages = {(key, stage): n for key, stage, n in found.values_list("industry", "stage").annotate(n=Count("pk"))}
    rows = [
        Row(
            industry, bodies.get(key, 0), leading=leading.get(key, 0),
            **{stage: stages.get((key, stage), 0) for stage in Coverage.Stage.values},
        )
        for key, industry in industries.table().items()
    ]  # fmt: skip
    return [row for row in rows if not row.is_empty]


def _counted(rows):
    return dict(rows.order_by().values_list("industry").annotate(n=Count("pk")))


def totals(viewer, code):
    """{name: number} of what was done together at ``code`` or below, over all industries and years."""
    advised = AdvisoryVisit.objects.visible_to(viewer).within(code)
    issues = Issue.objects.filter(visit__in=advised)
    held = Training.objects.visible_to(viewer).within(code).filter(stage=Training.Stage.HELD)
    of_issues = issues.aggregate(
        solved=Count("pk", filter=Q(stage=Issue.Stage.CLOSED)),
        open=Count("pk", filter=Q(stage=Issue.Stage.OPEN)),
        overdue=Count("pk", filter=Q(stage=Issue.Stage.OPEN, due__lt=clock.today())),
    )
    sold = settled_lines(viewer, code).aggregate(amount=Sum("amount"), firms=Count("organization", distinct=True))
    streams = Livestream.objects.visible_to(viewer).within(code).filter(stage=Livestream.Stage.SETTLED)
    return {
        "advised": advised.filter(stage=AdvisoryVisit.Stage.DONE).count(),
        **{f"issues_{name}": number for name, number in of_issues.items()},
        "trainings": held.count(),
        "attendances": held.aggregate(n=Sum("attendances"))["n"] or 0,
        "livestreams": streams.count(),
        "amount": sold["amount"] or 0,
        "firms": sold["firms"],
    }


def body_list(viewer, code, *, industry="", kind=""):
    """The bodies the viewer may see with their members counted, those at work first, then by name."""
    found = Body.objects.visible_to(viewer).within(code).select_related("place")
    found = found.filter(industry=industry) if industry else found
    found = found.filter(kind=kind) if kind else found
    members = Count("memberships", filter=Q(memberships__until=None))
    return found.annotate(members=members).order_by("stage", "name", "pk")


def members_of(body):
    """Who belongs to a body the viewer has loaded, those of today first."""
    return body.memberships.select_related("organization").order_by(F("until").desc(nulls_first=True), "since", "pk")


def coverage_list(viewer, code, *, industry="", stage=""):
    """The enterprises on the coverage list, those without a Party organization first."""
    found = Coverage.objects.visible_to(viewer).within(code).select_related("organization", "place", "body")
    found = found.filter(industry=industry) if industry else found
    found = found.filter(stage=stage) if stage else found
    return found.order_by("-stage", "planned_for", "organization__name", "pk")


def leading_list(viewer, code, *, industry=""):
    """The leading enterprises, those removed last."""
    found = LeadingEnterprise.objects.visible_to(viewer).within(code).select_related("organization", "place")
    found = found.filter(industry=industry) if industry else found
    return found.order_by(F("removed_on").desc(nulls_first=True), "listed_on", "pk")


def advisory_list(viewer, code, *, stage="", issues=""):
    """The advisory visits the viewer may see, the latest first, with their issues counted."""
    found = AdvisoryVisit.objects.visible_to(viewer).within(code).select_related("place", "department", "enterprise")
    found = found.filter(stage=stage) if stage else found
    if issues == "open":
        found = found.filter(pk__in=Issue.objects.filter(stage=Issue.Stage.OPEN).values("visit"))
    counted = found.annotate(found=Count("issues"), left=Count("issues", filter=OPEN_ISSUES))
    return counted.order_by("-planned_on", "-pk")


def issue_list(viewer, code):
    """The issues of visits the viewer may see: the open ones first, those due first."""
    visits = AdvisoryVisit.objects.visible_to(viewer).within(code)
    found = Issue.objects.filter(visit__in=visits).select_related("visit__department", "visit__enterprise")
    return found.order_by("-stage", "due", "pk")


def mechanism_list(viewer, code):
    """The mechanisms with their items counted."""
    found = Mechanism.objects.visible_to(viewer).within(code).select_related("place")
    return found.annotate(size=Count("items", filter=Q(items__dropped_on=None))).order_by("title", "pk")


def items_of(mechanism):
    """The items that are asked about."""
    return mechanism.items.filter(dropped_on=None).order_by("position", "pk")


def checks_of(viewer, mechanism, year):
    """What enterprises said in the year; the office reads everybody's, an enterprise its own."""
    found = SelfCheck.objects.filter(item__mechanism=mechanism, year=year).select_related("organization", "item")
    if not viewer.may("industry", mechanism.place_id):
        found = found.filter(organization__in=viewer.reach.organizations)
    return found.order_by("organization__name", "item__position", "pk")


def pairing_list(viewer, code):
    """The pairings with their exchanges counted, those that last first."""
    found = Pairing.objects.visible_to(viewer).within(code).select_related("bank", "enterprise", "place")
    counted = found.annotate(exchanged=Count("exchanges"))
    return counted.order_by(F("until").desc(nulls_first=True), "-since", "-pk")


def training_list(viewer, code, *, stage=""):
    """The trainings, the latest first."""
    found = Training.objects.visible_to(viewer).within(code).select_related("place", "body")
    return (found.filter(stage=stage) if stage else found).order_by("-starts_at", "-pk")


def livestream_list(viewer, code, *, stage="", year=0):
    """The livestreams with the sum of their lines, the latest first."""
    found = Livestream.objects.visible_to(viewer).within(code).select_related("place", "body")
    found = found.filter(stage=stage) if stage else found
    found = found.filter(starts_at__year=year) if year else found
    counted = found.annotate(amount=Sum("lines__amount"), products=Count("lines"))
    return counted.order_by("-starts_at", "-pk")


def lines_of(livestream):
    """What was sold on a livestream the viewer has loaded."""
    return livestream.lines.select_related("organization").order_by("organization__name", "product", "pk")


def settled_lines(viewer, code):
    """The lines of settled livestreams that the viewer may see."""
    found = SalesLine.objects.visible_to(viewer).within(code)
    return found.filter(livestream__stage=Livestream.Stage.SETTLED)


def sales_by_year(viewer, code):
    """[{year, amount, firms, livestreams}] of settled livestreams, the latest year first."""
    rows = settled_lines(viewer, code).order_by().values(year=F("sold_on__year"))
    counted = rows.annotate(
        amount=Sum("amount"),
        firms=Count("organization", distinct=True),
        livestreams=Count("livestream", distinct=True),
    )
    return list(counted.order_by("-year"))


def own_organizations(viewer):
    """The organizations the viewer speaks for, by name."""
    return Organization.objects.filter(pk__in=viewer.reach.organizations).order_by("name")


def own_memberships(viewer):
    """The bodies to which the viewer's organizations belong today."""
    found = Membership.objects.current().filter(organization__in=viewer.reach.organizations)
    return found.select_related("body", "organization").order_by("body__name", "pk")


def own_sales(viewer):
    """What the viewer's organizations sold, the latest first."""
    found = SalesLine.objects.filter(organization__in=viewer.reach.organizations)
    return found.select_related("livestream", "organization").order_by("-sold_on", "pk")


def counted_towards(viewer, campaign):
    """(trainings, livestreams, advisory visits) that count towards the campaign, as the viewer may see them."""
    return (
        Training.objects.visible_to(viewer).filter(campaign=campaign).exclude(stage=Training.Stage.CANCELLED),
        Livestream.objects.visible_to(viewer).filter(campaign=campaign).exclude(stage=Livestream.Stage.CANCELLED),
        AdvisoryVisit.objects.visible_to(viewer).filter(campaign=campaign).exclude(stage="cancelled"),
    )


def public_trainings(code):
    """The trainings to come for couriers, riders and drivers of the community ``code``, or above it, the next first."""
    found = Training.objects.filter(place__in=codes_above(code), stage=Training.Stage.PLANNED, is_for_new_workers=True)
    return found.filter(starts_at__gte=clock.now()).order_by("starts_at", "pk")
