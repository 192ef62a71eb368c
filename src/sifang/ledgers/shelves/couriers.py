"""The shelf of couriers, riders and drivers who have reported to a community."""

from sifang.core import clock
from sifang.ledgers.declarations.rosters import COURIERS
from sifang.ledgers.shelves.registered import RegisteredShelf
from sifang.ledgers.shelves.shelf import complain
from sifang.people import commands as people

CARD = {"employer": "employer", "job": "job", "needs": "care", "willing": "wishes"}
SIGNED = "已签"


class CouriersShelf(RegisteredShelf):
    """Couriers as the roster shows them; nobody stands on it who has not agreed."""

    ledger, kind = COURIERS, "courier"

    def values(self, post):
        card = self.card_of(post)
        told = {name: getattr(card, field) or None for name, field in CARD.items()}
        return self.person_values(post) | told | {
            "willing": tuple(card.wishes) or None,
            "area": post.scope or None,
            "registered_on": post.since,
            "consent": SIGNED if card.consented_at else None,
        }  # fmt: skip

    def objections(self, row, values):
        if values.get("consent") != SIGNED:
            return [complain(row, "consent", "no_consent")]
        return super().objections(row, values)

    def registration(self, row, values):
        return self.plain(
            row,
            values,
            since=values.get("registered_on"),
            post={"scope": values.get("area", "")},
            card=self._card(values) | {"consented_at": clock.now()},
        )

    def _card(self, values):
        told = {field: values[name] for name, field in CARD.items() if name in values}
        return told | ({"wishes": list(told["wishes"])} if "wishes" in told else {})

    def amend(self, entry, changes, values):
        given = {name: values[name] for name in changes}
        facts = self._card(given) | self.personal(given)
        if "area" in given:
            facts["fields"] = {"scope": given["area"]}
        if "consent" in given:
            facts["consented_at"] = clock.now()
        people.amend_card(self.actor, entry.record, since=given.get("registered_on"), **facts)
