"""Which enterprises have a Party organization of their own, and the leading ones."""

from django.utils.translation import gettext_lazy as _

from sifang.industry import commands, industries, queries
from sifang.industry.models import Coverage, LeadingEnterprise
from sifang.people import commands as people
from sifang.people.models import Organization
from sifang.web.forms.industry import (
    BranchPlanForm,
    CoverForm,
    EstablishForm,
    IntakeForm,
    LeadingForm,
    SaidForm,
)
from sifang.web.forms.industry_fields import WhyForm
from sifang.web.pages.industry.acts import Act, Desk

Stage, Leading = Coverage.Stage, LeadingEnterprise.Stage


def _cover(actor, place, given):
    body = given["organization"]
    if not isinstance(body, Organization):
        body = people.found(actor, body, place, kind=Organization.Kind.ENTERPRISE)
    return commands.cover(actor, body, given["industry"])


def _tally(request, place):
    rows = queries.overview(request.user, place.code if place else "")
    return {"counts": [(stage, sum(getattr(row, stage.value) for row in rows)) for stage in Stage]}


COVERAGE = Desk(
    "coverage", "covered", queries.coverage_list,
    form=CoverForm, make=_cover, beside=_tally,
    filters={"industry": industries.choices, "stage": lambda: Stage.choices},
    facts=lambda request, coverage: {"intakes": coverage.intakes.order_by("-year")},
    acts=(
        Act(
            "establish", _("It has a Party organization"), _("The Party organization is on record."),
            lambda actor, row, given: commands.establish(actor, row, given["branch_name"], given["on"]),
            EstablishForm, stages=(Stage.UNCOVERED, Stage.PLANNED),
        ),
        Act(
            "plan", _("Plan one"), _("The plan is on record."),
            lambda actor, row, given: commands.plan_branch(actor, row, given["plan"], given["planned_for"]),
            BranchPlanForm, stages=(Stage.UNCOVERED, Stage.PLANNED),
        ),
        Act(
            "intake", _("Count owners and managers who joined the Party"), _("The counts are on record."),
            lambda actor, row, given: commands.take_in(actor, row, **given), IntakeForm,
        ),
        Act(
            "dissolve", _("There is none any more"), _("The enterprise stands on the list without one."),
            lambda actor, row, given: commands.dissolve_branch(actor, row, given["why"]), WhyForm,
            stages=(Stage.ESTABLISHED,),
        ),
    ),
)  # fmt: skip

LEADING = Desk(
    "leading", "leading-enterprise", queries.leading_list,
    form=LeadingForm,
    make=lambda actor, place, given: commands.list_leading(
        actor, given["organization"], given["industry"], direct_by=given["direct_by"]
    ),
    filters={"industry": industries.choices},
    acts=(
        Act(
            "review", _("Write the review"), _("The review is on record."),
            lambda actor, row, given: commands.review_leading(actor, row, given["words"]), SaidForm,
            stages=(Leading.LISTED, Leading.REVIEWED),
        ),
        Act(
            "remove", _("Take it off the list"), _("It is off the list."),
            lambda actor, row, given: commands.remove_leading(actor, row, given["why"]), WhyForm,
            stages=(Leading.LISTED, Leading.REVIEWED),
        ),
    ),
)  # fmt: skip
