"""The shelf of compounds: what is known of each, its company and its owners' committee of today."""

from sifang.ledgers.declarations.property import COMPOUNDS
from sifang.ledgers.shelves.shelf import Entry, Shelf, complain
from sifang.people import commands as people
from sifang.people.models import Compound, Management, Organization, OwnersCommittee
from sifang.places.models import COMMUNITY_LENGTH, COUNTY_LENGTH, Place, range_of
from sifang.text import normal

YES, NO = "是", "否"
OWN = ("built_in", "households", "is_old", "remark")
# Column → field of the owners' committee.
TERM = {
    "committee": "name", "filing_number": "filing_number", "filed_on": "filed_on", "committee_since": "since",
    "term_ends": "term_ends",
}  # fmt: skip


class CompoundsShelf(Shelf):
    """Compounds as their ledger shows them; a company or a committee that is over stands on the compound's page."""

    ledger = COMPOUNDS

    def entries(self):
        code = self.place.code
        known = {row.place_id: row for row in Compound.objects.filter(range_of(code))}
        held = Management.objects.current().within(code).select_related("organization")
        managed = {row.place_id: row for row in held}
        formed = {row.place_id: row for row in OwnersCommittee.objects.current().within(code)}
        places = Place.objects.filter(range_of(code, "code"), kind=Place.Kind.COMPOUND).order_by("code")
        ties = ((place, [found.get(place.pk) for found in (known, managed, formed)]) for place in places)
        return [Entry(place, _values(place, *found)) for place, found in ties]

    def key(self, values):
        return normal.bare(values["compound"])

    def objections(self, row, values):
        if len(values.get("community") or row.place) != COMMUNITY_LENGTH:
            return [complain(row, "community", "community_nowhere")]
        company = self._company(values) if values.get("company") else None
        if values.get("company") and not (values.get("uscc") or (company and company.uscc)):
            return [complain(row, "uscc", "required_missing", title=self.ledger.by_identifier["uscc"].title)]
        return []

    def _company(self, values):
        """The company with this credit code, else of this name in the county, or None."""
        code = values.get("uscc")
        known = Organization.objects.filter(uscc=code).first() if code else None
        named = Organization.objects.filter(range_of(self.place.code[:COUNTY_LENGTH]), name=values["company"])
        return known or named.order_by("place_id").first()

    def enter(self, row, values):
        community = self.places[values["community"]]
        place = people.enter_compound(self.actor, community, values["compound"], **_own(values, OWN))
        self._say(place, values, values, {})

    def amend(self, entry, changes, values):
        place = entry.record
        if set(changes) & set(OWN):
            people.describe_compound(self.actor, place, **_own(values, changes))
        self._say(place, changes, values, entry.values)

    def _say(self, place, changes, values, before):
        if {"company", "uscc", "since"} & set(changes) and values.get("company"):
            self._manage(place, values, before)
        if set(TERM) & set(changes):
            self._form(place, {field: values[name] for name, field in TERM.items() if name in changes})

    def _manage(self, place, values, before):
        """Another company takes over; of the same one, the credit code or the day is corrected."""
        company = self._company(values)
        running = Management.objects.current().filter(place=place).first()
        if running is None or company is None or running.organization_id != company.pk:
            facts = {"name": values["company"], "uscc": values.get("uscc", ""), "since": values.get("since")}
            people.bring_company(self.actor, place, company=company, **facts)
        elif values.get("since") not in (None, before.get("since")):
            people.correct_management(self.actor, running, values["since"])

    def _form(self, place, facts):
        """The committee of today is corrected; where there is none, one is formed."""
        committee = OwnersCommittee.objects.current().filter(place=place).first()
        if committee:
            people.correct_owners_committee(self.actor, committee, **facts)
        else:
            people.form_owners_committee(self.actor, place, **facts)

    def stays(self, entry, name, given):
        """The name of a company is its own: one that is called otherwise under the same code is not renamed here."""
        if name == "uscc":
            return bool(entry.values.get("uscc")) and Organization.objects.filter(uscc=given).first() is None
        return False


def _own(values, names):
    facts = {name: values[name] for name in OWN if name in names and name in values}
    return facts | ({"is_old": facts["is_old"] == YES} if "is_old" in facts else {})


def _values(place, known, management, committee):
    return {
        "compound": place.short_name,
        "community": place.community_code,
        "built_in": known.built_in if known else None,
        "households": known.households if known else None,
        "is_old": (YES if known.is_old else NO) if known else None,
        "remark": (known.remark or None) if known else None,
        "company": management.organization.name if management else None,
        "uscc": management.organization.uscc if management else None,
        "since": management.since if management else None,
        **{name: (getattr(committee, field) or None) if committee else None for name, field in TERM.items()},
    }
