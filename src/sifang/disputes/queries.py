"""Readings of disputes. Who the parties are, ``parties_of`` says alone, and only before whom the wall opens."""

from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Q, Value, When

from sifang.core.masking import mask_phone
from sifang.disputes import rules
from sifang.disputes.models import Dispute, Party
from sifang.people.models import Person, Post
from sifang.places.models import codes_above, range_of

Stage, Colour = Dispute.Stage, Dispute.Colour
REDDEST = Case(
    When(colour=Colour.RED, then=Value(0)), When(colour=Colour.YELLOW, then=Value(1)), default=Value(2),
    output_field=IntegerField(),
)  # fmt: skip


def dispute_list(viewer, code, *, colour="", stages=(), words="", place=""):
    """The disputes at ``code`` or below that ``viewer`` may see, red first, those due first."""
    found = Dispute.objects.visible_to(viewer).within(code).select_related("place", "company", "mediator")
    found = found.filter(colour=colour) if colour else found
    found = found.filter(stage__in=stages) if stages else found
    found = found.filter(range_of(place)) if place else found
    if words:
        found = found.filter(Q(summary__contains=words) | Q(code__contains=words) | Q(place__name__contains=words))
    return found.order_by(REDDEST, "due", "pk")


def counts(viewer, code):
    """{colour: (open, overdue)} of the open disputes the viewer may see, in one query."""
    found = Dispute.objects.visible_to(viewer).within(code).open().order_by()
    late = Count("pk", filter=Q(pk__in=Dispute.objects.overdue().values("pk")))
    rows = {row["colour"]: row for row in found.values("colour").annotate(n=Count("pk"), late=late)}
    return {colour: (row.get("n", 0), row.get("late", 0)) for colour in Colour for row in [rows.get(colour, {})]}


def spells_seen(viewer, spells):
    """Of ``spells`` those of disputes the viewer may see, the oldest first, with their disputes."""
    seen = spells.filter(dispute__in=Dispute.objects.visible_to(viewer)).select_related("dispute__place")
    return seen.order_by("since", "pk")


@dataclass(frozen=True)
class Shown:
    """A party as the one who may read it sees it."""

    pk: int
    role: str
    name: str
    phone: str
    is_person: bool


def parties_of(viewer, dispute):
    """The parties by name before whom the wall opens; nothing for everybody else."""
    if not rules.may_see_parties(viewer, dispute):
        return []
    rows = dispute.parties.select_related("person", "organization")
    return [_shown(party) for party in rows]


def _shown(party):
    role = str(Party.Role(party.role).label)
    if party.organization_id:
        return Shown(party.pk, role, party.organization.name, "", False)
    return Shown(party.pk, role, party.person.name or "", mask_phone(party.person.phone), True)


def party_counts(dispute):
    """{role: how many}: what everybody who sees a dispute the viewer has loaded may know of its parties."""
    rows = dispute.parties.order_by().values("role").annotate(n=Count("pk"))
    found = {row["role"]: row["n"] for row in rows}
    return {role: found.get(role, 0) for role in Party.Role.values}


def public_advisers(place):
    """The legal advisers of ``place`` today; who they are is public."""
    held = Post.objects.current().filter(kind="legal_adviser", place__in=codes_above(place.code))
    return held.select_related("person", "place").order_by("since", "pk")


def public_mediators(place):
    """Those who may be named as the mediator of a dispute at ``place``: people in office, by post."""
    kinds = ("mediator", "secretary", "worker", "judicial_clerk", "legal_adviser")
    held = Post.objects.current().filter(kind__in=kinds, place__in=codes_above(place.code))
    return Person.objects.filter(pk__in=held.values("person")).order_by("pk")
