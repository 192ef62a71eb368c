"""Why a pair was made or a need stays short: kept as plain facts with names, worded when somebody reads them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from sifang.needs import wording
from sifang.people.lending import LendingKind

# The code of each reason (see matching.explain) and its sentence; silent codes tell the reader nothing new.
SENTENCES = {
    "fit.kind": gettext_lazy("is %(kind)s, as asked"),
    "fit.category": gettext_lazy("serves %(category)s"),
    "fit.words": gettext_lazy("both say “%(words)s”"),
    "fit.loose": gettext_lazy("the category differs; only the words are alike"),
    "near.inside": gettext_lazy("in the same compound or building"),
    "near.community": gettext_lazy("in the same community"),
    "near.street": gettext_lazy("in the same street, on the list of %(name)s"),
    "near.county": gettext_lazy("in the same county"),
    "near.city": gettext_lazy("in the same city"),
    "near.far": gettext_lazy("comes from outside the city"),
    "time.any": gettext_lazy("neither side names a time"),
    "time.common": gettext_lazy("both can on %(window)s"),
    "time.narrow": gettext_lazy("half-days a week that fit both: only %(half_days)s"),
    "units.whole": gettext_lazy("enough for all half-days asked for (%(units)s)"),
    "units.part": gettext_lazy("gives %(units)s of %(asked)s half-days"),
    "offer.spare": gettext_lazy("half-days still free: %(units)s"),
    "runner.none": gettext_lazy("nobody else offers this"),
    "runner.worse": gettext_lazy("fits better than %(offer)s"),
    "runner.equal": gettext_lazy("%(offer)s would do as well"),
    "runner.urgent": gettext_lazy("%(offer)s fits better but is needed more urgently by “%(by)s”"),
    "runner.full": gettext_lazy("%(offer)s fits better but is taken by “%(by)s”"),
    "none.kind": gettext_lazy("none of %(resources)s resources is %(kind)s"),
    "none.category": gettext_lazy("none of %(resources)s resources of this kind serves %(category)s"),
    "none.area": gettext_lazy("%(offers)s would fit but does not serve this community"),
    "none.time": gettext_lazy("%(offers)s cannot come at the time asked for (%(window)s)"),
    "used.before": gettext_lazy("%(offers)s is fully booked"),
    "used.urgent": gettext_lazy("%(offers)s is needed more urgently by “%(by)s”"),
    "used.other": gettext_lazy("%(offers)s is taken by “%(by)s”"),
    "limit.units": gettext_lazy("%(offers)s gives all it has, %(units)s half-days"),
    "limit.time": gettext_lazy("%(offers)s has no more common time than %(units)s half-days"),
    "outside.nearest": gettext_lazy("the nearest is %(offer)s of %(name)s: ask whether it can be lent"),
    "chosen": gettext_lazy("chosen by the community"),
}
BY_HAND = [{"code": "chosen", "against": False, "facts": {}}]
SILENT = frozenset({"time.any", "fit.kind"})


def kept(found, lists):
    """The reasons as plain data: engine keys replaced by the names they stand for now."""
    return [{"code": reason.code, "against": reason.against, "facts": _named(reason.facts, lists)} for reason in found]


def _named(facts, lists):
    named: dict = {
        name: value
        for name, value in facts.items()
        if isinstance(value, int | str) and name not in ("offer", "place", "home")
    }
    if "offer" in facts:
        named["offer"] = _offer(facts["offer"], lists)
    if "offers" in facts:
        named["offers"] = [_offer(key, lists) for key in facts["offers"]]
    if "by" in facts:
        named["by"] = list(dict.fromkeys(lists.need_of(use.line).title for use in facts["by"] if lists.has(use.line)))
    if "words" in facts:
        named["words"] = list(facts["words"])
    return named


def _offer(key, lists):
    resource = lists.resources[key]
    return f"{resource.owner} · {resource.name}"


def worded(kept_reasons):
    """[(sentence, against)] for a reader, in the reader's language."""
    return [(sentence(reason), reason["against"]) for reason in kept_reasons if reason["code"] not in SILENT]


def sentence(reason):
    """One kept reason in words."""
    return str(SENTENCES[reason["code"]]) % {name: _shown(name, value) for name, value in reason["facts"].items()}


def _shown(name, value):
    if name == "window":
        return wording.week(value)
    if name == "kind":
        return LendingKind(value).label if value else _("anything")
    if name == "category":
        # The table is edited by people; a reason kept before an edit may name a category that is gone.
        return wording.category(value) or value
    if isinstance(value, list):
        return pgettext("between names", ", ").join(value[:3]) + ("…" if len(value) > 3 else "")
    return value
