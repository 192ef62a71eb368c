"""How a text for a chat group is laid out: the place and what it is about, as many lines as fit, where to read more."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

LONGEST = 300
LONGEST_LINE = 70


def joined(names):
    """Names one after the other, as a sentence has them."""
    return pgettext("between names", ", ").join(names)


def text(place, head, facts, address=""):
    """One thing and what is said of it."""
    return _within([_("[%(place)s] %(head)s") % {"place": place, "head": head}], facts, _foot(address))


def listed(place, head, lines, address="", total=0):
    """Numbered lines, and a word about those of ``total`` that do not fit."""
    numbered = [f"{number}. {line}" for number, line in enumerate(lines, 1)]
    return _within(
        [_("[%(place)s] %(head)s:") % {"place": place, "head": head}], numbered, _foot(address), total or len(lines)
    )


def _foot(address):
    return [_("See: %(address)s") % {"address": address}] if address else []


def _within(head, lines, foot, count=0):
    """Head, as many lines as fit, a word about the rest, and the foot: 300 characters at most."""
    kept: list[str] = []
    for line in lines:
        if len("\n".join([*head, *kept, line, *_rest(count, len(kept) + 1), *foot])) > LONGEST:
            break
        kept.append(line)
    whole = "\n".join([*head, *kept, *_rest(count, len(kept)), *foot])
    return whole if len(whole) <= LONGEST else whole[:LONGEST]


def _rest(count, kept):
    left = count - kept
    return [ngettext("… and %(n)s more", "… and %(n)s more", left) % {"n": left}] if left > 0 else []
