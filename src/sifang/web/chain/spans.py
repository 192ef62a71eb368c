"""Where the time went: the days between the knots, summed by what was waited for. Pure."""

from dataclasses import dataclass

from sifang.web.chain.knots import DONE

# What the days before a knot were spent on, by the kind of the knot they led to.
SPENT_ON = {
    "resources": "pairing",
    "project": "pairing",
    "meeting": "meeting",
    "claim": "claim",
    "escalation": "claim",
    "work": "work",
    "departments": "departments",
    "handed_back": "work",
    "answer": "answer",
    "returned": "verifying",
    "rating": "rating",
    "reopened": "rating",
    "letter": "letter",
}
ORDER = ("verifying", "pairing", "meeting", "claim", "work", "departments", "answer", "rating", "letter")
WAITING = ("verifying", "meeting", "rating")


@dataclass(frozen=True)
class Span:
    """Days spent on one thing: ``share`` of the longest in percent; ``running`` while they still add up."""

    name: str
    days: int
    share: int
    anchor: str
    waits: bool
    longest: bool
    running: bool


def spans(chain):
    """The spans of the chain that took at least a day, in the order of the work."""
    spent, anchors, running = _spent(chain)
    most = max(spent.values(), default=0)
    return [
        Span(
            name,
            spent[name],
            max(round(100 * spent[name] / most), 1),
            anchors[name],
            name in WAITING,
            spent[name] == most,
            name == running,
        )
        for name in ORDER
        if spent.get(name)
    ]


def _spent(chain):
    spent, anchors, running = {}, {}, ""
    before = chain.need.raised_on
    for day, name, anchor in _milestones(chain):
        spent[name] = spent.get(name, 0) + max((day - before).days, 0)
        anchors.setdefault(name, anchor)
        before = max(before, day)
    waiting = chain.waiting_for
    if waiting and not chain.need.closed_on:
        running = SPENT_ON[waiting.kind] if _verified(chain) else "verifying"
        spent[running] = spent.get(running, 0) + max((chain.today - before).days, 0)
        anchors.setdefault(running, waiting.anchor)
    return spent, anchors, running


def _verified(chain):
    return chain.need.stage not in ("new", "returned")


def _milestones(chain):
    """(day, what the time before it was spent on, anchor) of everything that is done, in order of time."""
    found = []
    for knot in chain.knots:
        if knot.kind == "need" and knot.facts["listed_on"]:
            found.append((knot.facts["listed_on"], "verifying", knot.anchor))
        elif knot.state == DONE and knot.day and knot.kind in SPENT_ON:
            found.append((knot.day, SPENT_ON[knot.kind], knot.anchor))
    return sorted(found, key=lambda milestone: milestone[0])
