"""The shelf of the project list."""

import re

from sifang.ledgers.declarations import PROJECTS
from sifang.ledgers.shelves.shelf import Shelf, organization
from sifang.needs.models import Need
from sifang.places.models import COMMUNITY_LENGTH
from sifang.projects.commands import entering
from sifang.projects.models import Project

Stage = Project.Stage
STAGES = {
    "未启动": (Stage.PROPOSED, Stage.TABLED),
    "已认领": (Stage.CLAIMED,),
    "进行中": (Stage.CLAIMED, Stage.ESCALATED, Stage.SUBMITTED),
    "受阻": (Stage.CLAIMED, Stage.ESCALATED),
    "已完成": (Stage.ACCEPTED,),
    "已取消": (Stage.DROPPED,),
}
STATUS_WORDS = {stage: word for word in ("未启动", "进行中", "已完成", "已取消") for stage in STAGES[word]}
HELD_WORDS = ("已认领", "进行中", "受阻")
_SEVERAL = re.compile(r"[、,，;；/\n]")
OPEN_WORDS = ("未启动", "已认领", "进行中", "受阻")
FIELDS = ("name", "content", "funding", "owner", "start", "due", "remark")
ONLY_LEDGER = ("lead_org", "supporting", "sponsor", "progress", "meeting_ref", "accepted_by", "rating")


class ProjectsShelf(Shelf):
    """Projects as the project list shows them. Who holds one is the joint meeting's word, not the ledger's."""

    ledger = PROJECTS

    def standing(self):
        found = Project.objects.within(self.place.code).order_by("place_id", "proposed_at", "pk")
        return found.prefetch_related("claims__organization", "coverages__need")

    def values(self, project):
        kept, lead = project.ledger, project.lead
        codes = kept.get("needs") or [tie.need.code for tie in project.coverages.all()]
        return {
            **{name: kept.get(name) for name in ONLY_LEDGER},
            **{name: getattr(project, name) or None for name in FIELDS},
            "code": project.code,
            "needs": tuple(codes) or None,
            "lead_org": lead.organization.name if lead else kept.get("lead_org"),
            "meeting_ref": lead.basis if lead else kept.get("meeting_ref"),
            "status": self._status(project),
        }

    def _status(self, project):
        """The ledger's word, as long as the project stands where it stood when the word was said."""
        word, stage = project.ledger.get("status") or ("", "")
        return word if stage == project.stage else STATUS_WORDS[project.stage]

    def stays(self, entry, name, given):
        project = entry.record
        if name == "status":
            return project.stage not in STAGES[given] and not (project.stage == Stage.PROPOSED and given in OPEN_WORDS)
        return name in ("lead_org", "meeting_ref") and project.lead is not None

    def enter(self, row, values):
        place = self._home(row, values)
        lead = self._holder(values, place)
        stage = self._first_stage(values, lead)
        facts = {name: values[name] for name in FIELDS[1:] if name in values}
        return entering.enter(
            self.actor,
            place,
            values["name"],
            stage=stage,
            code=values.get("code", ""),
            met=self._needs(values.get("needs"), place),
            lead=lead,
            basis=values.get("meeting_ref", ""),
            ledger=self._ledger({}, values, stage),
            **facts,
        )

    def _first_stage(self, values, lead):
        word = values.get("status", "未启动")
        if word in ("已完成", "已取消"):
            return STAGES[word][0]
        return Stage.CLAIMED if lead else Stage.PROPOSED

    def _home(self, row, values):
        """The community of the needs it meets, or the one its name begins with, else the place of the list."""
        place = self.place_of(row)
        if len(place.code) == COMMUNITY_LENGTH:
            return place
        found = {need.place_id for need in self._named(values.get("needs"))}
        if len(found) == 1:
            return self.places[found.pop()]
        named = [
            here
            for here in self.places.values()
            if len(here.code) == COMMUNITY_LENGTH and values["name"].startswith(here.short_name)
        ]
        return named[0] if len(named) == 1 else place

    def _named(self, codes):
        return Need.objects.within(self.place.code).filter(code__in=codes or ())

    def _needs(self, codes, place):
        """The needs of ``place`` that these codes name."""
        return list(self._named(codes).filter(place=place))

    def _holder(self, values, place):
        """The organization that holds the project by the word of a meeting the ledger names; else None."""
        name, is_held = values.get("lead_org", ""), values.get("status") in HELD_WORDS
        if not (name and is_held and values.get("meeting_ref") and values.get("due")) or _SEVERAL.search(name):
            return None
        is_community = any(here.short_name == name for here in self.places.values())
        return None if is_community else organization(self.actor, name, place)

    def amend(self, entry, changes, values):
        project, given = entry.record, {name: values[name] for name in changes}
        facts = {name: given[name] for name in FIELDS if name in given}
        met = self._needs(given.get("needs"), project.place)
        entering.amend(self.actor, project, met=met, ledger=self._ledger(project.ledger, given, project.stage), **facts)

    def _ledger(self, before, values, stage):
        """What only the ledger knows of a project, after these values; never empty, so that matching leaves it."""
        kept = {"entered": True} | before | {name: values[name] for name in ONLY_LEDGER if name in values}
        if "needs" in values:
            kept["needs"] = list(values["needs"])
        if "status" in values:
            kept["status"] = [values["status"], stage]
        return kept
