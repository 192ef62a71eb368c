"""What every page's frame shows: who is here, where they may go, whether this is a demo."""

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from sifang.notices.queries import unread_count
from sifang.places.models import Place

# (url name, icon, label, the acts that open it); seven lines at most for anybody.
DESKS = (
    ("workbench", "today", _("Today"), ("work",)),
    ("organization-desk", "building", _("Our organization"), ("speak",)),
    ("sponsor-desk", "flag", _("Waiting for me"), ("answer_escalation",)),
    ("needs", "lists", _("Three lists"), ("work", "speak", "report:resident_rep")),
    ("meetings", "people", _("Meetings"), ("meet", "speak", "answer_escalation", "report:resident_rep")),
    ("roster", "building", _("Four parties"), ("appoint",)),
    ("letters", "document", _("Letters"), ("approve_letter", "speak")),
    ("figures", "board", _("Figures"), ("ledger", "answer_escalation")),
    ("need-new", "message-plus", _("Report a need"), ("report:resident_rep", "report:sponsor", "report:partner")),
)
# Pages without a line of their own, by the first word of their address, and the line that is lit for them.
AT_HOME = dict.fromkeys(("resources", "proposals", "projects", "escalations", "ledgers"), "needs") | {
    "department": "organization",
    "items": "meetings",
    **dict.fromkeys(("sponsorships", "committees", "nominations", "limits", "contact-points"), "roster"),
    "topics": "meetings",
    "councils": "meetings",
    "visits": "meetings",
    "assignments": "meetings",
    "tours": "meetings",
    "plans": "meetings",
    "activities": "meetings",
    "campaigns": "meetings",
    "menu": "meetings",
    "services": "meetings",
    "experience": "meetings",
    "rounds": "letters",
    "chapters": "letters",
    "sheets": "letters",
    "statements": "letters",
} | dict.fromkeys(
    ("serving", "members", "neighbours", "household-liaisons", "registrations", "couriers", "service-posts", "uptakes",
     "partnerships"),
    "roster",
)  # fmt: skip


def frame(request):
    """The frame's facts for the templates."""
    facts = {"demo": settings.SIFANG_DEMO, "elder": request.COOKIES.get("elder") == "1"}
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return facts
    return facts | {"nav": _nav(request, person), "place_name": _seat(person), "unread": unread_count(person)}


def first_desk(person):
    """The address of the first desk that the posts of ``person`` open, or of their account."""
    return next(
        (url for name, _icon, _label, acts in DESKS if _opens(person, acts) and (url := _address(name))),
        reverse("account"),
    )


def _opens(person, acts):
    return any(person.may(act) for act in acts)


def _nav(request, person):
    here = _section(request.path)
    return [
        {"url": url, "icon": icon, "label": label, "current": _section(url) == here}
        for name, icon, label, acts in DESKS
        if _opens(person, acts) and _has_ground(person, name) and (url := _address(name))
    ]


def _has_ground(person, name):
    """Whether the desk would show anything: a department stands beside no community, so it has its own desk only."""
    return name == "organization-desk" or bool(person.reach.codes or person.reach.communities)


def _section(path):
    """The part of the site a path belongs to: its first word, or the desk that the word is at home with."""
    word = path if path == _address("need-new") else path.split("/")[1]
    return AT_HOME.get(word, word)


def _address(name):
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _seat(person):
    """The name of the place or organization the person's first post sits at."""
    seats = (post.organization or post.place for post in person.current_posts)
    return str(next(seats, ""))


def own_place(person):
    """The place of the person's first post at a place, or None: where their desk begins."""
    code = next(iter((*person.reach.codes, *person.reach.communities)), "")
    return Place.objects.filter(pk=code).first()
