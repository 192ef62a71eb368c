"""The parts of the site: a line of the navigation each, seven at most for anybody, and the pages side by side in it."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, resolve, reverse
from django.utils.translation import gettext_lazy as _

from sifang.web.access import PUBLIC, SIGNED_IN

AT_MOST = 7


@dataclass(frozen=True)
class Section:
    """A line of the navigation: its first page, the acts that open it, and the pages beside the first one.

    Without a page of its own it begins where ``begins`` leads the first act that somebody may do, else at the first of
    its tabs that they may open. ``also`` are the first words of the addresses further in for which the line is lit.
    """

    page: str
    icon: str
    label: object
    acts: tuple[str, ...]
    tabs: tuple = ()
    also: str = ""
    begins: tuple[tuple[str, str], ...] = ()

    @property
    def words(self):
        """The words with which the addresses of its pages begin."""
        own = [self.page, *(page for page, _label in self.tabs)]
        return {address(page).split("/")[1] for page in own if page and address(page)} | set(self.also.split())


# The field in which the liaison of such an organization finds something of its own first.
FIELD_OF = {"enterprise": "industries", "department": "industries"}
WATCHING = ("oversee", "observe")
SECTIONS = (
    Section("desk", "flag", _("My duties"), ("oversee", "observe", "listen", "audit", "administer", "secure")),
    Section("workbench", "today", _("Today"), ("match",)),
    Section("organization-desk", "building", _("Our organization"), ("speak",), also="department"),
    Section("sponsor-desk", "flag", _("Waiting for me"), ("answer_escalation",)),
    Section(
        "needs", "lists", _("Three lists"), ("work", "speak", "listen", *WATCHING),
        also="resources proposals match-policy projects escalations ledgers tickets extensions hot-spots",
    ),
    Section(
        "meetings", "people", _("Meetings"), ("meet", "speak", "answer_escalation", "listen", *WATCHING),
        (
            ("meetings", _("Joint meetings")), ("topics", _("Topics")), ("councils", _("Bench talks")),
            ("visits", _("Visits")),
        ),
        "items assignments tours",
    ),
    Section(
        "activities", "calendar", _("Activities"), ("activity", "speak", *WATCHING),
        (
            ("activities", _("Activities")), ("plans", _("Year's plan")), ("menu", _("Service menu")),
            ("experiences", _("Experience")), ("campaigns", _("Campaigns")),
        ),
        "services",
    ),
    Section(
        "roster", "building", _("Four parties"), ("appoint", "register"),
        (
            ("roster", _("Roster")), ("sponsorships", _("Sponsor leaders")), ("committees", _("Joint committees")),
            ("nominations", _("Nominations")), ("serving", _("Those who serve")), ("limits", _("Limits")),
            ("categories", _("Categories")), ("letters", _("Letters of thanks")), ("rounds", _("Appraisal")),
        ),
        "outlets contact-points members neighbours household-liaisons registrations couriers service-posts uptakes "
        "partnerships chapters sheets statements feedback workdays aliases",
    ),
    Section(
        "", "shield", _("Emerging fields"),
        ("dispute", "counsel", "oversee_counsel", "mediate", "own", "industry", "district", "speak", *WATCHING),
        (
            ("disputes", _("Three-colour list")), ("counsel", _("Legal service")), ("compounds", _("Property")),
            ("industries", _("Industries")), ("districts", _("Business districts")),
        ),
        "agreements referrals consultations aid stations duties questions checkups checklists talks talk-points log "
        "managements owners-committees sites bodies memberships coverage leading advisory issues mechanisms "
        "mechanism-items pairings trainings livestreams sales merchants pledges measures costs shares finance "
        "applications documents consents",
        (
            ("dispute", "disputes"), ("counsel", "counsel"), ("oversee_counsel", "counsel"), ("mediate", "disputes"),
            ("district", "districts"), ("industry", "industries"),
        ),
    ),
    Section(
        "letters", "document", _("Thanks and appraisal"), ("speak", "opine"),
        (("letters", _("Letters of thanks")), ("rounds", _("Appraisal"))),
        "chapters sheets statements feedback",
    ),
    Section("figures", "board", _("Figures"), ("ledger", "answer_escalation")),
    Section(
        "accounts", "user", _("Accounts"), ("administer", "secure"),
        (("accounts", _("Accounts")), ("deliveries", _("Not delivered"))),
    ),
    Section("audit", "shield", _("Deeds"), ("audit",), (("audit", _("Deeds")), ("audit-seal", _("Seal")))),
    Section(
        "need-new", "message-plus", _("Report a need"),
        ("report:community", "report:resident_rep", "report:sponsor", "report:partner"),
    ),
)  # fmt: skip

# Whoever serves somewhere finds something behind every tab; beyond them, who holds one of these acts does.
ALONE = {
    "disputes": ("mediate", "own"), "compounds": ("own", "industry"), "industries": ("industry",),
    "districts": ("district",),
}  # fmt: skip


def lines(person):
    """The sections that the posts of ``person`` open, the first seven."""
    found = [section for section in SECTIONS if opens(person, section.acts) and entry(person, section)]
    return found[:AT_MOST]


def entry(person, section):
    """Where the section begins for ``person``, or "" while there is no such page."""
    if section.page:
        return address(section.page)
    wanted = [page for act, page in section.begins if person.may(act)]
    wanted += [*_own_fields(person), *(page for page, _label in section.tabs)]
    return next((url for page in wanted if (url := address(page)) and _finds(person, page, url)), "")


def _own_fields(person):
    kinds = [post.organization.kind for post in person.current_posts if post.organization_id]
    return [FIELD_OF[kind] for kind in kinds if kind in FIELD_OF]


def opens(person, acts):
    """Whether a post of ``person`` opens one of ``acts`` somewhere."""
    return any(person.may(act) for act in acts)


def lit(person, path):
    """The section of ``person`` that a path belongs to, or None; reporting a need has a line of its own."""
    mine = lines(person)
    word = path.split("/")[1]
    exact = (section for section in mine if section.page and address(section.page) == path)
    return next(exact, None) or next((section for section in mine if word in section.words), None)


def tabs(person, path):
    """[{url, label, current}] of the pages beside this one, where the page is one of a section's own."""
    beside = (one for one in lines(person) if path in [address(page) for page, _label in one.tabs])
    section = next(beside, None)
    if section is None:
        return []
    shown = [
        {"url": url, "label": label, "current": url == path}
        for page, label in section.tabs
        if (url := address(page)) and (url == path or _finds(person, page, url))
    ]
    return shown if len(shown) > 1 else []


def _finds(person, page, url):
    """Whether the tab opens to ``person`` and could show them anything."""
    has_ground = page not in ALONE or bool(person.reach.codes or person.reach.organizations)
    return (has_ground or opens(person, ALONE[page])) and _may_open(person, url)


def _may_open(person, url):
    access = getattr(resolve(url).func, "access", SIGNED_IN)
    return access in (PUBLIC, SIGNED_IN) or opens(person, access)


def address(page):
    """The address of a page by its name, or "" while there is none."""
    try:
        return reverse(page)
    except NoReverseMatch:
        return ""
