"""The kinds of post: one table that says where each is held, who appoints, how many, and what it opens. Pure data."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class PostKind:
    """What a post of this kind is. ``seat`` is "place" or "organization"; ``most`` is how many one person may hold."""

    name: str
    title: object
    seat: str
    appointed_by: tuple[str, ...] = ()
    most: int | None = None
    acts: frozenset[str] = field(default_factory=frozenset)


def _kind(name, title, seat, appointed_by=(), most=None, acts=()):
    return PostKind(name, title, seat, tuple(appointed_by), most, frozenset(acts))


WORKER_ACTS = (
    "work", "report:community", "verify", "verify_resource", "match", "meet", "resolve", "escalate", "accept",
    "unmask", "ledger",
)  # fmt: skip
SECRETARY_ACTS = (*WORKER_ACTS, "sign", "approve_letter", "appoint")

KINDS = {
    kind.name: kind
    for kind in (
        _kind("sponsor", _("sponsor leader"), "place", ["officer"], 2, ["report:sponsor", "answer_escalation"]),
        _kind("officer", _("organization department officer"), "place", [], None, ["appoint", "ledger"]),
        _kind(
            "street_clerk",
            _("street clerk"),
            "place",
            ["officer"],
            None,
            ["appoint", "work", "ledger", "verify", "escalate"],
        ),
        _kind("secretary", _("community Party secretary"), "place", ["street_clerk", "officer"], 1, SECRETARY_ACTS),
        _kind("worker", _("community worker"), "place", ["secretary", "street_clerk"], 1, WORKER_ACTS),
        _kind("grid_worker", _("grid worker"), "place", ["secretary"], 2, ["report:community"]),
        _kind("resident_rep", _("resident representative"), "place", ["secretary"], 1, ["report:resident_rep"]),
        _kind(
            "liaison",
            _("liaison officer"),
            "organization",
            ["secretary", "street_clerk"],
            None,
            ["report:partner", "speak"],
        ),
    )
}


def choices():
    """(name, title) of every kind, in the table's order."""
    return [(kind.name, kind.title) for kind in KINDS.values()]
