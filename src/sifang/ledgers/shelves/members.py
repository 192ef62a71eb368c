"""The shelf of Party members who have reported to their communities."""

from sifang.ledgers.declarations.rosters import MEMBERS
from sifang.ledgers.phones import is_masked
from sifang.ledgers.shelves.registered import RegisteredShelf
from sifang.people import commands as people
from sifang.people.models import Organization
from sifang.places.models import COMMUNITY_LENGTH, COUNTY_LENGTH, range_of

CARD = {"org_post": "employer", "skills": "skills", "availability": "availability", "preferred_posts": "wishes"}
ONLY_LEDGER = ("branch", "accepted_by")


class MembersShelf(RegisteredShelf):
    """Members as the registration form shows them. Sex and month of birth are not kept."""

    ledger, kind = MEMBERS, "member"

    def values(self, post):
        card = self.card_of(post)
        told = {name: getattr(card, field) or None for name, field in CARD.items()}
        return self.person_values(post) | told | {
            "preferred_posts": tuple(card.wishes) or None,
            "home_place": self._home_shown(post),
            "registered_on": post.since,
            **{name: card.ledger.get(name) for name in ONLY_LEDGER},
        }  # fmt: skip

    def _home_shown(self, post):
        home = post.person.home
        return home.short_name if home and len(home.code) > COMMUNITY_LENGTH else post.person.address or None

    def masked(self, entry):
        home = entry.record.person.home
        known = {"home_place": entry.values["home_place"]} if home and len(home.code) > COMMUNITY_LENGTH else {}
        return super().masked(entry) | known

    def agrees(self, entry, name, given):
        if name == "home_place" and entry.record.person.home_id:
            home = entry.record.person.home
            if len(home.code) > COMMUNITY_LENGTH:
                return given in (home.name, home.short_name)
        return super().agrees(entry, name, given)

    def registration(self, row, values):
        spot, words = self.home(values["community"], values.get("home_place"))
        return self.plain(
            row,
            values,
            since=values.get("registered_on"),
            home=spot,
            address=words,
            post={"sent_by": self._sender(values.get("org_post"))},
            card=self._card(values),
        )

    def _card(self, values, before=None):
        told = {field: values[name] for name, field in CARD.items() if name in values}
        if "wishes" in told:
            told["wishes"] = list(told["wishes"])
        kept = (before or {}) | {name: values[name] for name in ONLY_LEDGER if name in values}
        return told | {"ledger": kept}

    def _sender(self, said):
        """The organization on record whose name the member's unit begins with, the longest; None if none is."""
        if not said:
            return None
        for length in range(len(said), 1, -1):
            if said[:length] in self._organizations:
                return self._organizations[said[:length]]
        return None

    @property
    def _organizations(self):
        """Name → organization, of the county; names that two bear mean neither."""
        if not hasattr(self, "_known_organizations"):
            found = Organization.objects.filter(range_of(self.place.code[:COUNTY_LENGTH]))
            self._known_organizations = {}
            for organization in found.order_by("-pk"):
                self._known_organizations[organization.name] = organization
        return self._known_organizations

    def amend(self, entry, changes, values):
        given = {name: values[name] for name in changes}
        facts = self._card(given, self.card_of(entry.record).ledger) | self.personal(given)
        if "org_post" in given:
            facts["fields"] = {"sent_by": self._sender(given["org_post"])}
        if "home_place" in given and not is_masked(given["home_place"]):
            facts["home"], facts["address"] = self.home(entry.record.place_id, given["home_place"])
        people.amend_card(self.actor, entry.record, since=given.get("registered_on"), **facts)
