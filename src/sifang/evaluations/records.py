"""The names of the facts in words, and the records that each of them counts."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.activities.models import Activity, PlanLine, Service, ServiceRecord
from sifang.meetings.models import Council, Meeting
from sifang.needs.models import Need, Rating
from sifang.people.models import Uptake
from sifang.projects.models import Escalation, Project
from sifang.visits.models import Assignment, Finding, Visit


@dataclass(frozen=True)
class Fact:
    """A fact in words, and the table of its records."""

    title: object
    model: type[models.Model]


FACTS = {
    "claims": Fact(_("claimed"), Project),
    "kept": Fact(_("done and accepted"), Project),
    "in_time": Fact(_("done in time"), Project),
    "come_due": Fact(_("came due"), Project),
    "under_way": Fact(_("under way"), Project),
    "handed_back": Fact(_("handed back"), Project),
    "needs_met": Fact(_("needs met"), Need),
    "ratings": Fact(_("words of residents"), Rating),
    "satisfied": Fact(_("satisfied or very satisfied"), Rating),
    "planned": Fact(_("planned"), PlanLine),
    "planned_held": Fact(_("of the plan held"), PlanLine),
    "activities": Fact(_("activities"), Activity),
    "services": Fact(_("services done"), Service),
    "asked_to": Fact(_("asked to meetings"), Meeting),
    "attended": Fact(_("came to meetings"), Meeting),
    "visits": Fact(_("visits"), Visit),
    "findings": Fact(_("found on visits"), Finding),
    "escalations": Fact(_("hard matters"), Escalation),
    "answered_in_time": Fact(_("answered in time"), Escalation),
    "escalations_closed": Fact(_("closed by the community"), Escalation),
    "assignments": Fact(_("departments charged"), Assignment),
    "assignments_closed": Fact(_("confirmed as done"), Assignment),
    "service_posts": Fact(_("service posts"), Uptake),
    "records": Fact(_("lines of the service card"), ServiceRecord),
    "took_part": Fact(_("activities taken part in"), Activity),
    "needs": Fact(_("needs raised"), Need),
    "verified": Fact(_("looked at and answered"), Need),
    "met": Fact(_("done"), Need),
    "meetings": Fact(_("meetings held"), Meeting),
    "accepted": Fact(_("projects accepted"), Project),
    "councils": Fact(_("councils"), Council),
}
WITH = {
    Rating: ("need",),
    Escalation: ("project",),
    Uptake: ("service_post",),
    Service: ("item",),
    PlanLine: ("plan",),
}


def records_of(sheet, name):
    """The records behind one number of a sheet the viewer has loaded, in order of entry."""
    model = FACTS[name].model
    found = model._default_manager.filter(pk__in=sheet.facts.get(name, []))
    return found.select_related(*WITH.get(model, ())).order_by("pk")


def shown(sheet, question):
    """[(name, title, number)] of the facts that stand beside a question of the sheet's scheme."""
    return [(name, FACTS[name].title, len(sheet.facts.get(name, []))) for name in question["facts"]]
