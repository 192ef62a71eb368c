"""The shelf of the resource list."""

import re

from sifang.core.masking import mask_name
from sifang.ledgers.declarations import RESOURCES
from sifang.ledgers.phones import is_masked
from sifang.ledgers.shelves.shelf import Shelf, organization
from sifang.people import commands as people
from sifang.people.lending import LendingKind
from sifang.people.models import Person
from sifang.places.models import COMMUNITY_LENGTH
from sifang.resources import commands as resources
from sifang.resources.models import Resource
from sifang.text import normal

KINDS = {
    "人才": LendingKind.TALENT,
    "技术": LendingKind.TECHNOLOGY,
    "场所": LendingKind.VENUE,
    "设施": LendingKind.FACILITY,
    "资金": LendingKind.FUNDS,
    "服务": LendingKind.SERVICE,
}
KIND_WORDS = {kind: word for word, kind in KINDS.items()}
ALONE = "(个人)"
_ALONE = re.compile(r"\s*[(（]个人[)）]\s*$")


class ResourcesShelf(Shelf):
    """Resources as the resource list shows them. A liaison's name and phone are sealed with the person."""

    ledger = RESOURCES

    def standing(self):
        found = Resource.objects.within(self.place.code).select_related("organization", "person")
        return found.prefetch_related("bookings").order_by("place_id", "organization__name", "pk")

    def shown(self):
        return [entry for entry in self.entries() if entry.record.stage != Resource.Stage.RETIRED]

    def values(self, resource):
        liaison = self._liaisons.get(resource.ledger.get("liaison"))
        body = resource.organization
        return {
            "org": resource.ledger.get("org") or (body.name if body else f"{resource.person.name}{ALONE}"),
            "uscc": (body and body.uscc) or resource.ledger.get("uscc"),
            "category": KIND_WORDS[resource.kind],
            "name": resource.name,
            "quantity": resource.quantity or None,
            "availability": resource.availability or None,
            "conditions": resource.conditions or None,
            "liaison": liaison.name or None if liaison else None,
            "phone": liaison.phone or None if liaison else None,
            "valid_to": resource.valid_to,
            "times_used": self._times_used(resource),
            "remark": resource.remark or None,
        }

    @property
    def _liaisons(self):
        """Primary key → the person a ledger named as liaison."""
        if not hasattr(self, "_known_liaisons"):
            named = Resource.objects.within(self.place.code).values_list("ledger", flat=True)
            self._known_liaisons = Person.objects.in_bulk({kept["liaison"] for kept in named if "liaison" in kept})
        return self._known_liaisons

    def _times_used(self, resource):
        """How often it has served: what the ledger counted before, and every use since."""
        since = sum(booking.used for booking in resource.bookings.all())
        return since + resource.ledger["times_used"] if "times_used" in resource.ledger else since or None

    def kept(self, row):
        kept = super().kept(row)
        if _ALONE.search(kept["org"]):
            kept["org"] = _ALONE.sub("", kept["org"]) + ALONE
        return kept

    def agrees(self, entry, name, given):
        if name == "org" and entry.record.person_id and given == self._masked_owner(entry):
            return True
        return super().agrees(entry, name, given)

    def enter(self, row, values):
        place, owner = self.place_of(row), self._owner(values, self.place_of(row))
        liaison = self._liaison(values.get("liaison"), values.get("phone"), place)
        return resources.enter(
            self.actor,
            place,
            values["name"],
            KINDS.get(values.get("category"), LendingKind.SERVICE),
            ledger=self._ledger({}, values, liaison, owner.get("organization"), used=0),
            **owner,
            **self._facts(values),
        )

    def _owner(self, values, place):
        if values["org"].endswith(ALONE):
            return {"person": people.register(self.actor, values["org"].removesuffix(ALONE), home=place)}
        return {"organization": organization(self.actor, values["org"], place, values.get("uscc"))}

    def amend(self, entry, changes, values):
        resource, given = entry.record, {name: values[name] for name in changes}
        both = {name: given.get(name) or entry.values.get(name) for name in ("liaison", "phone")}
        changed = {"liaison", "phone"} & set(given)
        liaison = self._liaison(both["liaison"], both["phone"], resource.place) if changed else None
        used = sum(booking.used for booking in resource.bookings.all())
        facts = self._facts(given) | {
            "ledger": self._ledger(resource.ledger, given, liaison, resource.organization, used)
        }
        if "category" in given:
            facts["kind"] = KINDS[given["category"]]
        resources.amend(self.actor, resource, **facts)

    def _facts(self, values):
        return {
            name: values[name]
            for name in ("quantity", "availability", "conditions", "valid_to", "remark")
            if name in values
        }

    def _ledger(self, before, values, liaison, body, used):
        """What only the ledger knows of a resource, after these values."""
        kept = dict(before)
        if body and "org" in values and values["org"] != body.name:
            kept["org"] = values["org"]
        if body and "uscc" in values and values["uscc"] != body.uscc:
            kept["uscc"] = values["uscc"]
        if "times_used" in values:
            kept["times_used"] = values["times_used"] - used
        return kept | ({"liaison": liaison.pk} if liaison else {})

    def _liaison(self, name, phone, home):
        phone = "" if is_masked(phone) else phone or ""
        if not name and not phone:
            return None
        for person in Person.objects.by_phone(phone) if phone else ():
            if not name or person.name == name:
                return person
        return people.register(
            self.actor, name or "", phone=phone, home=home if len(home.code) == COMMUNITY_LENGTH else None
        )

    def masked(self, entry):
        shown = super().masked(entry)
        return shown | ({"org": self._masked_owner(entry)} if entry.record.person_id else {})

    def _masked_owner(self, entry):
        return mask_name(entry.values["org"].removesuffix(ALONE)) + ALONE

    def opened(self, entry, reason):
        seen = [self._liaisons.get(entry.record.ledger.get("liaison")), entry.record.person]
        for person in filter(None, seen if self.actor else ()):
            people.unmask(self.actor, person, entry.record.place, reason)
        return entry.values

    def key(self, values):
        return normal.bare(values["name"])
