"""The shelf of members' service cards."""

from sifang.activities.commands import entering
from sifang.activities.models import ServiceRecord
from sifang.core.masking import mask_name
from sifang.ledgers.declarations.rosters import SERVICE_RECORDS
from sifang.ledgers.phones import is_masked
from sifang.ledgers.shelves.shelf import MASKS, Shelf, complain
from sifang.people import commands as people
from sifang.people.models import Post
from sifang.text import normal

OWN = {"content": "content", "hours": "hours", "served": "served", "witness": "witness", "rating": "word"}


class ServiceRecordsShelf(Shelf):
    """Lines of service cards. A line belongs to a registered member; who is not registered has no card."""

    ledger = SERVICE_RECORDS

    def standing(self):
        found = ServiceRecord.objects.within(self.place.code).select_related("member__person")
        return found.order_by("place_id", "member", "on", "pk")

    def values(self, row):
        told = {name: getattr(row, field) or None for name, field in OWN.items()}
        return told | {"date": row.on, "member": row.member.person.name or None, "community": row.place_id}

    def key(self, values):
        return f"{values.get('community')} {mask_name(values['member'] or '')} {normal.bare(values['content'])}"

    def agrees(self, entry, name, given):
        personal = self.ledger.by_identifier[name].personal
        if personal and is_masked(given) and entry.values.get(name):
            return given == MASKS[personal](entry.values[name])
        return super().agrees(entry, name, given)

    def objections(self, row, values):
        found = self._members.get((values.get("community"), values["member"]), [])
        if not found:
            return [] if self._stands(values) else [complain(row, "member", "person_elsewhere")]
        return [] if len(found) == 1 else [complain(row, "member", "person_several", written=values["member"])]

    def _stands(self, values):
        """Whether a masked line says what a card says already."""
        if not is_masked(values["member"]):
            return False
        if not hasattr(self, "_known_keys"):
            self._known_keys = {self.key(entry.values) for entry in self.entries()}
        return self.key(values) in self._known_keys

    @property
    def _members(self):
        """(community, name) → the posts of the members registered there."""
        if not hasattr(self, "_known_members"):
            self._known_members: dict[tuple, list] = {}
            found = Post.objects.current().within(self.place.code).filter(kind__in=("member", "household_liaison"))
            for post in found.select_related("person", "place").iterator(chunk_size=500):
                held = self._known_members.setdefault((post.place_id, post.person.name), [])
                if post.person_id not in {other.person_id for other in held}:
                    held.append(post)
        return self._known_members

    def enter_all(self, pairs):
        lines = []
        for _row, values in pairs:
            member = self._members[values["community"], values["member"]][0]
            lines.append((member, values["date"], self._facts(values)))
        if lines:
            entering.enter_records(self.actor, lines)

    def amend(self, entry, changes, values):
        given = {name: values[name] for name in changes}
        entering.amend_record(self.actor, entry.record, **self._facts(given))

    def _facts(self, values):
        return {field: values[name] for name, field in OWN.items() if name in values}

    def opened(self, entry, reason):
        if self.actor:
            people.unmask(self.actor, entry.record.member.person, entry.record.place, reason)
        return entry.values
