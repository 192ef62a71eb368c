"""The shelves of the industries: coverage, advisory visits with their issues, sales, trainings, members."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist
from sifang.industry import industries
from sifang.industry.commands import entering
from sifang.industry.models import AdvisoryVisit, Body, Coverage, Livestream, Membership, SalesLine, Training
from sifang.ledgers.declarations.industry import ADVISORY, COVERAGE, MEMBERSHIPS, SALES, TRAININGS
from sifang.ledgers.moments import moment_of, print_moment
from sifang.ledgers.shelves.shelf import Entry, Shelf, complain, organization
from sifang.places.models import range_of
from sifang.text import normal

STATES = {"uncovered": "尚未覆盖", "planned": "拟组建", "established": "已组建"}
KINDS = {"committee": "行业党委", "branch": "联合党支部", "association": "行业协会"}
OTHER = "other"


def _industry(values):
    return industries.keyed(values["industry"]) if values.get("industry") else OTHER


def _spoken(key):
    return industries.table()[key].chinese if key in industries.table() else key


def _printed(at):
    return print_moment(timezone.localtime(at).replace(tzinfo=None, second=0, microsecond=0))


class IndustryShelf(Shelf):
    """What the ledgers of the industries share: a known industry, and rows changed on their own pages alone."""

    def kept(self, row):
        kept = super().kept(row)
        if "date" in row.values:
            kept["date"] = row.values["date"]
        if "industry" in kept and industries.keyed(kept["industry"]):
            kept["industry"] = _spoken(industries.keyed(kept["industry"]))
        return kept

    def objections(self, row, values):
        if values.get("industry") and not industries.keyed(values["industry"]):
            return [complain(row, "industry", "industry_unknown", written=values["industry"])]
        return []

    def stays(self, entry, name, given):
        return True

    def amend(self, entry, changes, values):
        """Nothing: what is on record is changed on its own page."""

    def _body(self, name):
        return Body.objects.filter(range_of(self.place.code), name=name).first() if name else None


class CoverageShelf(IndustryShelf):
    """Enterprises with or without a Party organization of their own."""

    ledger = COVERAGE

    def standing(self):
        found = Coverage.objects.within(self.place.code).select_related("organization")
        return found.order_by("industry", "organization__name", "pk")

    def values(self, coverage):
        return {
            "org": coverage.organization.name,
            "uscc": coverage.organization.uscc,
            "industry": _spoken(coverage.industry),
            "state": STATES[coverage.stage],
            "branch": coverage.branch_name or None,
            "established_on": coverage.established_on,
            "plan": coverage.plan or None,
            "planned_for": coverage.planned_for,
        }

    def key(self, values):
        return normal.bare(values["org"])

    def enter(self, row, values):
        body = organization(self.actor, values["org"], self.place, values.get("uscc"))
        entering.enter_coverage(
            self.actor, body, _industry(values), branch_name=values.get("branch", ""),
            established_on=values.get("established_on"), plan=values.get("plan", ""),
            planned_for=values.get("planned_for"),
        )  # fmt: skip

    def objections(self, row, values):
        told = values.get("state") == STATES["established"] and not values.get("branch")
        missing = [complain(row, "branch", "branch_missing")] if told else []
        return super().objections(row, values) + missing


@dataclass(frozen=True)
class Advice:
    """One line: a visit, and one of its issues if it found any."""

    visit: Any
    issue: Any = None

    @property
    def pk(self):
        """A number of its own for the comparison of two previews."""
        return self.visit.pk, getattr(self.issue, "pk", None)

    @property
    def place(self):
        """Where the enterprise is."""
        return self.visit.place

    def __str__(self):
        return str(self.visit)


class AdvisoryShelf(IndustryShelf):
    """Advisory visits that were held, a line for each issue."""

    ledger = ADVISORY

    def entries(self):
        return [Entry(line, self.values(line)) for visit in self.standing() for line in self._of(visit)]

    def standing(self):
        found = AdvisoryVisit.objects.within(self.place.code).filter(stage=AdvisoryVisit.Stage.DONE)
        found = found.select_related("department", "enterprise", "place").prefetch_related("issues")
        return found.order_by("done_on", "pk")

    def _of(self, visit):
        issues = sorted(visit.issues.all(), key=lambda issue: issue.pk)
        return [Advice(visit, issue) for issue in issues] or [Advice(visit)]

    def values(self, line):
        visit, issue = line.visit, line.issue
        return {
            "date": visit.done_on,
            "department": visit.department.name,
            "org": visit.enterprise.name,
            "purpose": visit.purpose,
            "issue": issue.text if issue else None,
            "due": issue.due if issue else None,
            "outcome": issue.outcome or None if issue else None,
            "closed_on": issue.closed_on if issue else None,
        }

    def key(self, values):
        return f"{normal.bare(values['org'])} {values['date']}"

    def enter(self, row, values):
        department = organization(self.actor, values["department"], self.place)
        enterprise = organization(self.actor, values["org"], self.place)
        facts = {"department": department, "enterprise": enterprise, "done_on": values["date"]}
        visit = AdvisoryVisit.objects.filter(purpose=values["purpose"], **facts).first()
        visit = visit or entering.enter_advisory(self.actor, department, enterprise, values["date"], values["purpose"])
        if "issue" in values:
            told = {name: values[name] for name in ("due", "outcome", "closed_on") if name in values}
            entering.enter_issue(self.actor, visit, values["issue"], **told)


class SalesShelf(IndustryShelf):
    """Lines of settled livestreams."""

    ledger = SALES

    def standing(self):
        found = SalesLine.objects.within(self.place.code).filter(livestream__stage=Livestream.Stage.SETTLED)
        return found.select_related("livestream", "organization", "place").order_by("sold_on", "livestream", "pk")

    def values(self, line):
        return {
            "date": _printed(line.livestream.starts_at),
            "title": line.livestream.title,
            "channel": line.livestream.channel or None,
            "org": line.organization.name,
            "product": line.product,
            "pieces": line.pieces,
            "amount": line.amount,
        }

    def key(self, values):
        return f"{values['date']} {normal.bare(values['title'])}"

    def enter(self, row, values):
        starts_at = timezone.make_aware(moment_of(values["date"]))
        stream = self._stream(values, starts_at)
        body = organization(self.actor, values["org"], self.place)
        entering.enter_sale(self.actor, stream, body, values["product"], values["amount"], values.get("pieces"))

    def _stream(self, values, starts_at):
        """The livestream of the line, made once for all its lines; one that was settled before takes no more."""
        self._made = getattr(self, "_made", {})
        named = values["title"], starts_at
        if named not in self._made:
            known = Livestream.objects.filter(place=self.place, title=values["title"], starts_at=starts_at)
            insist(
                not known.exists(),
                _("“%(title)s” is on record with other lines. What is settled stands; take this line out.")
                % {"title": values["title"]},
            )
            self._made[named] = entering.enter_livestream(
                self.actor, self.place, values["title"], starts_at, values.get("channel", "")
            )
        return self._made[named]

    def objections(self, row, values):
        ahead = timezone.make_aware(moment_of(values["date"])) > clock.now()
        return [complain(row, "date", "day_ahead")] if ahead else []


class TrainingsShelf(IndustryShelf):
    """Trainings that were held."""

    ledger = TRAININGS

    def standing(self):
        found = Training.objects.within(self.place.code).filter(stage=Training.Stage.HELD)
        return found.select_related("body", "place").order_by("starts_at", "pk")

    def values(self, training):
        return {
            "date": _printed(training.starts_at),
            "title": training.title,
            "industry": _spoken(training.industry),
            "body": training.body.name if training.body else None,
            "venue": training.venue or None,
            "attendances": training.attendances,
            "new_workers": "是" if training.is_for_new_workers else "否",
            "outcome": training.outcome or None,
        }

    def key(self, values):
        return f"{values['date']} {normal.bare(values['title'])}"

    def enter(self, row, values):
        told = {name: values[name] for name in ("venue", "outcome") if name in values}
        entering.enter_training(
            self.actor, self.place, values["title"], timezone.make_aware(moment_of(values["date"])),
            values["attendances"], industry=_industry(values), body=self._body(values.get("body")),
            is_for_new_workers=values.get("new_workers") == "是", **told,
        )  # fmt: skip


class MembershipsShelf(IndustryShelf):
    """Who belongs to associations, committees and joint branches."""

    ledger = MEMBERSHIPS

    def standing(self):
        found = Membership.objects.filter(range_of(self.place.code, "body__place_id"))
        return found.select_related("body", "organization").order_by("body__name", "since", "pk")

    def values(self, tie):
        return {
            "body": tie.body.name,
            "kind": KINDS[tie.body.kind],
            "industry": _spoken(tie.body.industry),
            "org": tie.organization.name,
            "duty": tie.duty or None,
            "persons": tie.persons,
            "since": tie.since,
            "until": tie.until,
        }

    def key(self, values):
        return f"{normal.bare(values['body'])} {normal.bare(values['org'])}"

    def enter(self, row, values):
        kind = next((key for key, word in KINDS.items() if word == values.get("kind")), "association")
        body = self._body(values["body"])
        body = body or entering.enter_body(self.actor, self.place, values["body"], kind, _industry(values))
        member = organization(self.actor, values["org"], self.place)
        told = {name: values[name] for name in ("duty", "persons", "until") if name in values}
        since = values.get("since") or clock.today()
        entering.enter_membership(self.actor, body, member, since, **told)
