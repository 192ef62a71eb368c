"""The shelf of the sponsors' ledger: who is responsible for which community, visits, findings, who was charged."""

from dataclasses import dataclass
from typing import Any

from sifang.core import clock
from sifang.ledgers.declarations.ties import SPONSORSHIPS
from sifang.ledgers.shelves.shelf import Entry, Shelf, complain, organization
from sifang.ledgers.targets import Targets
from sifang.people import commands as people
from sifang.people import posts, rules
from sifang.people.models import Post
from sifang.places.models import COUNTY_LENGTH, range_of
from sifang.text import normal
from sifang.visits.commands import entering
from sifang.visits.models import Assignment, Visit

PURPOSE = "走访"
# The office of a leader of whom the ledger says no more.
OFFICE = "包抓领导"


@dataclass(frozen=True)
class Line:
    """One line of the ledger: the sponsor's post, and as much of visit, finding and assignment as there is."""

    post: Any
    visit: Any = None
    finding: Any = None
    assignment: Any = None

    @property
    def pk(self):
        """A number of its own for the comparison of two previews."""
        return tuple(getattr(row, "pk", None) for row in (self.post, self.visit, self.finding, self.assignment))

    @property
    def place(self):
        """The community or grid."""
        return self.post.place

    def __str__(self):
        return f"{self.post.person} → {self.post.place}"


class SponsorshipsShelf(Shelf):
    """Sponsors with their visits. Who is responsible comes from the posts; what was found, from the visits."""

    ledger = SPONSORSHIPS

    def __init__(self, actor, place, sender=""):
        super().__init__(actor, place, sender)
        self.targets = Targets(place)

    def entries(self):
        return [Entry(line, self.values(line)) for line in self._lines()]

    def _lines(self):
        """Every line in the order of the places; a sponsor who never came has one line."""
        held = Post.objects.current().within(self.place.code).filter(kind="sponsor")
        held = list(held.select_related("person", "place").order_by("place_id", "pk"))
        came = self._visits()
        for post in held:
            visits = came.get((post.person_id, post.place_id), [])
            lines = [line for visit in visits for line in self._of(post, visit)]
            yield from lines or [Line(post)]

    def _visits(self):
        found = Visit.objects.within(self.place.code).filter(stage=Visit.Stage.HELD).order_by("held_on", "pk")
        came: dict[tuple, list] = {}
        for visit in found.prefetch_related("findings__need", "findings__assignments__department"):
            came.setdefault((visit.leader_id, visit.place_id), []).append(visit)
        return came

    def _of(self, post, visit):
        findings = sorted(visit.findings.all(), key=lambda row: row.pk)
        for finding in findings:
            charged = sorted(finding.assignments.all(), key=lambda row: row.pk)
            yield from [Line(post, visit, finding, row) for row in charged] or [Line(post, visit, finding)]
        if not findings:
            yield Line(post, visit)

    def values(self, line):
        post, visit, finding, charged = line.post, line.visit, line.finding, line.assignment
        need = finding.need if finding else None
        return {
            "leader": post.person.name,
            "post": post.duty or (post.person.title if post.person.title != OFFICE else None) or None,
            "target": self.targets.label(post.place_id),
            "date": visit.held_on if visit else None,
            "issue": finding.text if finding else None,
            "org": charged.department.name if charged else None,
            "due": charged.due if charged else None,
            "result": (charged.closing or charged.answer or None) if charged else (need and need.remark) or None,
            "closed_on": charged.closed_on if charged else need.closed_on if need else None,
        }

    def key(self, values):
        return f"{values['target']} {normal.bare(values['leader'])}"

    def kept(self, row):
        kept = super().kept(row)
        return kept | {"leader": row.values["leader"], "target": self.targets.labelled(kept["target"])}

    def stays(self, entry, name, given):
        """A sponsor's office, a matter on the needs list and its closing are changed on their own pages."""
        return name in ("post", "closed_on") or entry.record.assignment is None

    def objections(self, row, values):
        place = self.targets.find(values["target"])
        if place is None:
            return [complain(row, "target", "target_unknown", written=values["target"])]
        if "date" not in values and {"issue", "org"} & set(values):
            return [complain(row, "issue", "visit_missing")]
        may = rules.may_appoint(self.actor, posts.KINDS["sponsor"], place)
        if not may and (values["leader"], place.pk) not in self._sponsors:
            return [complain(row, "leader", "sponsor_unknown", written=values["leader"], place=place)]
        return []

    @property
    def _sponsors(self):
        """(name, place) → the sponsor's post, of the county, so that one leader of two communities is one person."""
        if not hasattr(self, "_known_sponsors"):
            found = Post.objects.current().filter(range_of(self.place.code[:COUNTY_LENGTH]), kind="sponsor")
            self._known_sponsors = {
                (post.person.name, post.place_id): post for post in found.select_related("person", "place")
            }
        return self._known_sponsors

    def enter(self, row, values):
        place = self.targets.find(values["target"])
        post = self._sponsors.get((values["leader"], place.pk)) or self._appoint(place, values)
        if "date" not in values:
            return
        visit = self._visit(post, place, values["date"])
        if "issue" not in values:
            return
        facts = {"result": values.get("result", ""), "closed_on": values.get("closed_on")}
        finding = self._finding(visit, values["issue"], facts)
        if "org" in values:
            department = organization(self.actor, values["org"], place)
            entering.enter_assignment(self.actor, finding, department, due=values.get("due"), **facts)

    def _appoint(self, place, values):
        """The leader holds the post; one who is a sponsor elsewhere in the same office is the same person."""
        known = (post.person for (name, _code), post in self._sponsors.items() if name == values["leader"])
        duty = values.get("post", "")
        person = next((who for who in known if not duty or who.title in ("", OFFICE, duty)), None)
        person = person or people.register(self.actor, values["leader"], title=duty or OFFICE)
        since = min(values.get("date") or clock.today(), clock.today())
        post = people.appoint(self.actor, person, "sponsor", place=place, since=since, duty=duty)
        self._sponsors[values["leader"], place.pk] = post
        return post

    def _visit(self, post, place, on):
        found = Visit.objects.filter(leader=post.person, place=place, held_on=on).first()
        return found or entering.enter_visit(self.actor, place, post.person, on, PURPOSE)

    def _finding(self, visit, text, facts):
        found = visit.findings.filter(text=text).first()
        return found or entering.enter_finding(self.actor, visit, text, **facts)

    def amend(self, entry, changes, values):
        given = {name: values[name] for name in changes}
        charged: Assignment = entry.record.assignment
        entering.amend_assignment(self.actor, charged, due=given.get("due"), result=given.get("result"))
