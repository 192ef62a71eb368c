"""The shelf of members who keep in touch with households; the households have no names here."""

from sifang.ledgers.declarations.rosters import HOUSEHOLDS
from sifang.ledgers.shelves.registered import RegisteredShelf
from sifang.ledgers.shelves.shelf import complain
from sifang.people import commands as people
from sifang.people.limits_of import limit
from sifang.people.models import Person, Post


class HouseholdsShelf(RegisteredShelf):
    """Liaisons of households: who, in which building, how many."""

    ledger, kind = HOUSEHOLDS, "household_liaison"

    def values(self, post):
        return self.person_values(post) | {
            "scope": post.scope or None,
            "households": post.households,
            "since": post.since,
        }

    def objections(self, row, values):
        least, most = self._limits
        if not least <= values["households"] <= most:
            facts = {"least": least, "most": most, "written": values["households"]}
            return [complain(row, "households", "households_outside", **facts)]
        return super().objections(row, values)

    @property
    def _limits(self):
        if not hasattr(self, "_known_limits"):
            code = self.place.code
            self._known_limits = limit("households_least", code), limit("households_most", code)
        return self._known_limits

    def registration(self, row, values):
        entry = self.plain(
            row,
            values,
            since=values.get("since"),
            post={"scope": values.get("scope", ""), "households": values["households"]},
        )
        entry.person = self._member(values)
        return entry

    def _member(self, values):
        """The one registered member of this name at the community, whose phone does not say otherwise; else None."""
        found = self._members.get((values["community"], values["name"]), [])
        phone = values.get("phone")
        alike = [person for person in found if not phone or not person.phone or person.phone == phone]
        return alike[0] if len(alike) == 1 else None

    @property
    def _members(self):
        """(community, name) → the members registered there."""
        if not hasattr(self, "_known_members"):
            self._known_members: dict[tuple, list[Person]] = {}
            found = Post.objects.current().within(self.place.code).filter(kind="member").select_related("person")
            for post in found.iterator(chunk_size=500):
                self._known_members.setdefault((post.place_id, post.person.name), []).append(post.person)
        return self._known_members

    def amend(self, entry, changes, values):
        given = {name: values[name] for name in changes}
        fields = {name: given[name] for name in ("scope", "households") if name in given}
        facts = {"since": given.get("since"), "fields": fields, **self.personal(given)}
        people.amend_card(self.actor, entry.record, **facts)
