"""The shelf of the organizations that build a community together with it."""

from django.db.models import Count, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from sifang.ledgers.declarations.ties import PARTNERS
from sifang.ledgers.phones import is_masked
from sifang.ledgers.shelves.shelf import Shelf, complain, organization
from sifang.people import commands as people
from sifang.people import rules
from sifang.people.commands import agreeing
from sifang.people.models import Organization, Partnership, Post
from sifang.places.models import COMMUNITY_LENGTH
from sifang.projects.models import Claim, Project
from sifang.text import normal

KINDS = {
    "机关": Organization.Kind.AGENCY,
    "事业单位": Organization.Kind.INSTITUTION,
    "企业": Organization.Kind.ENTERPRISE,
    "社会组织": Organization.Kind.SOCIAL,
    "物业企业": Organization.Kind.PROPERTY,
    "职能部门": Organization.Kind.DEPARTMENT,
}
KIND_WORDS = {kind: word for word, kind in KINDS.items()}
OWN = {"party_org": "party_org", "head": "head", "member_count": "member_count"}


class PartnersShelf(Shelf):
    """Partnerships as the register shows them. Claims are counted; a liaison officer has a post of their own."""

    ledger = PARTNERS

    def standing(self):
        found = Partnership.objects.current().within(self.place.code).select_related("organization__place", "place")
        liaisons = Post.objects.current().filter(kind="liaison").select_related("person").order_by("pk")
        seats = Post.objects.current().filter(kind="part_time_member").select_related("person").order_by("pk")
        found = found.prefetch_related(
            Prefetch("organization__posts", liaisons, "liaisons"), Prefetch("organization__sent", seats, "seated")
        )
        return found.annotate(**_counts()).order_by("place_id", "organization__name", "pk")

    def values(self, tie):
        body = tie.organization
        liaison = next(iter(body.liaisons), None)
        seat = next((post for post in body.seated if post.place_id == tie.place_id), None)
        return {
            "org": body.name,
            "uscc": body.uscc,
            "org_type": KIND_WORDS[body.kind],
            **{name: getattr(body, field) or None for name, field in OWN.items()},
            "liaison": (liaison.person.name or None) if liaison else None,
            "phone": (liaison.person.phone or None) if liaison else None,
            "agreed_on": tie.agreed_on,
            "part_time_member": seat.person.name if seat else None,
            "claims": tie.claim_count or None,
            "done": tie.done_count or None,
            "community": tie.place_id,
        }

    def key(self, values):
        return normal.bare(values["org"])

    def objections(self, row, values):
        here = len(values.get("community") or row.place) == COMMUNITY_LENGTH
        return [] if here else [complain(row, "community", "community_nowhere")]

    def stays(self, entry, name, given):
        """Who speaks for an organization, and the code it has, are changed on their own pages.

        What is said of one that belongs to another place, is said there.
        """
        if not entry.values.get(name):
            return False
        body = entry.record.organization
        return name in ("liaison", "phone", "uscc") or (
            name in (*OWN, "org_type") and not rules.may_keep_roster(self.actor, body.place)
        )

    def agrees(self, entry, name, given):
        if name == "phone" and not entry.values.get("liaison"):
            return True
        return super().agrees(entry, name, given)

    def enter(self, row, values):
        place = self.places[values["community"]]
        body = organization(self.actor, values["org"], place, values.get("uscc"))
        self._say(body, place, values)
        tie = people.partner(self.actor, body, place, values.get("agreed_on"))
        if values.get("agreed_on"):
            people.agree(self.actor, tie, on=values["agreed_on"])

    def amend(self, entry, changes, values):
        tie, given = entry.record, {name: values[name] for name in changes}
        self._say(tie.organization, tie.place, given | {"phone": values.get("phone")})
        if "agreed_on" in given:
            facts = {"terms": tie.terms, "service_day": tie.service_day}
            people.agree(self.actor, tie, on=given["agreed_on"], **facts)

    def _say(self, body, place, given):
        facts = {field: given[name] for name, field in OWN.items() if name in given}
        if given.get("org_type"):
            facts["kind"] = KINDS[given["org_type"]]
        if given.get("uscc") and not body.uscc:
            facts["uscc"] = given["uscc"]
        agreeing.describe(self.actor, body, place, **facts)
        held = Post.objects.current().filter(kind="liaison", organization=body)
        if given.get("liaison") and not is_masked(given["liaison"]) and not held.exists():
            phone = given.get("phone") or ""
            agreeing.note_contact(self.actor, body, place, given["liaison"], "" if is_masked(phone) else phone)

    def opened(self, entry, reason):
        for post in entry.record.organization.liaisons[:1] if self.actor else ():
            people.unmask(self.actor, post.person, entry.record.place, reason)
        return entry.values


def _counts():
    """How many projects of the community the organization has taken on, and how many of these are done."""
    mine = Claim.objects.filter(organization=OuterRef("organization"), project__place=OuterRef("place"))
    mine = mine.order_by().values("organization")
    done = Q(project__stage=Project.Stage.ACCEPTED)
    counted = {
        "claim_count": Count("project", distinct=True),
        "done_count": Count("project", filter=done, distinct=True),
    }
    return {name: Coalesce(Subquery(mine.annotate(n=how).values("n")), 0) for name, how in counted.items()}
