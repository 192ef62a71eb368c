"""Words about a dispute as they are kept: without private numbers, and without the names of the parties."""

from sifang.text import redaction

SOMEBODY = "〔当事人〕"
SHORTEST_NAME = 2


def without_names(words, names, most):
    """``words`` with numbers and ``names`` taken out, cut to ``most``."""
    for name in sorted((name for name in names if len(name) >= SHORTEST_NAME), key=len, reverse=True):
        words = words.replace(name, SOMEBODY)
    return redaction.clean(words, most)


def told(dispute, words, most):
    """``words`` about ``dispute`` as everybody may read them."""
    if not words.strip():
        return ""
    parties = dispute.parties.exclude(person=None).select_related("person")
    return without_names(words, [party.person.name or "" for party in parties], most)
