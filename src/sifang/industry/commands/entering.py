"""What ledgers of the industries kept before: coverage, advice, sales, trainings, members; nobody is told."""

from django.db.transaction import atomic
from django.utils import timezone

from sifang.core.models import record
from sifang.industry import rules, words
from sifang.industry.models import AdvisoryVisit, Body, Coverage, Issue, Livestream, Membership, SalesLine, Training
from sifang.people.models import Organization
from sifang.people.rules import may_keep_ledgers, require_keeper


def _require(actor, place):
    """The keeper of the ledgers there, or the office of the industry."""
    if not (may_keep_ledgers(actor, place) or rules.may_keep(actor, place)):
        require_keeper(actor, place)


@atomic
def enter_coverage(actor, organization, industry, *, body=None, branch_name="", established_on=None, **plan):
    """The enterprise stands on the coverage list as its ledger says."""
    _require(actor, organization.place)
    words.insist_industry(industry)
    stage = Coverage.Stage.PLANNED if plan.get("planned_for") else Coverage.Stage.UNCOVERED
    stage = Coverage.Stage.ESTABLISHED if branch_name else stage
    made = Coverage.objects.create(
        place=organization.place, organization=organization, industry=industry, body=body, stage=stage,
        branch_name=branch_name, established_on=established_on if branch_name else None, **plan,
    )  # fmt: skip
    if branch_name:
        Organization.objects.filter(pk=organization.pk).update(party_org=branch_name)
    record(actor, "coverage.brought_in", made, organization=organization.pk)
    return made


@atomic
def enter_advisory(actor, department, enterprise, on, purpose, notes=""):
    """The department was there on that day."""
    _require(actor, enterprise.place)
    visit = AdvisoryVisit.objects.create(
        place=enterprise.place, department=department, enterprise=enterprise, planned_on=on, done_on=on,
        purpose=words.title(purpose, 120), notes=words.free(notes, 1000), stage=AdvisoryVisit.Stage.DONE, by=actor,
    )  # fmt: skip
    record(actor, "advisory.brought_in", visit, department=department.pk, enterprise=enterprise.pk)
    return visit


@atomic
def enter_issue(actor, visit, text, *, due=None, outcome="", closed_on=None):
    """The visit found this; closed where the ledger says so."""
    _require(actor, visit.place)
    issue = Issue.objects.create(
        visit=visit, text=words.free(text, 500), due=due, outcome=words.free(outcome, 500), closed_on=closed_on,
        stage=Issue.Stage.CLOSED if closed_on else Issue.Stage.OPEN,
    )  # fmt: skip
    record(actor, "issue.brought_in", issue, visit=visit.pk)
    return issue


@atomic
def enter_livestream(actor, place, title, starts_at, channel=""):
    """The livestream was held and is settled; the lines of its ledger follow."""
    _require(actor, place)
    stream = Livestream.objects.create(
        place=place, title=words.title(title), starts_at=starts_at, channel=words.free(channel, 60),
        stage=Livestream.Stage.SETTLED, settled_on=timezone.localdate(starts_at), by=actor,
    )  # fmt: skip
    record(actor, "livestream.brought_in", stream)
    return stream


@atomic
def enter_sale(actor, livestream, organization, product, amount_fen, pieces=None):
    """A line that a settled livestream's ledger kept."""
    _require(actor, livestream.place)
    line = SalesLine.objects.create(
        livestream=livestream, place=livestream.place, organization=organization, product=words.free(product, 60),
        amount=amount_fen, pieces=pieces, sold_on=timezone.localdate(livestream.starts_at),
    )  # fmt: skip
    record(actor, "livestream.sale_brought_in", livestream, line=line.pk, amount=amount_fen)
    return line


@atomic
def enter_training(actor, place, title, starts_at, attendances, *, industry="other", body=None, **told):
    """The training was held and so many came."""
    _require(actor, place)
    words.insist_industry(industry)
    training = Training.objects.create(
        place=place, title=words.title(title), starts_at=starts_at, attendances=attendances, industry=industry,
        body=body, stage=Training.Stage.HELD, by=actor, **told,
    )  # fmt: skip
    record(actor, "training.brought_in", training, attendances=attendances)
    return training


@atomic
def enter_membership(actor, body, organization, since, *, persons=None, duty="", until=None):
    """The organization belongs to the body, or did."""
    _require(actor, body.place)
    tie = Membership.objects.create(
        body=body, organization=organization, since=since, until=until, persons=persons, duty=words.free(duty, 40)
    )
    record(actor, "body.member_brought_in", body, organization=organization.pk)
    return tie


@atomic
def enter_body(actor, place, name, kind, industry):
    """The body is at work, as the roster of its members shows."""
    _require(actor, place)
    body = Body.objects.create(
        place=place, name=words.title(name), kind=kind, industry=industry, stage=Body.Stage.ACTIVE, by=actor
    )
    record(actor, "body.brought_in", body)
    return body
