"""What every page's frame shows: who is here, where they may go, whether this is a demo."""

from django.conf import settings
from django.urls import reverse

from sifang.notices.queries import unread_count
from sifang.people.models import Organization
from sifang.places.models import Place
from sifang.web import sections


def frame(request):
    """The frame's facts for the templates."""
    facts = {"demo": settings.SIFANG_DEMO, "elder": request.COOKIES.get("elder") == "1"}
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return facts
    return facts | {
        "nav": _nav(request, person),
        "section_tabs": sections.tabs(person, request.path),
        "place_name": _seat(person),
        "unread": unread_count(person),
    }


def first_desk(person):
    """The address of the first desk that the posts of ``person`` open, or of their account."""
    return next((sections.entry(person, section) for section in sections.lines(person)), reverse("account"))


def _nav(request, person):
    lit = sections.lit(person, request.path)
    return [
        {"url": url, "icon": section.icon, "label": section.label, "current": section is lit}
        for section in sections.lines(person)
        if _has_ground(person, section) and (url := sections.entry(person, section))
    ]


# Whose liaisons find something of their own in the emerging fields.
IN_A_FIELD = (Organization.Kind.PROPERTY, Organization.Kind.ENTERPRISE, Organization.Kind.DEPARTMENT)


def _has_ground(person, section):
    """Whether the desk would show anything: a department stands beside no community, so it has its own desk only."""
    if not section.page:
        held = person.current_posts
        return any(post.place_id or post.organization.kind in IN_A_FIELD for post in held)
    own = section.page in ("organization-desk", "desk", "accounts", "audit")
    return own or bool(person.reach.codes or person.reach.communities)


def _seat(person):
    """The name of the place or organization the person's first post sits at."""
    seats = (post.organization or post.place for post in person.current_posts)
    return str(next(seats, ""))


def own_place(person):
    """The place of the person's first post at a place, or None: where their desk begins."""
    code = next(iter((*person.reach.codes, *person.reach.communities)), "")
    return Place.objects.filter(pk=code).first()
