"""What a run has found becomes proposals and shortages, in one transaction; what changed meanwhile is left alone."""

from itertools import groupby

from django.db.transaction import atomic, set_rollback

from sifang.core.errors import Refused
from sifang.core.models import record
from sifang.needs.models import Need
from sifang.projects import lists, reading, reasons
from sifang.projects.commands import proposing
from sifang.projects.models import Allocation, Coverage, Project, Shortage
from sifang.resources import commands as resources
from sifang.resources.models import Resource

Stage = Project.Stage
# Why a pair was not written, as the run keeps it; the last: another part of a need that wants all or nothing was not.
NEED, RESOURCE, FULL, TOGETHER = "need", "resource", "full", "together"


class Writer:
    """Writes one run's pairs in the caller's transaction; ``skipped`` are those left out because a row has changed."""

    def __init__(self, actor, place, read):
        self.actor, self.place, self.read = actor, place, read
        self.skipped = []
        self.kept = {}  # need → its allocations that stand from before and say what this run says
        self.resources = {resource.pk: resource for resource in read.found.resources.values()}
        self.changed = reading.changed_needs(read, place)
        self.chosen, self.refused = reading.changed_pairs(read, place)
        still_open = reading.open_needs(place).filter(pk__in=self.changed)
        self.left = set(Coverage.objects.filter(need__in=still_open, ended_at=None).values_list("project", flat=True))

    def write(self, explained):
        """The proposals stand as the pairs say: equal ones are kept, others are freed and booked anew."""
        wanted = self._wanted(explained)
        self._leave_torn(wanted)
        for allocation in self._kept(wanted):
            self._free(allocation)
        # In one order for everybody: two runs that share resources wait for each other instead of blocking each other.
        held = Resource.objects.select_for_update().filter(pk__in={pair[2] for pair in wanted})
        now = {resource.pk: resource for resource in held.order_by("pk")}
        for need, pairs in groupby(wanted.items(), key=lambda item: item[0][0]):
            self._write_need(need, dict(pairs), now)
        self._drop_empty()

    def _wanted(self, explained):
        """{(need, part, resource, half-days): reasons} of the pairs that nobody has changed, need by need."""
        wanted: dict = {}
        for (line, offer), why in sorted(explained.items()):
            units = next(reason.facts["units"] for reason in why if reason.code.startswith("units."))
            need, part, resource = self.read.need_of(line).pk, lists.part_of(line), self.read.found.resources[offer].pk
            if need in self.changed or (need, part) in self.chosen or (need, resource) in self.refused:
                self._skip(need, resource, NEED)
            else:
                wanted[need, part, resource, units] = reasons.kept(why, self.read.found)
        return wanted

    def _leave_torn(self, wanted):
        """Nothing is wanted for a need that wants all or nothing and of which a pair was left out."""
        torn = {row["need"] for row in self.skipped if self._is_together(row["need"])}
        for pair in [pair for pair in wanted if pair[0] in torn]:
            del wanted[pair]
            self._skip(pair[0], pair[2], TOGETHER)

    def _is_together(self, need):
        return self.read.found.needs[lists.need_key(need)].is_all_or_nothing

    def _kept(self, wanted):
        """Allocations that say what a pair says have its reasons now and leave ``wanted``; the others are returned."""
        free = []
        rows = reading.loose(self.place).select_related("booking").exclude(project__in=self.left).order_by("pk")
        open_now = Coverage.objects.filter(project__in=rows.values("project"), ended_at=None)
        needs: dict = {}
        for project, need in open_now.values_list("project", "need"):
            needs.setdefault(project, []).append(need)
        for row in rows:
            rest = row.part, row.booking.resource_id, row.booking.units
            pair = next(((need, *rest) for need in needs.get(row.project_id, ()) if (need, *rest) in wanted), None)
            if pair:
                row.reasons = wanted.pop(pair)
                row.save(update_fields=["reasons"])
                self.kept.setdefault(pair[0], []).append(row)
            else:
                free.append(row)
        return free

    def _write_need(self, need, pairs, now):
        """The pairs of one need are written; if it wants all or nothing and one cannot be, none of it stands."""
        with atomic():
            written = [pair for pair, why in pairs.items() if self._write_pair(pair, now.get(pair[2]), why)]
            torn = self._is_together(need) and len(written) < len(pairs)
            if torn:
                set_rollback(True)
        if torn:
            for _need, _part, resource, _units in written:
                self._skip(need, resource, TOGETHER)
            for allocation in self.kept.pop(need, ()):
                self._skip(need, allocation.booking.resource_id, TOGETHER)
                self._free(allocation)

    def _write_pair(self, pair, now, why):
        """The allocation, or None where the resource has changed or has too little left."""
        need, part, resource, units = pair
        if now is None or not reading.same_resource(self.resources[resource], now):
            return self._skip(need, resource, RESOURCE)
        try:
            booking = resources.book(self.actor, now, units)
        except Refused:
            return self._skip(need, resource, FULL)
        project = self._proposal(need)
        return Allocation.objects.create(project=project, booking=booking, reasons=why, part=part)

    def _proposal(self, need_id):
        coverage = Coverage.objects.filter(need=need_id, ended_at=None).select_related("project").first()
        if coverage:
            return coverage.project
        need = Need.objects.select_related("place").get(pk=need_id)
        return proposing.propose(self.actor, need, by_hand=False)

    def _free(self, allocation):
        resources.release(self.actor, allocation.booking)
        allocation.delete()

    def _skip(self, need, resource, why):
        self.skipped.append({"need": need, "resource": resource, "why": why})

    def _drop_empty(self):
        """Proposals that no resource serves any more and nobody intends to take on are off the list."""
        proposals = Project.objects.within(self.place.code).filter(stage=Stage.PROPOSED, by_hand=False)
        for project in proposals.filter(allocations=None, intents=None, items=None).exclude(pk__in=self.left):
            project.move(Stage.DROPPED)
            proposing.let_go(self.actor, project)
            record(self.actor, "project.dropped", project)


def write_shortages(run, read, short):
    """The needs that stay short stand with the run, with what one more half-day would bring and why there is none."""
    Shortage.objects.bulk_create(
        Shortage(
            run=run, need=read.need_of(row.line), part=lists.part_of(row.line), missing=row.missing,
            price=getattr(row, "price", 0), reasons=reasons.kept(row.reasons, read.found),
        )
        for row in short
    )  # fmt: skip
