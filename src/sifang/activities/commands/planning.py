"""The year's plan: drafted together, agreed, opened again where it must be, closed at the year's end."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.activities import rules, words
from sifang.activities.models import Plan, PlanLine, Reopening
from sifang.core import clock
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.people.models import Partnership
from sifang.places.models import Place, range_of

Stage = Plan.Stage
YEARS = range(2000, 2100)
MONTHS = range(1, 13)


@atomic
def draft_plan(actor, place, year):
    """The plan of ``year`` is in draft; it begins with what last year's plan held and did not drop."""
    require(rules.may_organize(actor, place), _("Only the community drafts its yearly plan."))
    insist(year in YEARS, _("Choose a year from 2000 to 2099."))
    Place.objects.select_for_update().get(pk=place.pk)  # two who draft at once get one plan
    if Plan.objects.filter(place=place, year=year).exists():
        raise Refused(_("%(place)s has a plan for %(year)s already; open it.") % {"place": place, "year": year})
    plan = Plan.objects.create(place=place, year=year)
    record(actor, "plan.drafted", plan, lines=_fill_from_last(plan))
    return plan


def _fill_from_last(plan):
    """The lines of the year before stand in the plan with those of their organizations that are still partners."""
    before = PlanLine.objects.filter(plan__place=plan.place, plan__year=plan.year - 1, dropped_why="")
    old = list(before.prefetch_related("organizations"))
    still = set(Partnership.objects.current().filter(place=plan.place).values_list("organization", flat=True))
    made = PlanLine.objects.bulk_create(
        PlanLine(plan=plan, month=line.month, kind=line.kind, title=line.title, grounds={"last_year": line.pk})
        for line in old
    )
    ties = PlanLine.organizations.through
    ties.objects.bulk_create(
        ties(planline=new, organization=body)
        for new, line in zip(made, old, strict=True)
        for body in line.organizations.all()
        if body.pk in still
    )
    return len(made)


@atomic
def add_line(actor, plan, month, kind, title, organizations, grounds=None):
    """The plan in draft has one more line; a liaison proposes lines of the own organization."""
    bodies = list(organizations)
    require(
        rules.may_propose(actor, plan.place, bodies),
        _("The community writes its plan; a liaison proposes lines for their own organization alone."),
    )
    _insist_draft(plan)
    words.insist_kind(kind)
    insist(month in MONTHS, _("Choose a month from January to December."))
    insist_partners(plan.place, bodies)
    line = PlanLine.objects.create(
        plan=plan, month=month, kind=kind, title=words.title(title), grounds=_grounds(actor, plan, bodies, grounds)
    )
    line.organizations.set(bodies)
    record(actor, "plan.line_added", plan, line=line.pk, month=month, kind=kind)
    return line


def _grounds(actor, plan, bodies, grounds):
    proposed = {} if rules.may_organize(actor, plan.place) else {"proposed_by": bodies[0].pk}
    return {**(grounds or {}), **proposed}


def _insist_draft(plan):
    stage = plan.hold()
    insist(
        stage == Stage.DRAFT,
        _("The plan is %(stage)s and stands as it is; open it again, with a reason, to change it.")
        % {"stage": Stage(stage).label},
    )


def insist_partners(place, bodies):
    """Every one of ``bodies`` is a partner of ``place`` or of a community in it."""
    wanted = {body.pk for body in bodies}
    if not wanted:
        return
    ties = Partnership.objects.filter(range_of(place.pk), until=None, organization__in=wanted)
    missing = wanted - set(ties.values_list("organization", flat=True))
    names = ", ".join(str(body) for body in bodies if body.pk in missing)
    insist(
        not missing, _("%(names)s: not a partner of %(place)s; enter them first.") % {"names": names, "place": place}
    )


@atomic
def drop_line(actor, line, why):
    """The line is not carried out, and the plan says why; a line nobody has agreed on yet is simply gone."""
    bodies = list(line.organizations.all())
    stage = line.plan.hold()
    may = rules.may_propose(actor, line.plan.place, bodies) if stage == Stage.DRAFT else False
    require(may or rules.may_organize(actor, line.plan.place), _("Only the community drops a line of its plan."))
    insist(stage != Stage.CLOSED, _("The plan is closed; it stays as it is."))
    insist(not line.dropped_why, _("This line was dropped already."))
    if line.plan.agreed_on is None:
        _remove(actor, line)
        return
    line.dropped_why = words.reason(why)
    line.save(update_fields=["dropped_why"])
    record(actor, "plan.line_dropped", line.plan, line=line.pk)


def _remove(actor, line):
    insist(not line.activities.exists(), _("An activity was made from this line; cancel it first."))
    record(actor, "plan.line_removed", line.plan, line=line.pk)
    line.organizations.clear()
    line.delete()


@atomic
def agree_plan(actor, plan):
    """The plan is agreed between the community and its partners and stands as it is."""
    require(rules.may_organize(actor, plan.place), _("Only the community puts its plan down as agreed."))
    insist(plan.lines.filter(dropped_why="").exists(), _("The plan is empty; add a line first."))
    plan.move(Stage.AGREED)
    plan.agreed_on, plan.agreed_by = clock.today(), actor
    plan.save(update_fields=["agreed_on", "agreed_by"])
    record(actor, "plan.agreed", plan, lines=plan.lines.count())


@atomic
def reopen_plan(actor, plan, why):
    """The agreed plan is in draft again, and it stays on record when and why."""
    require(rules.may_organize(actor, plan.place), _("Only the community opens its plan again."))
    told = words.reason(why)
    insist(plan.hold() == Stage.AGREED, _("Only an agreed plan is opened again."))
    plan.move(Stage.DRAFT)
    Reopening.objects.create(plan=plan, on=clock.today(), why=told, by=actor)
    record(actor, "plan.reopened", plan)


@atomic
def close_plan(actor, plan, summary=""):
    """The year is over: the plan and what was done stand side by side for good."""
    require(rules.may_organize(actor, plan.place), _("Only the community closes its plan."))
    plan.move(Stage.CLOSED)
    plan.summary = words.free(summary, 1000)
    plan.save(update_fields=["summary"])
    record(actor, "plan.closed", plan)
