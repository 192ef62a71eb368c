"""The rows a figure counts, told as lines that lead to the thing itself; never the name of somebody who asked."""

from django.utils.translation import gettext as _

from sifang.letters.models import Letter
from sifang.places.models import COMMUNITY_LENGTH
from sifang.web.pages.figure_fields import FIELD_JOINED, FIELD_LINES
from sifang.web.pages.figure_heard import HEARD_JOINED, HEARD_LINES, WORDS
from sifang.web.pages.figure_line import line as _line
from sifang.web.pages.figure_line import told as _told
from sifang.web.templatetags.sifang import day


def lines(name, page):
    """The lines of one ``page`` of the figure called ``name``."""
    found = list(page.object_list.select_related(*JOINED.get(name, ("place",))))
    return LINES[name](found)


def _needs(found):
    return [_line("need", need, need.title, [need.place, day(need.raised_on)], need) for need in found]


def _resources(found):
    return [_line("resource", row, row.name, [row.owner, row.get_kind_display(), row.place], row) for row in found]


def _proposals(found):
    return [_line("project", row, row.name, [row.place, day(row.proposed_at)], row) for row in found]


def _claims(found):
    return [
        _line("project", row.project, row.project.name, [row.organization, row.basis, row.project.place], row.project)
        for row in found
    ]


def _done(found):
    return [_line("project", row, row.name, [row.place, day(row.accepted_on)], row) for row in found]


def _rated(found):
    return [
        _line("need", row.need, row.need.title, [row.get_outcome_display(), _stars(row), row.need.place], row.need)
        for row in found
    ]


def _stars(rating):
    return _("satisfaction %(n)s of 5") % {"n": rating.satisfaction}


def _thanked(found):
    """The figure counts the deed of approving; the line leads to the letter."""
    seen = Letter.objects.select_related("organization", "person", "project", "place")
    letters = seen.in_bulk([deed.subject_id for deed in found])
    told = [(deed, letters[deed.subject_id]) for deed in found]
    return [_line("letter", row, str(row), [row.organization, row.place, day(deed.at)], row) for deed, row in told]


def _persons(found):
    return [_told(row.shown_name, [row.title, _near(row.home)]) for row in found]


def _near(home):
    """The community of somebody's home, never the building: with it a masked name would be a whole one."""
    return home if home and len(home.code) <= COMMUNITY_LENGTH else ""


def _posts(found):
    """Somebody of a public kind is named in full; anybody else as everywhere, masked."""
    return [_told(row.person.shown_name, [row.kind_title, row.duty, row.place, day(row.since)]) for row in found]


def _organizations(found):
    return [_told(row.name, [row.get_kind_display(), row.place]) for row in found]


def _committees(found):
    return [
        _line("committee", row, row.name, [row.get_level_display(), row.place, day(row.since)], None) for row in found
    ]


def _activities(found):
    return [_line("activity", row, row.title, [row.place, day(row.starts_at)], row) for row in found]


def _councils(found):
    return [
        _line("council", row, row.topic, [row.get_kind_display(), row.place, day(row.held_at)], None) for row in found
    ]


def _visits(found):
    return [
        _line("visit", row, row.purpose, [row.leader.shown_name, row.place, day(row.held_on)], row) for row in found
    ]


def _places(found):
    return [_told(row.name, [row.get_kind_display()]) for row in found]


def _tours(found):
    return [_line("tour", row, row.title, [row.place, day(row.starts_at)], row) for row in found]


def _plans(found):
    return [_line("plan", row, row.place.short_name, [row.year], row) for row in found]


def _topics(found):
    return [
        _line("topic", row, row.title, [row.get_party_display(), row.place, day(row.proposed_at)], row) for row in found
    ]


def _meetings(found):
    return [_line("meeting", row, row.title, [row.place, day(row.starts_at)], row) for row in found]


def _pairs(found):
    return [
        _line("project", row.project, row.project.name, [row.booking.resource, row.project.place], row.project)
        for row in found
    ]


def _escalations(found):
    return [_line("escalation", row, row.project.name, [row.place, day(row.since)], row) for row in found]


def _services(found):
    return [
        _line("service", row, row.item.title, [row.organization, row.place, day(row.done_on)], row) for row in found
    ]


def _experience(found):
    return [
        _line("experience", row, row.title, [row.organization, row.place, day(row.published_on)], row) for row in found
    ]


def _sheets(found):
    return [
        _line("sheet", row, str(row.appraised), [row.get_kind_display(), row.place, row.round.year], row)
        for row in found
    ]


def _opinions(found):
    return [_told(str(row.place), [row.organization or row.post.person, day(row.signed_on)]) for row in found]


POSTS = (
    "communities_per_top_leader", "part_time_members", "secondments", "household_liaisons", "new_workers_registered",
    "residents_involved",
)  # fmt: skip
LINES = {
    "needs": _needs,
    "resources": _resources,
    "proposals": _proposals,
    "claims": _claims,
    "done": _done,
    "rated": _rated,
    "thanked": _thanked,
    "resources_listed": _resources,
    "talents": _persons,
    "pressing_issues_resolved": _needs,
    "sponsors": _persons,
    "members_active": _persons,
    "partners_active": _organizations,
    "joint_street_committees": _committees,
    "joint_community_committees": _committees,
    "activities_held": _activities,
    "councils_held": _councils,
    "top_leader_visits": _visits,
    "communities_complete": _places,
    "visits_held": _visits,
    "tours_held": _tours,
    "plans_agreed": _plans,
    "campaign_activities": _activities,
    "galas_held": _activities,
    "topics_proposed": _topics,
    "joint_meetings": _meetings,
    "committee_meetings": _meetings,
    "needs_found": _needs,
    "pairs_matched": _pairs,
    "escalations_raised": _escalations,
    "services_done": _services,
    "services_confirmed": _services,
    "experience_published": _experience,
    "appraisals_signed": _sheets,
    "opinions_given": _opinions,
    **dict.fromkeys(POSTS, _posts),
    **FIELD_LINES,
    **dict.fromkeys(WORDS, _rated),
    **HEARD_LINES,
}
OWNED = ("place", "organization", "person")
JOINED = {
    "resources": OWNED,
    "resources_listed": OWNED,
    "claims": ("project__place", "organization"),
    "rated": ("need__place",),
    "thanked": (),
    "communities_complete": (),
    "pairs_matched": ("project__place", "booking__resource"),
    "escalations_raised": ("place", "project"),
    "experience_published": ("place", "organization"),
    "appraisals_signed": ("place", "round", "organization", "post__person"),
    "opinions_given": ("place", "organization", "post__person"),
    **dict.fromkeys(("top_leader_visits", "visits_held"), ("place", "leader")),
    **dict.fromkeys(("services_done", "services_confirmed"), ("place", "item", "organization")),
    **dict.fromkeys(("talents", "sponsors", "members_active"), ("home",)),
    **dict.fromkeys(POSTS, ("place", "person")),
    **FIELD_JOINED,
    **HEARD_JOINED,
}
