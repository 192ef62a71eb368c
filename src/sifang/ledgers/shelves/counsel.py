"""The shelves of legal counsel: what advisers did for a community, and who they are."""

import decimal

from sifang.counsel.commands import entering
from sifang.counsel.models import LogEntry
from sifang.ledgers.declarations.counsel import ADVISER_SERVICES, LEGAL_ADVISERS
from sifang.ledgers.shelves.appointed import AppointedShelf
from sifang.ledgers.shelves.shelf import Shelf, complain, organization
from sifang.people import commands as people
from sifang.people import posts, rules
from sifang.people.models import Post
from sifang.places.models import COMMUNITY_LENGTH, COUNTY_LENGTH, range_of
from sifang.text import normal

TENTH, HOUR = decimal.Decimal("0.1"), 60
KINDS = {
    "咨询": LogEntry.Kind.CONSULTATION,
    "宣讲": LogEntry.Kind.TALK,
    "调解": LogEntry.Kind.MEDIATION,
    "体检": LogEntry.Kind.CHECKUP,
    "审查": LogEntry.Kind.REVIEW,
    "援助转介": LogEntry.Kind.AID,
}
WAYS = {"当面": "face", "电话": "phone", "线上": "online"}
KIND_WORDS, WAY_WORDS = ({value: word for word, value in table.items()} for table in (KINDS, WAYS))
DONE, WAITING = "已确认", "待确认"
ADVISER, LAWYER = "legal_adviser", "律师"


class AdviserServicesShelf(Shelf):
    """Lines of the service log. A line belongs to a legal adviser who served the community on that day."""

    ledger = ADVISER_SERVICES

    def standing(self):
        found = LogEntry.objects.within(self.place.code).select_related("adviser__person", "adviser__sent_by")
        return found.order_by("place_id", "on", "pk")

    def values(self, entry):
        hours = (decimal.Decimal(entry.minutes) / HOUR).quantize(TENTH) if entry.minutes else None
        return {
            "community": entry.place_id,
            "lawyer": entry.adviser.person.name,
            "firm": entry.adviser.sent_by.name if entry.adviser.sent_by else None,
            "date": entry.on,
            "mode": WAY_WORDS[entry.way],
            "type": KIND_WORDS[entry.kind],
            "matter": entry.matter,
            "result": entry.result or None,
            "hours": hours,
            "confirmed": DONE if entry.confirmed_on else WAITING,
        }

    def key(self, values):
        return f"{values.get('community')} {values['lawyer']} {normal.bare(values['matter'])}"

    def kept(self, row):
        return super().kept(row) | {"lawyer": row.values["lawyer"]}

    def stays(self, entry, name, given):
        """Who served is what it is, and what the community has confirmed stays confirmed."""
        return name == "firm" or (name == "confirmed" and bool(entry.record.confirmed_on))

    def objections(self, row, values):
        if len(values.get("community") or row.place) != COMMUNITY_LENGTH:
            return [complain(row, "community", "community_nowhere")]
        place = self.places[values["community"]]
        if self._post(values) is None:
            return [complain(row, "lawyer", "adviser_unknown", written=values["lawyer"], place=place)]
        return []

    def _post(self, values):
        """The post by which a lawyer of this name, and firm where one is given, served there on that day, or None."""
        if not hasattr(self, "_known_posts"):
            found = Post.objects.within(self.place.code).filter(kind=ADVISER, stage=Post.Stage.APPOINTED)
            self._known_posts: dict[tuple, list] = {}
            for post in found.select_related("person", "sent_by").order_by("-since", "pk"):
                self._known_posts.setdefault((post.place_id, post.person.name), []).append(post)
        held = self._known_posts.get((values["community"], values["lawyer"]), [])
        return next((post for post in held if _served(post, values)), None)

    def enter(self, row, values):
        place = self.places[values["community"]]
        facts = self._facts(values)
        kind, matter = KINDS[values["type"]], values["matter"]
        entering.enter_entry(self.actor, place, self._post(values), kind, matter, on=values["date"], **facts)

    def amend(self, entry, changes, values):
        entering.amend_entry(self.actor, entry.record, **self._facts({name: values[name] for name in changes}))

    def _facts(self, values):
        facts = {"result": values["result"]} if "result" in values else {}
        if "mode" in values:
            facts["way"] = WAYS[values["mode"]]
        if "hours" in values:
            facts["minutes"] = int(values["hours"] * HOUR)
        if values.get("confirmed") == DONE:
            facts["confirmed"] = True
        return facts


def _served(post, values):
    firm = values.get("firm")
    same = not firm or (post.sent_by is not None and normal.bare(post.sent_by.name) == normal.bare(firm))
    return same and post.since <= values["date"] and (post.until is None or values["date"] <= post.until)


class LegalAdvisersShelf(AppointedShelf):
    """Legal advisers; one lawyer may serve several communities, and is one person in all of them."""

    ledger, kind = LEGAL_ADVISERS, ADVISER

    def objections(self, row, values):
        place = self.targets.find(values["at"])
        if place is None:
            return [complain(row, "at", "target_unknown", written=values["at"])]
        if not rules.may_appoint(self.actor, posts.KINDS[self.kind], place):
            return [complain(row, "at", "needs_appointing", place=values["at"])]
        return []

    def enter(self, row, values):
        place = self.targets.find(values["at"])
        firm = organization(self.actor, values["org"], place) if values.get("org") else None
        person = self._lawyers.get((values["name"], firm))
        if person is None:
            person = people.register(
                self.actor, values["name"], home=place, title=str(values.get("org") or "律师")[:60]
            )
            self._lawyers[values["name"], firm] = person
        facts = {name: values[name] for name in ("since", "term_ends", "scope") if name in values}
        people.appoint(self.actor, person, self.kind, place=place, sent_by=firm, **facts)

    @property
    def _lawyers(self):
        """(name, firm) → the person, of the county, so that one lawyer of two communities is one person."""
        if not hasattr(self, "_known_lawyers"):
            found = Post.objects.current().filter(range_of(self.place.code[:COUNTY_LENGTH]), kind=self.kind)
            self._known_lawyers = {
                (post.person.name, post.sent_by): post.person for post in found.select_related("person", "sent_by")
            }
        return self._known_lawyers
