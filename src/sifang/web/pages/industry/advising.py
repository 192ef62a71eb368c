"""Advisory visits of departments to enterprises, and the issues they found."""

from django.utils.translation import gettext_lazy as _

from sifang.industry import commands, queries, rules
from sifang.industry.models import AdvisoryVisit, Issue
from sifang.people.models import Organization
from sifang.web.forms.industry import AdvisedForm, AdvisoryForm, SaidForm
from sifang.web.forms.industry_fields import WhyForm
from sifang.web.forms.industry_held import CampaignForm
from sifang.web.pages.industry.acts import Act, Desk, part

Stage = AdvisoryVisit.Stage


def _may_advise(viewer, visit):
    return rules.may_advise(viewer, visit.department, visit.enterprise)


def _may_plan(viewer, place):
    own = Organization.objects.filter(pk__in=viewer.reach.organizations, kind=Organization.Kind.DEPARTMENT)
    return rules.may_keep(viewer, place) or own.exists()


def _issues(request, visit):
    rows = [
        (issue, rules.may_close(request.user, issue), rules.may_reopen(request.user, issue))
        for issue in visit.issues.select_related("visit__department", "visit__enterprise__place").order_by("pk")
    ]
    left = sum(issue.stage == Issue.Stage.OPEN for issue, _close, _reopen in rows)
    return {"issues": rows, "left": left, "close": SaidForm(auto_id=False), "reopen": WhyForm(auto_id=False)}


def _tally(request, place):
    return {"totals": queries.totals(request.user, place.code if place else "")}


ADVISORY = Desk(
    "advisory", "advisory-visit", queries.advisory_list,
    form=AdvisoryForm, makes=_may_plan, beside=_tally,
    make=lambda actor, place, given: commands.plan_advisory(
        actor, given["department"], given["enterprise"], given["on"], given["purpose"]
    ),
    filters={"stage": lambda: Stage.choices, "issues": lambda: [("open", "")]},
    facts=_issues,
    acts=(
        Act(
            "hold", _("It took place"), _("The visit is on record."),
            lambda actor, visit, given: commands.hold_advisory(actor, visit, **given), AdvisedForm,
            stages=(Stage.PLANNED,), may=_may_advise,
        ),
        Act(
            "cancel", _("It does not take place"), _("The visit is called off."),
            lambda actor, visit, given: commands.cancel_advisory(actor, visit, given["why"]), WhyForm,
            stages=(Stage.PLANNED,), may=_may_advise,
        ),
        Act(
            "tag", _("Count it towards a campaign"), _("Noted what it counts towards."),
            lambda actor, visit, given: commands.count_towards(actor, given["campaign"], visit), CampaignForm,
            stages=(Stage.PLANNED, Stage.DONE),
        ),
    ),
)  # fmt: skip


def _seen(viewer):
    found = Issue.objects.filter(visit__in=AdvisoryVisit.objects.visible_to(viewer))
    return found.select_related("visit__place", "visit__department", "visit__enterprise__place")


def _visit(issue):
    return "advisory-visit", issue.visit_id


issue_close = part(
    _seen, SaidForm, lambda actor, issue, given: commands.close_issue(actor, issue, given["words"]),
    _("The issue is closed."), _visit,
)  # fmt: skip
issue_reopen = part(
    _seen, WhyForm, lambda actor, issue, given: commands.reopen_issue(actor, issue, given["why"]),
    _("The issue is open again."), _visit,
)  # fmt: skip
