"""What may be said of a need where others read: no name of an asker, no private number, no private matter."""

from sifang.core import kept
from sifang.core.masking import mask_name
from sifang.needs import taxonomy
from sifang.needs.models import Asker
from sifang.text import redaction


def is_hidden(needs):
    """Whether the titles of ``needs`` stay inside the house."""
    with kept.meanwhile():
        return any(not taxonomy.is_public(need.category, need.subcategory) for need in needs)


def shown(rows, needs_of=lambda row: [row]):
    """Those of ``rows`` whose needs may be read elsewhere; the categories are read once for all of them."""
    with kept.meanwhile():
        return [row for row in rows if not is_hidden(needs_of(row))]


def names_of(needs):
    """{name: masked} of those who asked for ``needs``: somebody may have written their own name into the words."""
    askers = Asker.objects.filter(need__in=needs).select_related("person")
    found = {asker.person.name for asker in askers} - {""}
    return {name: mask_name(name) for name in sorted(found, key=len, reverse=True)}


def clean(words, most, names=None):
    """``words`` on one line, without those names and without private numbers, cut to ``most`` characters."""
    for name, masked in (names or {}).items():
        words = words.replace(name, masked)
    plain = redaction.redact(" ".join(words.split()))[0]
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"
