"""Why a pair was made or a need stays short: kept as plain facts, worded and named when somebody reads them.

Needs and resources are kept by their primary keys: who may not see a need does not read its title here, and a text
that was corrected or a person who was forgotten does not live on in a reason.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from sifang.needs import wording
from sifang.people.lending import LendingKind

# The code of each reason (see matching.reasons) and its sentence. What speaks for a pair is terse: it is told in one
# line, joined by commas.
SENTENCES = {
    "near.inside": gettext_lazy("same compound or building"),
    "near.community": gettext_lazy("same community"),
    "near.street": gettext_lazy("same street"),
    "near.county": gettext_lazy("same county"),
    "near.city": gettext_lazy("same city"),
    "near.far": gettext_lazy("comes from outside the city"),
    "time.common": gettext_lazy("free %(window)s"),
    "time.narrow": gettext_lazy("half-days a week that fit both: only %(half_days)s"),
    "fit.words": gettext_lazy("both say “%(words)s”"),
    "fit.category": gettext_lazy("for %(category)s"),
    "fit.related": gettext_lazy("close to %(category)s"),
    "fit.loose": gettext_lazy("one side names no category; only the words are alike"),
    "stands": gettext_lazy("proposed before"),
    "bundle.whole": gettext_lazy("all %(parts)s parts of the need come"),
    "units.whole": gettext_lazy("gives all half-days asked for (%(units)s)"),
    "units.shared": gettext_lazy("gives %(units)s of %(asked)s half-days, others give the rest"),
    "units.part": gettext_lazy("gives %(units)s of %(asked)s half-days"),
    "offer.spare": gettext_lazy("has more half-days free (%(units)s)"),
    "runner.none": gettext_lazy("nobody else offers this"),
    "runner.worse": gettext_lazy("%(points)s points ahead of the next: %(because)s (the next: %(offer)s)"),
    "runner.equal": gettext_lazy("%(offer)s would do as well"),
    "runner.urgent": gettext_lazy("%(offer)s fits better but is needed more urgently by %(by)s"),
    "runner.even": gettext_lazy(
        "%(offer)s fits better but goes to %(by)s, whose community has a smaller share: %(theirs)s half-days, "
        "here %(ours)s"
    ),
    "runner.full": gettext_lazy("%(offer)s fits better but is taken by %(by)s"),
    "none.kind": gettext_lazy("none of %(resources)s resources is %(kind)s"),
    "none.category": gettext_lazy("none of %(resources)s resources of this kind serves %(category)s"),
    "none.area": gettext_lazy("%(offers)s would fit but does not serve this community"),
    "none.time": gettext_lazy("%(offers)s cannot come at the time asked for (%(window)s)"),
    "refused": gettext_lazy("%(offers)s would fit but was turned down here"),
    "bundle.part": gettext_lazy(
        "could be served, but the need wants all or nothing, and part %(number)s (%(kind)s) is missing"
    ),
    "bundle.few": gettext_lazy("the need wants all or nothing; to be had are %(units)s of %(asked)s half-days"),
    "used.before": gettext_lazy("%(offers)s is fully booked"),
    "used.urgent": gettext_lazy("%(offers)s is needed more urgently by %(by)s"),
    "used.even": gettext_lazy(
        "%(offers)s goes to %(by)s, whose community has a smaller share: %(theirs)s half-days, here %(ours)s"
    ),
    "used.other": gettext_lazy("%(offers)s is taken by %(by)s"),
    "limit.units": gettext_lazy("%(offers)s gives all it has, %(units)s half-days"),
    "limit.time": gettext_lazy("%(offers)s has no more common time than %(units)s half-days"),
    "free.left": gettext_lazy("%(offers)s still has half-days: may be chosen by hand"),
    "outside.nearest": gettext_lazy("the nearest is %(offer)s of %(name)s: ask whether it can be lent"),
    "chosen": gettext_lazy("chosen by the community"),
}
# What decided between a pair and the next: the addend of the points in which it is furthest ahead.
BECAUSE = {
    "text": pgettext_lazy("ahead because", "says more exactly what is asked for"),
    "category": pgettext_lazy("ahead because", "made for this"),
    "related": pgettext_lazy("ahead because", "closer to the matter"),
    "area": pgettext_lazy("ahead because", "nearer"),
    "time": pgettext_lazy("ahead because", "free at more of the times asked for"),
    "completeness": pgettext_lazy("ahead because", "its entry is more complete"),
    "standing": pgettext_lazy("ahead because", "proposed before"),
}
# Reasons kept before the deciding addend was.
FORMERLY = {"runner.worse": gettext_lazy("fits better than %(offer)s")}
# Between the owner of an offer and its name, as ``Names`` tells them.
APART = " · "
BY_HAND = [{"code": "chosen", "against": False, "facts": {}}]
# The one who asked for a kind, or named no time, learns nothing new from being told so.
SILENT = frozenset({"time.any", "fit.kind"})
LINES = (("near", "time", "fit", "stands"), ("runner",), ("bundle", "units", "offer"))


def kept(found, lists):
    """The reasons as plain data: engine keys replaced by the primary keys they stand for."""
    return [{"code": reason.code, "against": reason.against, "facts": _keyed(reason.facts, lists)} for reason in found]


def _keyed(facts, lists):
    keyed: dict = {
        name: value
        for name, value in facts.items()
        if isinstance(value, int | str) and name not in ("offer", "place", "home", "part")
    }
    if "offer" in facts:
        keyed["offer"] = lists.resources[facts["offer"]].pk
    if "offers" in facts:
        keyed["offers"] = [lists.resources[key].pk for key in facts["offers"]]
    if "by" in facts:
        keyed["by"] = list(dict.fromkeys(lists.need_of(use.line).pk for use in facts["by"] if lists.has(use.line)))
    return keyed | {name: list(facts[name]) for name in ("words", "theirs", "ours", "offered") if name in facts}


def worded(kept_reasons, names):
    """[(sentence, against)] for the reader of ``names``, in the reader's language.

    What fits stands first, in one line; then how it compares with others; then how much it gives; then each warning.
    """
    told = [reason for reason in kept_reasons if reason["code"] not in SILENT]
    speaks_for = [reason for reason in told if not reason["against"]]
    groups = [[reason for reason in speaks_for if _family(reason) in families] for families in LINES]
    lines = [(_joined(sentence(reason, names) for reason in group), False) for group in groups if group]
    alone = [reason for reason in speaks_for if not any(reason in group for group in groups)]
    lines += [(sentence(reason, names), False) for reason in alone]
    return lines + [(sentence(reason, names), True) for reason in told if reason["against"]]


def of_itself(kept_reasons):
    """The reasons that speak of the pair alone: where organizations read along, none is set beside another."""
    return [reason for reason in kept_reasons if _family(reason) != "runner"]


def _family(reason):
    return reason["code"].partition(".")[0]


def sentence(reason, names):
    """One kept reason in words."""
    facts, code = _called(reason["facts"], names), reason["code"]
    words = SENTENCES[code]
    if code in FORMERLY and "because" not in facts:
        words = FORMERLY[code]
    more = facts.get("more", 0)
    return str(words) % {name: _shown(name, value, more) for name, value in facts.items()}


def _called(facts, names):
    """The facts with the names of the rows they keep."""
    called = dict(facts)
    if "offer" in facts:
        called["offer"] = names.resource(facts["offer"])
    if "offers" in facts:
        called["offers"] = [names.resource(key) for key in facts["offers"]]
    if "by" in facts:
        called["by"] = list(dict.fromkeys(names.need(key) for key in facts["by"]))
    return called


def _shown(name, value, more):
    if name == "window":
        return wording.week(value)
    if name == "kind":
        return LendingKind(value).label if value else _("anything")
    if name == "category":
        # The table is edited by people; a reason kept before an edit may name a category that is gone.
        return wording.category(value) or value
    if name == "because":
        return BECAUSE.get(value, value)
    if name == "offer":
        return _lent([value])
    if name in ("theirs", "ours"):
        return pgettext("got of asked", "%(got)s of %(asked)s") % {"got": value[0], "asked": value[1]}
    if name == "words":
        return _between(value)
    if name == "offers":
        return _few(value, more, _lent)
    return _few(value, 0, _titles) if name == "by" else value


def _few(names, more, told):
    """The first two names as ``told`` and, when there are others, how many they are all together."""
    shown, all_together = told(names[:2]), len(names) + more
    if all_together <= 2:
        return shown
    return _("%(names)s and others, %(n)s in all") % {"names": shown, "n": all_together}


def _titles(titles):
    return _between(map(_quoted, titles))


def _lent(offers):
    """Who lends what, each owner once."""
    of_owner: dict = {}
    for offer in offers:
        owner, _apart, name = offer.partition(APART)
        of_owner.setdefault(owner, []).append(name)
    return _between(owner + "".join(map(_quoted, filter(None, names))) for owner, names in of_owner.items())


def _quoted(words):
    return pgettext("a name", "“%(words)s”") % {"words": words}


def _between(names):
    return pgettext("between names", ", ").join(names)


def _joined(sentences: Iterable[str]):
    return pgettext("between reasons", ", ").join(sentences)
