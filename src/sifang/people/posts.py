"""The kinds of post: one table that says where each is held, who appoints, how many, how long, and what it opens.

Pure data. A kind that names who nominates goes nomination → approval → appointment; the others are appointed at once.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

PLACE, ORGANIZATION, COMMITTEE = "place", "organization", "committee"


@dataclass(frozen=True)
class PostKind:
    """What a post of this kind is.

    ``seat`` says where it is held. ``most`` is how many one person may hold (a number, or the name of a limit),
    ``per_seat`` how many persons may hold it at one seat. ``paper`` names the paper that the appointment produces.
    A kind with ``keeps_exclusive`` is held by nobody who holds another such kind (三员分立). One that ``reaches``
    sees the rows of its place; having reported to a community as a member, say, opens nobody's needs.
    """

    name: str
    title: object
    seat: str = PLACE
    appointed_by: tuple[str, ...] = ()
    nominated_by: tuple[str, ...] = ()
    approved_by: tuple[str, ...] = ()
    most: int | str | None = None
    per_seat: int | None = None
    term_years: str = ""
    paper: str = ""
    is_public: bool = False
    needs_account: bool = False
    keeps_exclusive: bool = False
    reaches: bool = False
    acts: frozenset[str] = field(default_factory=frozenset)


WORKER_ACTS = (
    "work", "report:community", "verify", "verify_resource", "match", "meet", "resolve", "escalate", "accept",
    "unmask", "ledger", "council", "activity", "register", "visit_close", "dispute", "keep_counsel", "apply_site",
)  # fmt: skip
SECRETARY_ACTS = (*WORKER_ACTS, "sign", "approve_letter", "appoint", "appraise")
STREET_ACTS = (
    "appoint", "work", "ledger", "verify", "escalate", "approve", "oversee", "open_round", "review_round", "settings",
    "review_site",
)  # fmt: skip
OFFICER_ACTS = ("appoint", "ledger", "approve", "oversee", "release", "settings", "industry", "name_site", "district")
SPONSOR_ACTS = ("report:sponsor", "answer_escalation", "visit", "opine")
DESKS = ["secretary", "worker"]

KINDS = {
    kind.name: kind
    for kind in (
        # The four parties.
        PostKind(
            "sponsor", _("sponsor leader"), appointed_by=("officer",), most="sponsor_most",
            paper="sponsorship", is_public=True, needs_account=True, reaches=True, acts=frozenset(SPONSOR_ACTS),
        ),
        PostKind(
            "officer", _("organization department officer"), needs_account=True, reaches=True,
            acts=frozenset(OFFICER_ACTS),
        ),
        PostKind(
            "street_clerk", _("street clerk"), appointed_by=("officer",), needs_account=True,
            reaches=True, acts=frozenset(STREET_ACTS),
        ),
        PostKind(
            "secretary", _("community Party secretary"), appointed_by=("street_clerk", "officer"), most=1, per_seat=1,
            is_public=True, needs_account=True, reaches=True, acts=frozenset(SECRETARY_ACTS),
        ),
        PostKind(
            "worker", _("community worker"), appointed_by=("secretary", "street_clerk"), most=1, needs_account=True,
            reaches=True, acts=frozenset(WORKER_ACTS),
        ),
        PostKind(
            "grid_worker", _("grid worker"), appointed_by=("secretary",), most=2, is_public=True, needs_account=True,
            reaches=True, acts=frozenset(["report:community", "council", "listen"]),
        ),
        PostKind(
            "resident_rep", _("resident representative"), appointed_by=("secretary",), most=1, needs_account=True,
            reaches=True, acts=frozenset(["report:resident_rep", "council", "listen"]),
        ),
        PostKind(
            "liaison", _("liaison officer"), ORGANIZATION, appointed_by=("secretary", "street_clerk"),
            needs_account=True, reaches=True, acts=frozenset(["report:partner", "speak", "nominate", "opine"]),
        ),
        # Joint committees and seconded cadres.
        PostKind(
            "committee_member", _("committee member"), COMMITTEE, appointed_by=("street_clerk", "officer"),
            term_years="term_years", is_public=True,
        ),
        PostKind(
            "part_time_member", _("part-time committee member"), COMMITTEE,
            appointed_by=("secretary", "street_clerk", "officer"),
            nominated_by=("secretary", "street_clerk", "liaison"), approved_by=("street_clerk", "officer"),
            most=1, term_years="term_years", paper="appointment", is_public=True,
        ),
        PostKind(
            "seconded_cadre", _("seconded cadre"), appointed_by=("officer",), nominated_by=("street_clerk", "liaison"),
            approved_by=("officer",), most=1, paper="secondment", is_public=True,
        ),
        # Those who report for service, of their own will.
        PostKind("member", _("checked-in Party member"), appointed_by=tuple(DESKS), most=2, paper="registration"),
        PostKind(
            "household_liaison", _("household liaison"), appointed_by=("secretary",), most=1,
            acts=frozenset(["report:liaison"]),
        ),
        PostKind(
            "courier", _("courier or delivery rider"), appointed_by=tuple(DESKS), most=1,
            acts=frozenset(["report:rider"]),
        ),
        PostKind("building_warden", _("building warden"), appointed_by=tuple(DESKS), most=2, is_public=True),
        PostKind("property_staff", _("property-company staff"), appointed_by=tuple(DESKS), most=2),
        PostKind("enthusiast", _("enthusiastic resident"), appointed_by=tuple(DESKS), most=1),
        # Those who serve the emerging fields.
        PostKind(
            "legal_adviser", _("community legal adviser"), appointed_by=(*DESKS, "street_clerk", "officer"),
            most="adviser_most", is_public=True, needs_account=True,
            acts=frozenset(["counsel", "mediate", "report_dispute"]),
        ),
        PostKind(
            "mediator", _("people's mediator"), appointed_by=("secretary", "street_clerk"), most=2, is_public=True,
            needs_account=True, acts=frozenset(["mediate", "report_dispute"]),
        ),
        PostKind(
            "owners_rep", _("owners' committee representative"), appointed_by=("secretary",), most=1, is_public=True,
            needs_account=True, acts=frozenset(["own", "report_dispute"]),
        ),
        PostKind(
            "judicial_clerk", _("judicial office clerk"), appointed_by=("street_clerk", "officer"), most=2,
            needs_account=True, acts=frozenset(["oversee_counsel", "mediate", "report_dispute"]),
        ),
        PostKind(
            "industry_officer", _("industry Party committee officer"), appointed_by=("officer",), most=1,
            needs_account=True, acts=frozenset(["industry", "name_site"]),
        ),
        PostKind(
            "district_clerk", _("business district clerk"), appointed_by=("secretary", "street_clerk", "officer"),
            most=2, is_public=True, needs_account=True, acts=frozenset(["district", "finance"]),
        ),
        # Those who look on.
        PostKind(
            "observer", _("observer (deputy or CPPCC member)"), appointed_by=("street_clerk", "officer"), most=2,
            is_public=True, needs_account=True, reaches=True, acts=frozenset(["observe"]),
        ),
        PostKind(
            "auditor", _("auditor"), appointed_by=("officer",), needs_account=True, keeps_exclusive=True,
            acts=frozenset(["audit"]),
        ),
        # Three administrators that must be three people.
        PostKind(
            "system_admin", _("system administrator"), needs_account=True, keeps_exclusive=True,
            acts=frozenset(["administer"]),
        ),
        PostKind(
            "security_admin", _("security administrator"), needs_account=True, keeps_exclusive=True,
            acts=frozenset(["secure"]),
        ),
        PostKind(
            "audit_admin", _("audit administrator"), needs_account=True, keeps_exclusive=True,
            acts=frozenset(["audit"]),
        ),
    )
}  # fmt: skip


def choices():
    """(name, title) of every kind, in the table's order."""
    return [(kind.name, kind.title) for kind in KINDS.values()]
