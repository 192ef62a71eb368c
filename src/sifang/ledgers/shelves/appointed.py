"""The shelves of those whom an office appoints: part-time committee members and seconded cadres."""

from sifang.ledgers.declarations.ties import COMMITTEE_MEMBERS, SECONDMENTS
from sifang.ledgers.shelves.shelf import Shelf, complain, organization
from sifang.ledgers.targets import Targets
from sifang.people import commands as people
from sifang.people import posts, rules
from sifang.people.commands import entering
from sifang.people.models import Committee, Post

OWN = ("duty", "document", "scope", "since", "term_ends")


class AppointedShelf(Shelf):
    """Posts in office; their names are public facts."""

    kind: str

    @property
    def targets(self):
        """The places that a row may name."""
        if not hasattr(self, "_targets"):
            self._targets = Targets(self.place)
        return self._targets

    def standing(self):
        found = Post.objects.current().within(self.place.code).filter(kind=self.kind)
        return found.select_related("person", "place", "sent_by").order_by("place_id", "since", "pk")

    def values(self, post):
        own = {name: getattr(post, name) or None for name in OWN if name in self.ledger.by_identifier}
        return own | {
            "name": post.person.name,
            "org": post.sent_by.name if post.sent_by else None,
            "at": self.targets.label(post.place_id),
        }

    def key(self, values):
        return f"{values['at']} {values['name']}"

    def kept(self, row):
        kept = super().kept(row)
        return kept | {"name": row.values["name"], "at": self.targets.labelled(kept["at"])}

    def objections(self, row, values):
        place = self.targets.find(values["at"])
        if place is None:
            return [complain(row, "at", "target_unknown", written=values["at"])]
        wanted = posts.KINDS[self.kind]
        may = rules.may_appoint(self.actor, wanted, place)
        if not (may and rules.may_approve_at(self.actor, wanted.approved_by, place)):
            return [complain(row, "at", "needs_appointing", place=values["at"])]
        if self.actor and not values.get("document"):
            title = self.ledger.by_identifier["document"].title
            return [complain(row, "document", "required_missing", title=title)]
        return []

    def enter(self, row, values):
        place = self.targets.find(values["at"])
        facts = {name: values[name] for name in OWN if name in values}
        sent_by = organization(self.actor, values["org"], place) if values.get("org") else None
        entering.enter_post(self.actor, values["name"], self.kind, sent_by=sent_by, **self.seat(place), **facts)

    def seat(self, place):
        """Where the post is held."""
        return {"place": place}

    def amend(self, entry, changes, values):
        facts = {name: values[name] for name in changes if name in OWN}
        if "org" in changes:
            facts["sent_by"] = organization(self.actor, values["org"], entry.record.place)
        entering.amend_post(self.actor, entry.record, **facts)


class CommitteeMembersShelf(AppointedShelf):
    """Part-time members of joint committees; a committee that is not yet on record is formed for them."""

    ledger, kind = COMMITTEE_MEMBERS, "part_time_member"

    def seat(self, place):
        committee = Committee.objects.filter(place=place, until=None).first()
        return {"committee": committee or people.constitute(self.actor, place)}


class SecondmentsShelf(AppointedShelf):
    """Cadres whom an organization has sent to serve in a community."""

    ledger, kind = SECONDMENTS, "seconded_cadre"
