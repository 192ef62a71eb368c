"""What the shelves of those who report for service share: found again by name and phone, masked or not."""

from sifang.core.masking import mask_name
from sifang.ledgers.phones import is_masked
from sifang.ledgers.shelves.shelf import MASKS, Shelf, complain, words
from sifang.people import commands as people
from sifang.people.commands.reporting_in import Registration
from sifang.people.models import Card, Post
from sifang.places.models import COMMUNITY_LENGTH


class RegisteredShelf(Shelf):
    """Posts of one kind with their cards. Name, phone and address are sealed with the person."""

    kind: str

    def standing(self):
        found = Post.objects.current().within(self.place.code).filter(kind=self.kind)
        return found.select_related("person__home", "card", "sent_by").order_by("place_id", "since", "pk")

    def key(self, values):
        return f"{values.get('community')} {mask_name(values['name'])}"

    def agrees(self, entry, name, given):
        """A masked name or phone agrees with what it may stand for."""
        personal = self.ledger.by_identifier[name].personal
        if personal and is_masked(given) and entry.values.get(name):
            return given == MASKS[personal](entry.values[name]) or personal == "address"
        return super().agrees(entry, name, given)

    def objections(self, row, values):
        if len(values.get("community") or row.place) != COMMUNITY_LENGTH:
            return [complain(row, "community", "community_nowhere")]
        if is_masked(values["name"]) and values["name"] not in self._masked_names(values["community"]):
            return [complain(row, "name", "masked_nobody", written=values["name"])]
        return []

    def _masked_names(self, community):
        """The names registered at the community, as an export shows them."""
        if not hasattr(self, "_known_masks"):
            self._known_masks: dict = {}
            for post in self.standing().iterator(chunk_size=500):
                self._known_masks.setdefault(post.place_id, set()).add(mask_name(post.person.name))
        return self._known_masks.get(community, ())

    def card_of(self, post):
        """The post's card, an empty one for whoever has none."""
        return getattr(post, "card", None) or Card()

    def person_values(self, post):
        """The name and phone of whoever holds the post, and where."""
        return {"name": post.person.name or None, "phone": post.person.phone or None, "community": post.place_id}

    def enter_all(self, pairs):
        if pairs:
            people.register_all(self.actor, self.kind, [self.registration(row, values) for row, values in pairs])

    def registration(self, row, values):
        """What the row says, for the command."""
        raise NotImplementedError

    def plain(self, row, values, **facts):
        """A registration of the row's person."""
        phone = values.get("phone", "")
        return Registration(
            values["name"], self.places[values["community"]], "" if is_masked(phone) else phone, **facts
        )

    def personal(self, given):
        """The changed phone, if it says anything."""
        phone = given.get("phone", "")
        return {"phone": phone} if phone and not is_masked(phone) else {}

    def home(self, community, said):
        """(the grid, compound or building that is called so, or None; the words to seal when there is none)."""
        spot = self.spots.get((community, said)) if said else None
        return spot, "" if spot else words(said or "")

    def opened(self, entry, reason):
        if self.actor:
            people.unmask(self.actor, entry.record.person, entry.record.place, reason)
        return entry.values
