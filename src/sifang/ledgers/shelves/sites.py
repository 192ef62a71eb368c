"""The shelf of demonstration sites: from the application to the plate, and to its withdrawal."""

from django.db.models import Max

from sifang.core import clock
from sifang.industry import commands as industry
from sifang.industry import sites
from sifang.industry.models import Site
from sifang.ledgers.declarations.property import SITES
from sifang.ledgers.shelves.shelf import Shelf, complain
from sifang.people import compounds
from sifang.people.models import Organization
from sifang.places.models import COMMUNITY_LENGTH, COUNTY_LENGTH, range_of
from sifang.text import normal

STAGES = {
    Site.Stage.APPLIED: "已申报", Site.Stage.REVIEWED: "已审核", Site.Stage.NAMED: "已命名",
    Site.Stage.RETURNED: "已退回", Site.Stage.REVOKED: "已撤销",
}  # fmt: skip
DAYS = ("applied_on", "reviewed_on", "named_on", "revoked_on")
FACTS = (*DAYS, "plate", "revoked_why")


class SitesShelf(Shelf):
    """Sites as their ledger shows them; each step is taken on the site's page, only a plate is corrected here."""

    ledger = SITES

    def standing(self):
        found = Site.objects.within(self.place.code).select_related("place", "organization")
        return found.annotate(checked_on=Max("rechecks__on")).order_by("place_id", "applied_on", "pk")

    def values(self, site):
        own = {name: getattr(site, name) or None for name in (*FACTS, "checked_on", "recheck_due")}
        return own | {
            "compound": site.place.short_name,
            "community": site.place.community_code,
            "company": site.organization.name,
            "stage": STAGES[site.stage],
        }

    def key(self, values):
        return normal.bare(values["compound"])

    def _spot(self, row, values):
        return self.spots.get((values.get("community") or row.place, values["compound"]))

    def objections(self, row, values):
        if len(values.get("community") or row.place) != COMMUNITY_LENGTH:
            return [complain(row, "community", "community_nowhere")]
        place = self._spot(row, values)
        if place is None:
            return [complain(row, "compound", "compound_unknown", written=values["compound"])]
        if self._company(place, values) is None:
            return [complain(row, "company", "company_unknown", written=values.get("company", ""))]
        if not self._is_known(place) and not sites.may_enter(self.actor, place):
            return [complain(row, "compound", "needs_naming")]
        return []

    def _is_known(self, place):
        if not hasattr(self, "_known"):
            self._known = set(Site.objects.within(self.place.code).values_list("place_id", flat=True))
        return place.pk in self._known

    def _company(self, place, values):
        """The property company of this name in the county; without a name, the one that manages the compound."""
        if not values.get("company"):
            return compounds.company_of(place)
        named = Organization.objects.filter(range_of(place.code[:COUNTY_LENGTH]), name=values["company"])
        return named.filter(kind=Organization.Kind.PROPERTY).order_by("place_id").first()

    def stays(self, entry, name, given):
        """What happened to a site is entered on its page, step by step; only who names sites corrects a plate."""
        site = entry.record
        return name != "plate" or site.stage != Site.Stage.NAMED or not sites.may_revoke(self.actor, site)

    def enter(self, row, values):
        place = self._spot(row, values)
        facts = {name: values[name] for name in FACTS if name in values}
        known = [facts[name] for name in DAYS if name in facts]
        facts["applied_on"] = facts.get("applied_on") or min(known, default=clock.today())
        industry.enter_site(self.actor, place, self._company(place, values), **facts)

    def amend(self, entry, changes, values):
        industry.correct_site(self.actor, entry.record, values["plate"])
