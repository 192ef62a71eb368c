"""Party organizations in the enterprises of an industry (应建尽建), counts of who joined, and leading enterprises."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import Refused, insist
from sifang.core.models import record
from sifang.industry import rules, words
from sifang.industry.models import Coverage, Intake, LeadingEnterprise
from sifang.people.models import Organization

Stage = Coverage.Stage
MOST_TAKEN_IN = 5000


@atomic
def cover(actor, organization, industry, *, body=None):
    """The enterprise is on the list of its industry, with no Party organization so far."""
    rules.require_keeper(actor, organization.place)
    words.insist_industry(industry)
    Organization.objects.select_for_update().get(pk=organization.pk)
    if Coverage.objects.filter(organization=organization).exists():
        raise Refused(_("%(org)s is on the coverage list already; open it there.") % {"org": organization})
    coverage = Coverage.objects.create(
        place=organization.place, organization=organization, industry=industry, body=body
    )
    record(actor, "coverage.entered", coverage, organization=organization.pk)
    return coverage


@atomic
def plan_branch(actor, coverage, plan, planned_for):
    """It is planned how and by when the enterprise gets a Party organization."""
    rules.require_keeper(actor, coverage.place)
    insist(planned_for >= clock.today(), _("The day %(day)s has passed; choose a later one.") % {"day": planned_for})
    told = words.told(plan, 200)
    if coverage.hold() != Stage.PLANNED:
        coverage.move(Stage.PLANNED)
    coverage.plan, coverage.planned_for = told, planned_for
    coverage.save(update_fields=["plan", "planned_for"])
    record(actor, "coverage.planned", coverage)


@atomic
def establish(actor, coverage, branch_name, on=None):
    """The enterprise has a Party organization of this name since that day."""
    rules.require_keeper(actor, coverage.place)
    day = on or clock.today()
    insist(day <= clock.today(), _("This day lies ahead; plan it, and enter it when it has come."))
    name = words.title(branch_name)
    coverage.move(Stage.ESTABLISHED)
    coverage.branch_name, coverage.established_on = name, day
    coverage.save(update_fields=["branch_name", "established_on"])
    Organization.objects.filter(pk=coverage.organization_id).update(party_org=name)
    record(actor, "coverage.established", coverage)


@atomic
def dissolve_branch(actor, coverage, why):
    """The enterprise has no Party organization any more; the list says why and shows it as uncovered."""
    rules.require_keeper(actor, coverage.place)
    insist(coverage.hold() == Stage.ESTABLISHED, _("There is no Party organization here that could be dissolved."))
    told = words.reason(why)
    coverage.move(Stage.UNCOVERED)
    coverage.branch_name, coverage.established_on, coverage.planned_for = "", None, None
    coverage.plan = told[:200]
    coverage.save(update_fields=["branch_name", "established_on", "planned_for", "plan"])
    Organization.objects.filter(pk=coverage.organization_id).update(party_org="")
    record(actor, "coverage.dissolved", coverage)


@atomic
def take_in(actor, coverage, year, owners, managers):
    """So many owners and managers of the enterprise joined the Party in the year: counts, no names."""
    rules.require_keeper(actor, coverage.place)
    insist(1949 <= year <= clock.today().year, _("Choose this year or an earlier one."))
    insist(
        0 <= owners <= MOST_TAKEN_IN and 0 <= managers <= MOST_TAKEN_IN,
        _("Write how many, as whole numbers from 0 on."),
    )
    made, _new = Intake.objects.update_or_create(
        coverage=coverage, year=year, defaults={"owners": owners, "managers": managers}
    )
    record(actor, "coverage.taken_in", coverage, year=year, owners=owners, managers=managers)
    return made


@atomic
def list_leading(actor, organization, industry, *, on=None, direct_by=""):
    """The enterprise is on the list of leading private ones, under direct management where somebody is named."""
    rules.require_keeper(actor, organization.place)
    words.insist_industry(industry)
    Organization.objects.select_for_update().get(pk=organization.pk)
    if LeadingEnterprise.objects.filter(organization=organization, removed_on=None).exists():
        raise Refused(_("%(org)s is on the list already.") % {"org": organization})
    listed = LeadingEnterprise.objects.create(
        place=organization.place, organization=organization, industry=industry, listed_on=on or clock.today(),
        direct_by=words.free(direct_by, 80),
    )  # fmt: skip
    record(actor, "leading.listed", listed, organization=organization.pk)
    return listed


@atomic
def review_leading(actor, leading, said):
    """The office has looked at what the enterprise does, and says so in words."""
    rules.require_keeper(actor, leading.place)
    told = words.told(said, 500)
    if leading.hold() != LeadingEnterprise.Stage.REVIEWED:
        leading.move(LeadingEnterprise.Stage.REVIEWED)
    leading.review, leading.reviewed_on = told, clock.today()
    leading.save(update_fields=["review", "reviewed_on"])
    record(actor, "leading.reviewed", leading)


@atomic
def remove_leading(actor, leading, why):
    """The enterprise is off the list; the list of those removed says why."""
    rules.require_keeper(actor, leading.place)
    told = words.reason(why)
    leading.move(LeadingEnterprise.Stage.REMOVED)
    leading.removed_on, leading.removed_why = clock.today(), told
    leading.save(update_fields=["removed_on", "removed_why"])
    record(actor, "leading.removed", leading)
