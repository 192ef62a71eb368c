"""The shelf of councils: bench talks and courtyard councils as their record shows them."""

import datetime

from django.utils import timezone

from sifang.ledgers.declarations.rosters import COUNCILS
from sifang.ledgers.moments import moment_of, print_moment
from sifang.ledgers.shelves.shelf import Shelf, complain
from sifang.meetings.commands import entering
from sifang.meetings.models import Council
from sifang.places.models import COMMUNITY_LENGTH
from sifang.text import normal

OWN = ("result", "owner", "due")
ONLY_LEDGER = ("convener", "opinions", "published_on")


class CouncilsShelf(Shelf):
    """Councils. Signatures stay on the paper that was signed."""

    ledger = COUNCILS

    def standing(self):
        found = Council.objects.within(self.place.code).select_related("spot", "by")
        return found.order_by("place_id", "held_at", "pk")

    def values(self, council):
        kept = council.ledger
        published = kept.get("published_on")
        return {
            "time": print_moment(timezone.localtime(council.held_at).replace(tzinfo=None, second=0, microsecond=0)),
            "place": council.spot_words or None,
            "convener": kept.get("convener") or (str(council.by) if council.by else None),
            "count": council.headcount,
            "topic": council.topic,
            "opinions": kept.get("opinions"),
            **{name: getattr(council, name) or None for name in OWN},
            "published_on": council.published_on or (datetime.date.fromisoformat(published) if published else None),
            "community": council.place_id,
        }

    def key(self, values):
        return f"{values.get('community')} {normal.bare(values['topic'])}"

    def kept(self, row):
        return super().kept(row) | {"time": row.values["time"]}

    def objections(self, row, values):
        if len(values.get("community") or row.place) != COMMUNITY_LENGTH:
            return [complain(row, "community", "community_nowhere")]
        return [] if values["count"] else [complain(row, "count", "headcount_missing")]

    def enter(self, row, values):
        held_at = timezone.make_aware(moment_of(values["time"]))
        place, facts = self.places[values["community"]], self._facts({}, values)
        entering.enter_council(self.actor, place, values["topic"], held_at, values["count"], **facts)

    def amend(self, entry, changes, values):
        given = {name: values[name] for name in changes}
        facts = self._facts(entry.record.ledger, given)
        if "count" in given:
            facts |= {"headcount": given["count"], "band": ""}
        entering.amend_council(self.actor, entry.record, **facts)

    def _facts(self, before, values):
        """The council's own fields that the values fill, and what only the ledger knows."""
        facts = {name: values[name] for name in OWN if name in values}
        if "place" in values:
            facts |= {"where": values["place"], "spot": None}
        kept = before | {name: str(values[name]) for name in ONLY_LEDGER if name in values}
        return facts | {"ledger": kept}
