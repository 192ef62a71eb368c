"""The parts of the site: a line of the navigation each, seven at most for anybody, and the pages side by side in it."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, resolve, reverse
from django.utils.translation import gettext_lazy as _

from sifang.web.access import PUBLIC, SIGNED_IN

AT_MOST = 7


@dataclass(frozen=True)
class Section:
    """A line of the navigation: its first page, the acts that open it, and the pages beside the first one."""

    page: str
    icon: str
    label: object
    acts: tuple[str, ...]
    tabs: tuple = ()


WATCHING = ("oversee", "observe")
SECTIONS = (
    Section("desk", "flag", _("My duties"), ("oversee", "observe", "listen", "audit", "administer", "secure")),
    Section("workbench", "today", _("Today"), ("match",)),
    Section("organization-desk", "building", _("Our organization"), ("speak",)),
    Section("sponsor-desk", "flag", _("Waiting for me"), ("answer_escalation",)),
    Section("needs", "lists", _("Three lists"), ("work", "speak", "listen", *WATCHING)),
    Section(
        "meetings", "people", _("Meetings"), ("meet", "speak", "answer_escalation", "listen", *WATCHING),
        (
            ("meetings", _("Joint meetings")), ("topics", _("Topics")), ("councils", _("Bench talks")),
            ("visits", _("Visits")),
        ),
    ),
    Section(
        "activities", "calendar", _("Activities"), ("activity", "speak", *WATCHING),
        (
            ("activities", _("Activities")), ("plans", _("Year's plan")), ("menu", _("Service menu")),
            ("experiences", _("Experience")), ("campaigns", _("Campaigns")),
        ),
    ),
    Section(
        "roster", "building", _("Four parties"), ("appoint", "register"),
        (
            ("roster", _("Roster")), ("sponsorships", _("Sponsor leaders")), ("committees", _("Joint committees")),
            ("nominations", _("Nominations")), ("serving", _("Those who serve")), ("limits", _("Limits")),
        ),
    ),
    Section(
        "letters", "document", _("Thanks and appraisal"), ("activity", "speak", "open_round", "release", "opine"),
        (("letters", _("Letters of thanks")), ("rounds", _("Appraisal"))),
    ),
    Section("figures", "board", _("Figures"), ("ledger", "answer_escalation")),
    Section("accounts", "user", _("Accounts"), ("administer", "secure")),
    Section("audit", "shield", _("Deeds"), ("audit",), (("audit", _("Deeds")), ("audit-seal", _("Seal")))),
    Section(
        "need-new", "message-plus", _("Report a need"),
        ("report:community", "report:resident_rep", "report:sponsor", "report:partner"),
    ),
)  # fmt: skip

# Words of addresses that have no line and no tab of their own, and the section that is lit for them.
AT_HOME = {
    word: section
    for section, words in {
        "needs": "resources proposals projects escalations ledgers",
        "organization": "department",
        "meetings": "items topics councils visits assignments tours",
        "activities": "plans campaigns menu services experience",
        "roster": "sponsorships committees nominations limits contact-points serving members neighbours "
        "household-liaisons registrations couriers service-posts uptakes partnerships",
        "letters": "rounds chapters sheets statements feedback",
    }.items()
    for word in words.split()
}


def lines(person):
    """The sections that the posts of ``person`` open, the first seven."""
    found = [section for section in SECTIONS if opens(person, section.acts) and address(section.page)]
    return found[:AT_MOST]


def opens(person, acts):
    """Whether a post of ``person`` opens one of ``acts`` somewhere."""
    return any(person.may(act) for act in acts)


def word_of(path):
    """The first page of the section a path belongs to, as the word its address begins with."""
    word = path.split("/")[1]
    return AT_HOME.get(word, word)


def tabs(person, path):
    """[{url, label, current}] of the pages beside this one, where the page is one of a section's own."""
    section = next((one for one in SECTIONS if path in [address(page) for page, _label in one.tabs]), None)
    if section is None:
        return []
    shown = [
        {"url": url, "label": label, "current": url == path}
        for page, label in section.tabs
        if (url := address(page)) and _may_open(person, url)
    ]
    return shown if len(shown) > 1 else []


def _may_open(person, url):
    access = getattr(resolve(url).func, "access", SIGNED_IN)
    return access in (PUBLIC, SIGNED_IN) or opens(person, access)


def address(page):
    """The address of a page by its name, or "" while there is none."""
    try:
        return reverse(page)
    except NoReverseMatch:
        return ""
