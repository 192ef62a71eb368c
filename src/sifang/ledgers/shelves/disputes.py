"""The shelf of disputes. Parties are counted and never named: the wall stands before every file as well."""

from collections import Counter

from sifang.disputes import causes
from sifang.disputes.commands import entering
from sifang.disputes.models import Dispute, Why
from sifang.ledgers.dates import print_date
from sifang.ledgers.declarations.disputes import DISPUTES
from sifang.ledgers.shelves.shelf import CHUNK, Entry, Shelf, complain, organization
from sifang.people.models import Post
from sifang.places.models import COMMUNITY_LENGTH
from sifang.text import normal

Colour, Side = Dispute.Colour, Dispute.Side
COLOURS = {Colour.RED: "红色", Colour.YELLOW: "黄色", Colour.GREEN: "绿色"}
OWNERS = {Side.COMMUNITY: "居委会", Side.COMPANY: "物业", Side.OWNERS: "业委会", Side.DEPARTMENT: "部门"}
COLOUR_OF = {word: colour for colour, word in COLOURS.items()}
OWNER_OF = {word: side for side, word in OWNERS.items()}
ROLES = {"applicant": "申请人", "respondent": "被申请人"}
REASONS = {
    Why.SAFETY: "涉及安全", Why.MASS: "涉及户数多", Why.LONG_STANDING: "拖得太久", Why.THREE_PARTIES: "要三方一起谈",
    Why.AT_ONCE: "当场能化解", Why.ON_THE_SPOT: "当场化解了",
}  # fmt: skip
# What the ledger says in its own words; it is kept so that what came in goes out the same.
ONLY_LEDGER = ("compound", "cause", "colour_log", "adviser", "agreement")
MOVED = ("received_on", "colour", "closed_on")


class DisputesShelf(Shelf):
    """Disputes with their colour, days and outcome."""

    ledger = DISPUTES

    def standing(self):
        found = Dispute.objects.within(self.place.code).select_related("place", "company", "adviser__person")
        return found.order_by("received_on", "pk")

    def entries(self):
        return [
            Entry(record, self.values(record))
            for record in self.standing()
            .prefetch_related("parties", "colours", "sessions", "agreements")
            .iterator(chunk_size=CHUNK)
        ]

    def values(self, dispute):
        kept, inside = dispute.ledger, len(dispute.place_id) > COMMUNITY_LENGTH
        return {
            "code": dispute.code,
            "compound": str(dispute.place) if inside else kept.get("compound"),
            "company": dispute.company.name if dispute.company else None,
            "parties": _parties(dispute),
            "cause": kept.get("cause") or f"{causes.name(dispute.cause)}：{dispute.summary}",
            "received_on": dispute.received_on,
            "colour": COLOURS[Colour(dispute.colour)],
            "colour_log": _colour_log(dispute),
            "owner": OWNERS.get(dispute.owner),
            "sessions": len(dispute.sessions.all()) or None,
            "adviser": (dispute.adviser.person.name if dispute.adviser_id else kept.get("adviser")) or None,
            "agreement": _agreement(dispute) or kept.get("agreement"),
            "result": dispute.outcome or None,
            "closed_on": dispute.closed_on,
            "community": dispute.place.community_code,
        }

    def key(self, values):
        return f"{values.get('community')} {normal.bare(values['cause'])} {values.get('received_on')}"

    def stays(self, entry, name, given):
        """The colour, the days and what was signed move by their buttons, with a reason each."""
        return name in MOVED or (name in ("adviser", "agreement", "colour_log") and not entry.record.ledger)

    def objections(self, row, values):
        if len(values.get("community") or row.place) != COMMUNITY_LENGTH:
            return [complain(row, "community", "community_nowhere")]
        return []

    def enter(self, row, values):
        community = self.places[values.get("community") or row.place]
        place = self.spots.get((community.code, values.get("compound")), community)
        words = values["cause"]
        key = causes.guess(words)
        head = f"{causes.name(key)}："
        entering.enter_dispute(
            self.actor, place, key, words.removeprefix(head), received_on=values["received_on"],
            colour=COLOUR_OF[values["colour"]], code=values.get("code"), closed_on=values.get("closed_on"),
            adviser=self._adviser(community, values.get("adviser")), **self._facts(community, {}, values),
        )  # fmt: skip

    def amend(self, entry, changes, values):
        dispute = entry.record
        given = {name: values[name] for name in changes if name not in MOVED}
        facts = self._facts(dispute.place, dispute.ledger, given)
        if "cause" in given:
            facts["summary"] = given["cause"].removeprefix(f"{causes.name(dispute.cause)}：")
        entering.amend_dispute(self.actor, dispute, facts)

    def _facts(self, place, before, values):
        kept = before | {name: values[name] for name in ONLY_LEDGER if values.get(name)}
        facts = {"ledger": kept}
        if values.get("company"):
            facts["company"] = organization(self.actor, values["company"], place)
        if values.get("owner"):
            facts["owner"] = OWNER_OF[values["owner"]]
        if values.get("result"):
            facts["outcome"] = values["result"]
        return facts

    def _adviser(self, place, name):
        """The post of the legal adviser of this name at the community today, if there is one."""
        if not name:
            return None
        held = Post.objects.current().filter(kind="legal_adviser", place=place).select_related("person")
        return next((post for post in held if post.person.name == name), None)


def _parties(dispute):
    """How many on each side: a file says no more of them."""
    found = Counter(party.role for party in dispute.parties.all())
    return "、".join(f"{ROLES[role]}{found[role]}人" for role in ROLES if found[role]) or None


def _colour_log(dispute):
    """The changes in order, those of the ledger before those made here."""
    made = [row for row in dispute.colours.all() if row.before]
    told = [f"{print_date(row.at.date())}{_arrow(row)}：{REASONS.get(row.reason, row.reason)}" for row in made]
    return "；".join([*filter(None, [dispute.ledger.get("colour_log")]), *told]) or None


def _arrow(row):
    return f"{COLOURS[Colour(row.before)][0]}→{COLOURS[Colour(row.after)][0]}"


def _agreement(dispute):
    signed = [row.signed_on for row in dispute.agreements.all()]
    return f"{print_date(signed[-1])}签订" if signed else None
