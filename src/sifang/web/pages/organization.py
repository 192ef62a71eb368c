"""The organization's desk: what it could take on and why, what it carries, lends, is asked to and was thanked for."""

from dataclasses import dataclass

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext

from sifang.activities import menu
from sifang.activities import queries as activities
from sifang.disputes import queries as disputes
from sifang.evaluations import queries as evaluations
from sifang.industry import queries as industry
from sifang.industry import sites
from sifang.letters import queries as letters
from sifang.letters.models import Letter
from sifang.meetings import queries as meetings
from sifang.people.models import Organization
from sifang.projects import queries as projects
from sifang.projects import reasons
from sifang.projects.models import Project
from sifang.resources import queries as resources
from sifang.visits import queries as visits
from sifang.web.access import acting, found_or_404
from sifang.web.forms.projects import IntentForm
from sifang.web.forms.visits import ReplyForm
from sifang.web.pages import pairings
from sifang.web.pages.paging import page_of

FITTING, SHORT = 10, 8
OPEN = (Project.Stage.PROPOSED, Project.Stage.TABLED)
UNDER_WAY = (Project.Stage.CLAIMED, Project.Stage.SUBMITTED)


@dataclass(frozen=True)
class Fit:
    """A project the organization could take on: what it would bring and why, and the form to say so."""

    project: object
    own: list
    people: int
    meeting: object
    form: object


@acting("speak")
def desk(request):
    """The desk of the organization asked for (?of=), else of the first the viewer speaks for."""
    spoken_for = list(Organization.objects.filter(pk__in=request.user.reach.organizations).order_by("name"))
    if spoken_for and all(body.kind == Organization.Kind.DEPARTMENT for body in spoken_for):
        return redirect("department-desk")
    organization = _asked(request, spoken_for)
    carried = projects.carried_by(request.user, organization)
    invited = list(meetings.invitations_of(request.user)[:SHORT])
    context = (
        _offered(request, organization, invited)
        | _waiting(request, organization)
        | {
            "organization": organization,
            "spoken_for": spoken_for if len(spoken_for) > 1 else [],
            "ties": organization.partnerships.current().select_related("place").order_by("place"),
            "intents": projects.intents_of(organization).filter(project__stage__in=OPEN)[:SHORT],
            "carried": [(project, _next_step(project)) for project in carried[:SHORT]],
            "carried_count": carried.count(),
            "under_way": carried.filter(stage__in=UNDER_WAY).count(),
            "resources": resources.resource_list(request.user, "").filter(organization=organization)[:25],
            "letters": _letters(request.user, organization)[:SHORT],
            "invited": invited,
            "charged": meetings.open_resolutions_of(organization)[:SHORT],
        }
    )
    return render(request, "organization/desk.html", context)


def _waiting(request, organization):
    """What residents asked of the organization, and what the appraisal asks of it and tells it."""
    found = {
        "services": menu.waiting_for(request.user, organization)[:SHORT],
        "turnouts": activities.asked_to(request.user).filter(organization=organization, expected=None)[:SHORT],
        "opinions": evaluations.opinions_asked(request.user).exclude(opinions__organization=organization)[:SHORT],
        "feedback": evaluations.feedback_open(request.user).filter(organization=organization)[:SHORT],
    }
    tours = list(visits.invited(request.user)[:SHORT])
    unanswered = sum(row.is_coming is None for row in tours)
    cards = [(row, ReplyForm(auto_id=f"reply_{row.pk}_%s")) for row in tours]
    found["fields"] = _fields(request.user, organization)
    return found | {"tours": cards, "waiting": unanswered + sum(map(len, found.values()))}


def _fields(viewer, organization):
    """[(address, words)] of what waits for the organization in the emerging fields."""
    if organization.kind == Organization.Kind.PROPERTY:
        n = sum(count for count, _late in disputes.counts(viewer, "").values())
        due = sites.recheck_due(viewer).filter(organization=organization).count()
        found = (
            ("disputes", n, ngettext("%(n)s dispute is open", "%(n)s disputes are open", n)),
            ("sites", due, ngettext("%(n)s demonstration site is due for its recheck",
                                    "%(n)s demonstration sites are due for their recheck", due)),
        )  # fmt: skip
    else:
        n = industry.issue_list(viewer, "").filter(stage="open").count()
        found = (("industries", n, ngettext("%(n)s issue waits to be closed", "%(n)s issues wait to be closed", n)),)
    return [(reverse(page), words % {"n": count}) for page, count, words in found if count]


def _asked(request, spoken_for):
    asked = request.GET.get("of", "")
    rows = Organization.objects.filter(pk__in=[body.pk for body in spoken_for]).order_by("name")
    return found_or_404(rows, **({"pk": int(asked)} if asked.isdecimal() and len(asked) < 12 else {}))


def _offered(request, organization, invited):
    """What the organization could take on: fitting projects in full, and all the others as rows."""
    found = projects.claimable(request.user, organization)
    coming = {row.meeting.place_id: row.meeting for row in reversed(invited)}
    fitting = found.filter(own__gt=0)
    shown = list(fitting[:FITTING])
    names = pairings.names_for(request.user, shown)
    return {
        "fits": [_fit(project, organization, coming, names) for project in shown],
        "fit_count": fitting.count(),
        "others": page_of(request, found.filter(own=0)),
    }


def _fit(project, organization, coming, names):
    return Fit(
        project,
        [
            row
            for row in pairings.of_project(project, names, reasons.of_itself)
            if row.resource.organization_id == organization.pk
        ],
        sum(need.people for need in project.needs.all()),
        coming.get(project.place_id),
        IntentForm(organizations=[organization], auto_id=f"intent_{project.pk}_%s"),
    )


def _next_step(project):
    """The first step that is not done, or None."""
    return next((step for step in project.steps.all() if not step.done_on), None)


def _letters(viewer, organization):
    return letters.letter_list(viewer, stages=[Letter.Stage.APPROVED]).filter(organization=organization)
