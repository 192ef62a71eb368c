"""The knots of a chain: each is one kind of event with its day, who acted, and the rows it is told from. Pure."""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from sifang.projects import reasons

DONE, NOW, TODO = "done", "now", "todo"
# Who acts when a need comes in through each channel.
PARTY_OF_CHANNEL = {"sponsor": "l", "partner": "o", "community": "c", "resident_rep": "r", "resident": "r"}
REASONS_SHOWN = WORDS_SHOWN = 2


@dataclass(frozen=True)
class Knot:
    """One knot: its kind, its slot among the eight (or ""), its day (None while under way), who acted, and the rows."""

    kind: str
    slot: str = ""
    day: date | None = None
    parties: frozenset = frozenset()
    state: str = DONE
    facts: dict = field(default_factory=dict)
    anchor: str = ""
    nth: int | None = None
    gap: int | None = None

    @property
    def lit(self):
        """The parties as the mark takes them."""
        return " ".join(party for party in "locr" if party in self.parties)


def _day(moment):
    return timezone.localdate(moment) if moment else None


def need(records):
    """Who asked, through which channel, and when the community had seen that it is real."""
    row = records.need
    parties = {PARTY_OF_CHANNEL[row.channel]} | ({"r"} if records.askers else set())
    listed = next(iter(records.done_on("need.listed")), None)
    facts = {"need": row, "askers": records.askers, "merged": records.merged, "listed_on": listed}
    return Knot("need", "need", row.raised_on, frozenset(parties), facts=facts)


def reopened(rating):
    """An asker said that it is not solved."""
    return Knot("reopened", "need", _day(rating.at), frozenset("r"), facts={"rating": rating})


def of_project(records, project):
    """What happened to one project, in the customary order."""
    found = [*_resources(records, project), _project(records, project)]
    found += [_meeting(records, item) for item in project.items.all()]
    found += _claims(records, project)
    for escalation in project.escalations.all():
        found += _escalated(records, project, escalation)
    return found + _work(records, project)


def _opens(records, project):
    return project.pk in records.seen["projects"]


def _resources(records, project):
    allocated = list(project.allocations.all())
    if not allocated:
        return []
    first = min(row.booking.since for row in allocated)
    run = next((run for run in records.runs if run.at <= first), None)
    owners = {"o" if row.booking.resource.organization_id else "r" for row in allocated}
    facts = {
        "project": project,
        "rows": [_allocation(row, records.names) for row in allocated],
        "searched": None if all(row.by_hand for row in allocated) or run is None else run.resources,
        "opens": _opens(records, project),
    }
    return [Knot("resources", "resources", _day(first), frozenset({"c"} | owners), facts=facts)]


def _allocation(row, names):
    told = [words for words, against in reasons.worded(reasons.of_itself(row.reasons), names) if not against]
    resource = row.booking.resource
    return {"resource": resource, "units": row.booking.units, "owner": resource.owner, "why": told[:REASONS_SHOWN]}


def _project(records, project):
    intents = list(project.intents.all())
    shared = [other for other in project.needs.all() if other.pk != records.need.pk]
    facts = {"project": project, "intents": intents, "shared": shared, "opens": _opens(records, project)}
    return Knot("project", "project", _day(project.proposed_at), frozenset("co" if intents else "c"), facts=facts)


def _meeting(records, item):
    """An item of a joint meeting; until it is resolved the meeting is still to come."""
    came = [row for row in item.meeting.invitations.all() if row.present]
    facts = {"item": item, "meeting": item.meeting, "came": came, "opens": item.meeting_id in records.seen["meetings"]}
    if not item.outcome:
        return Knot("meeting", "meeting", _day(item.meeting.starts_at), frozenset("c"), NOW, facts)
    parties = {row.party for row in came} | {"c"}
    return Knot("meeting", "meeting", _day(item.resolved_at), frozenset(parties), facts=facts)


def _claims(records, project):
    """One knot for each resolution that made claims, and one for each that was handed back."""
    found, by_basis = [], {}
    for claim in project.claims.all():
        by_basis.setdefault((claim.basis, claim.confirmed_at), []).append(claim)
    for (_basis, at), claims in by_basis.items():
        ordered = sorted(claims, key=lambda claim: claim.role != "lead")
        facts = {"project": project, "claims": ordered, "opens": _opens(records, project)}
        found.append(Knot("claim", "claim", _day(at), frozenset("o"), facts=facts))
        ended = [claim for claim in ordered if claim.ended_at and claim.ended_why]
        if ended:
            found.append(Knot("handed_back", "", _day(ended[0].ended_at), frozenset("o"), facts={"claims": ended}))
    return found


