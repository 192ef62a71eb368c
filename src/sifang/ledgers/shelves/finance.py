"""The shelf of the finance desk's ledger. Of a consent it says 有, 无 or 撤回, nothing else, and takes nothing in."""

from sifang.commerce.commands import entering
from sifang.commerce.models import Application, Consent, Merchant
from sifang.ledgers.declarations.finance import FINANCE, MISSING, RESULTS
from sifang.ledgers.shelves.shelf import Shelf, complain, organization
from sifang.text import normal

Stage = Application.Stage
STAGES = dict(zip(RESULTS, (
    Stage.CONSULTED, Stage.DOCUMENTS, Stage.SUBMITTED, Stage.APPROVED, Stage.DECLINED, Stage.DISBURSED, Stage.ENDED,
), strict=True))  # fmt: skip
WORDS = {stage: word for word, stage in STAGES.items()}
# Facts that the ledger may add; once they stand, they are changed on the application's own page.
ADDED = ("institution", "submitted_on", "disbursed", "disbursed_on")
GIVEN = (Consent.Stage.CONSENTED, Consent.Stage.PROVIDED)


class FinanceShelf(Shelf):
    """Applications; their merchants are on the roster of a district already."""

    ledger = FINANCE

    def standing(self):
        found = Application.objects.within(self.place.code).select_related("merchant", "institution")
        found = found.prefetch_related("documents", "consents")
        return found.order_by("place_id", "consulted_on", "pk")

    def values(self, application):
        titles = (f"{one.title}{'' if one.at_hand_on else MISSING}" for one in application.documents.all())
        return {
            "merchant": application.merchant.name,
            "uscc": application.merchant.uscc or None,
            "consulted_on": application.consulted_on,
            "amount_wanted": application.amount_wanted,
            "documents": tuple(titles) or None,
            "consent": _consent(application),
            "institution": str(application.institution) if application.institution_id else None,
            "submitted_on": application.submitted_on,
            "result": WORDS[application.stage],
            "disbursed": application.disbursed,
            "disbursed_on": application.disbursed_on,
            "community": application.place_id,
        }

    def key(self, values):
        return normal.bare(values["merchant"])

    def stays(self, entry, name, given):
        if name == "result":
            return not entering.way(entry.record.stage, STAGES[given])
        return name == "uscc" or (name in ADDED and entry.values.get(name) is not None)

    def objections(self, row, values):
        if self._merchant(values) is None:
            return [complain(row, "merchant", "merchant_unknown", written=values["merchant"])]
        is_paid = values.get("result") == WORDS[Stage.DISBURSED]
        if is_paid and not values.get("disbursed"):
            return [complain(row, "disbursed", "disbursed_missing")]
        return []

    @property
    def merchants(self):
        """Comparable name → the merchants of that name, the latest first."""
        if not hasattr(self, "_merchants"):
            self._merchants: dict[str, list] = {}
            for merchant in Merchant.objects.within(self.place.code).select_related("place").order_by("-since", "-pk"):
                self._merchants.setdefault(normal.bare(merchant.name), []).append(merchant)
        return self._merchants

    def _merchant(self, values):
        named = self.merchants.get(self.key(values), [])
        code = values.get("uscc")
        fitting = [one for one in named if not code or one.uscc in ("", code)]
        here = [one for one in fitting if one.place_id == values.get("community")]
        return next(iter(here or fitting), None)

    def enter(self, row, values):
        merchant = self._merchant(values)
        facts = {name: values[name] for name in ("amount_wanted", "submitted_on", "disbursed", "disbursed_on")
                 if name in values}  # fmt: skip
        entering.enter_application(
            self.actor, merchant, values["consulted_on"], stage=_stage(values), **facts,
            documents=_documents(values), institution=self._institution(values, merchant.place),
        )  # fmt: skip

    def _institution(self, values, place):
        name = values.get("institution")
        return organization(self.actor, name, place) if name else None

    def amend(self, entry, changes, values):
        facts = {name: values[name] for name in changes if name in ("amount_wanted", *ADDED)}
        if "institution" in facts:
            facts["institution"] = self._institution(values, entry.record.place)
        entering.amend_application(
            self.actor, entry.record, **facts,
            documents=_documents(values) if "documents" in changes else None,
            stage=STAGES[values["result"]] if "result" in changes else None,
        )  # fmt: skip


def _consent(application):
    stages = {consent.stage for consent in application.consents.all()}
    if stages & set(GIVEN):
        return "有"
    return "撤回" if Consent.Stage.REVOKED in stages else "无"


def _documents(values):
    titles = values.get("documents") or ()
    return [(title.removesuffix(MISSING), not title.endswith(MISSING)) for title in titles]


def _stage(values):
    """The stage a row tells by its result, else by the furthest thing in it."""
    if values.get("result"):
        return STAGES[values["result"]]
    if values.get("disbursed"):
        return Stage.DISBURSED
    if values.get("submitted_on") or values.get("institution"):
        return Stage.SUBMITTED
    return Stage.DOCUMENTS if values.get("documents") else Stage.CONSULTED
