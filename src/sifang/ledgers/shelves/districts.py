"""The shelves of business districts: their merchants, and the lines of the five measures."""

from sifang.commerce import commands as commerce
from sifang.commerce.models import Attendance, District, Guests, Merchant, Offer, Share, Vacancy
from sifang.core.money import shown
from sifang.ledgers.declarations import districts
from sifang.ledgers.phones import is_masked
from sifang.ledgers.shelves.shelf import Shelf
from sifang.places.models import range_of
from sifang.text import normal

OWN = ("uscc", "trade", "unit", "area", "since")


class MerchantsShelf(Shelf):
    """The merchants of today as the roster shows them; who has left stands on the district's pages."""

    ledger = districts.MERCHANTS

    def standing(self):
        found = Merchant.objects.current().within(self.place.code).select_related("district", "contact")
        return found.prefetch_related("pledges").order_by("place_id", "district__name", "name", "pk")

    def values(self, merchant):
        held = next((pledge for pledge in merchant.pledges.all() if pledge.ended_on is None), None)
        return {
            "district": merchant.district.name,
            "name": merchant.name,
            **{name: getattr(merchant, name) or None for name in OWN},
            "contact": (merchant.contact.name or None) if merchant.contact else None,
            "phone": (merchant.contact.phone or None) if merchant.contact else None,
            "pledged_on": held.pledged_on if held else None,
            "pledge": str(held.get_stage_display()) if held else None,
            "community": merchant.place_id,
        }

    def key(self, values):
        return normal.bare(values["district"]) + "\n" + normal.bare(values["name"])

    def stays(self, entry, name, given):
        """A pledge that was given, is withdrawn on its own page."""
        return name == "pledged_on" and bool(entry.values.get(name))

    def agrees(self, entry, name, given):
        """A phone without somebody to call says nothing."""
        if name == "phone" and not entry.values.get("contact"):
            return True
        return super().agrees(entry, name, given)

    def enter(self, row, values):
        place = self.places[values["community"]]
        facts = {name: values[name] for name in OWN if values.get(name)}
        facts["area"] = _m2(facts.get("area"))
        merchant = commerce.register_merchant(
            self.actor, self._district(place, values["district"]), values["name"], **facts, **_contact(values)
        )
        self._pledge(merchant, values)

    def amend(self, entry, changes, values):
        given = {name: values[name] for name in changes}
        facts = {name: given[name] for name in OWN if name in given}
        if "area" in facts:
            facts["area"] = _m2(facts["area"])
        contact = _contact(values) if {"contact", "phone"} & set(given) else {}
        if facts or contact:
            commerce.correct_merchant(self.actor, entry.record, **facts, **contact)
        self._pledge(entry.record, given)

    def _district(self, place, name):
        """The district of this name at the place; one that a roster names first, is founded."""
        found = District.objects.filter(place=place, name=name, until=None).first()
        return found or commerce.found_district(self.actor, place, name)

    def _pledge(self, merchant, values):
        if values.get("pledged_on"):
            commerce.pledge(self.actor, merchant, on=values["pledged_on"])

    def opened(self, entry, reason):
        if entry.record.contact and self.actor:
            commerce.call_merchant(self.actor, entry.record, reason)
        return entry.values


def _m2(kept):
    return None if kept is None else kept / 100


def _contact(values):
    """Whom to call as the row names them in full; what is masked names nobody anew."""
    name, phone = values.get("contact") or "", values.get("phone") or ""
    if is_masked(name) or is_masked(phone):
        return {}
    return {"contact_name": name, "phone": phone}


class LinesShelf(Shelf):
    """The lines of one measure's ledger, which is written from the records and only goes out."""

    model: type
    related: tuple[str, ...] = ("merchant",)
    above = "measure"

    def standing(self):
        found = self.model.objects.filter(range_of(self.place.code, f"{self.above}__place_id"))
        return found.select_related(f"{self.above}__district", *self.related).order_by(f"{self.above}_id", "pk")

    def values(self, line):
        measure = line.cost.measure if self.above == "cost__measure" else line.measure
        told = {"district": measure.district.name, "measure": measure.title, "community": measure.place_id}
        return told | self.told(line)

    def told(self, line):
        """What the line itself says; shops by name."""
        names = [column.identifier for column in self.ledger.columns[3:-1]]
        found = {name: getattr(line, name) for name in names}
        return {name: value.name if isinstance(value, Merchant) else value for name, value in found.items()}


class HiringShelf(LinesShelf):
    """Joint hiring."""

    ledger, model = districts.HIRING, Vacancy


class TrainingShelf(LinesShelf):
    """Joint training."""

    ledger, model = districts.TRAINING, Attendance


class ReferralShelf(LinesShelf):
    """Customer referral."""

    ledger, model, related = districts.REFERRAL, Guests, ("sender", "receiver")


class OffersShelf(LinesShelf):
    """Shared offers."""

    ledger, model = districts.OFFERS, Offer


class CostsShelf(LinesShelf):
    """Cost sharing: a row for each merchant's share, dropped drafts left out."""

    ledger, model, above = districts.COSTS, Share, "cost__measure"

    def standing(self):
        return super().standing().exclude(cost__stage="dropped").order_by("cost_id", "pk")

    def told(self, share):
        """The share with its working."""
        cost = share.cost
        return {
            "cost": cost.title, "amount": cost.amount, "basis": str(cost.get_basis_display()),
            "merchant": share.merchant.name, "share": share.amount, "stage": str(cost.get_stage_display()),
            "weight": str(share.weight) if cost.basis == "equal" else shown(share.weight),
            "agreed_on": share.agreed_on, "paid_on": share.paid_on,
        }  # fmt: skip