def _escalated(records, project, escalation):
    asks = list(escalation.asks.all())
    opens = escalation.pk in records.seen["escalations"]
    facts = {"project": project, "escalation": escalation, "asks": asks, "opens": opens}
    asked = "lc" if escalation.answered_on else "c"
    found = [Knot("escalation", "claim", _day(escalation.since), frozenset(asked), facts=facts)]
    if escalation.answered_on or escalation.closed_on:
        state = DONE if escalation.closed_on else NOW
        parties = frozenset("c" if escalation.closed_on else "") | (frozenset("o") if _answered(asks) else frozenset())
        facts = facts | {"answered": _answered(asks)}
        found.append(Knot("departments", "work", escalation.closed_on, parties, state, facts))
    else:
        found.append(Knot("departments", "work", None, frozenset(), NOW, facts | {"answered": 0}))
    return found


def _answered(asks):
    return sum(1 for ask in asks if ask.answered_on)


def _work(records, project):
    """The steps and what came of them; under way it has no day yet."""
    held = any(not claim.ended_at for claim in project.claims.all())
    if not held or project.stage not in ("claimed", "submitted", "accepted"):
        return []
    steps = list(project.steps.all())
    done = [step for step in steps if step.done_on]
    kept = all(step.done_on <= step.due for step in done) and not any(step.is_overdue for step in steps)
    facts = {
        "project": project,
        "steps": steps,
        "done": len(done),
        "on_time": bool(done) and kept,
        "opens": _opens(records, project),
    }
    if project.stage == "accepted":
        return [Knot("work", "work", project.accepted_on, frozenset("oc"), facts=facts)]
    return [Knot("work", "work", None, frozenset("o"), NOW, facts)]


def answers(records):
    """The community settled it itself, or returned it to the asker."""
    row = records.need
    if row.stage == "returned" and records.done_on("need.returned"):
        return [Knot("returned", "", records.done_on("need.returned")[-1], frozenset("c"), facts={"need": row})]
    if row.closed_on and records.done_on("need.answered"):
        return [Knot("answer", "work", row.closed_on, frozenset("c"), facts={"need": row})]
    return []


def rated(ratings):
    """What those who asked said in one round."""
    if not ratings:
        return []
    counted = {
        outcome: sum(1 for rating in ratings if rating.outcome == outcome) for outcome in ("yes", "partly", "no")
    }
    words = [rating.words for rating in ratings if rating.words][:WORDS_SHOWN]
    facts = {"ratings": ratings, "counted": counted, "words": words, "need": ratings[0].need_id}
    return [Knot("rating", "rating", _day(ratings[-1].at), frozenset("r"), facts=facts)]


def thanked(records, letters):
    """The letters of thanks: sent, or drafted and waiting for the secretary."""
    if not letters:
        return []
    rows = [{"letter": letter, "opens": letter.pk in records.seen["letters"]} for letter in letters]
    sent = [letter for letter in letters if letter.approved_at]
    if not sent:
        return [Knot("letter", "letter", None, frozenset("c"), NOW, {"rows": rows, "sent": 0})]
    facts = {"rows": rows, "sent": len(sent)}
    return [Knot("letter", "letter", _day(max(letter.approved_at for letter in sent)), frozenset("c"), facts=facts)]


def parties(records, told):
    """{party: what it did} for the four parties, from the knots that are done; a party that did nothing has {}."""
    done = [knot for knot in told if knot.state == DONE]
    return {
        "l": _leader(records, done),
        "o": _organizations(done),
        "c": {"acts": acts} if (acts := _community(done)) else {},
        "r": _residents(records, done),
    }


def _leader(records, done):
    answered = [
        knot.facts["escalation"] for knot in done if knot.kind == "escalation" and knot.facts["escalation"].answered_on
    ]
    came = next(
        (row.person for knot in done if knot.kind == "meeting" for row in knot.facts["came"] if row.party == "l"), None
    )
    if answered:
        last = answered[-1]
        return {"who": last.answered_by, "days": (last.answered_on - _day(last.since)).days, "asks": last.asks.all()}
    if records.need.channel == "sponsor":
        return {"found": True, "who": came}
    return {"came": True, "who": came} if came else {}


def _organizations(done):
    claims = [claim for knot in done if knot.kind == "claim" for claim in knot.facts["claims"]]
    lent = [
        row
        for knot in done
        if knot.kind == "resources"
        for row in knot.facts["rows"]
        if row["resource"].organization_id
    ]
    bodies = {claim.organization_id for claim in claims}
    answered = sum(knot.facts["answered"] for knot in done if knot.kind == "departments")
    if not (bodies or lent or answered):
        return {}
    return {"claims": len(bodies), "resources": len(lent), "departments": answered}


def _community(done):
    """The community's acts that the chain shows, as the kinds of their knots."""
    verified = any(knot.kind == "need" and knot.facts["listed_on"] for knot in done)
    kinds = {knot.kind for knot in done if "c" in knot.parties}
    named = ("resources", "project", "meeting", "escalation", "work", "departments", "answer", "letter")
    return (["verified"] if verified else []) + [kind for kind in named if kind in kinds]


def _residents(records, done):
    rated_by = sum(len(knot.facts["ratings"]) for knot in done if knot.kind == "rating")
    return {"asked": records.askers, "rated": rated_by} if records.askers or rated_by else {}
