"""The words of a need: tidied, masked, and what they suggest."""

from django.utils.translation import gettext as _

from sifang.core.errors import insist
from sifang.needs import suggesting, taxonomy
from sifang.text import alarm, categories, normal, redaction

LONGEST = 2000
# An office's own number may stand in its reply; a resident's may stand nowhere.
OFFICE_NUMBERS = ("landline",)
# What is written freely about a need beside its text.
FREE = ("spot_words", "affected", "remark")


def clean(text, least=4):
    """The text as it is kept: tidy, of lawful length, without phones and ID numbers; refused when too short or long."""
    words = normal.tidy(text)
    insist(len(words) >= least, _("Write a few words about what is needed, at least four characters."))
    insist(
        len(words) <= LONGEST,
        _("The text has %(n)s characters, the most is %(most)s; shorten it.") % {"n": len(words), "most": LONGEST},
    )
    return redaction.redact(words)[0]


def guess(words, facts, place=None):
    """``facts`` with category, subcategory, kind and urgency where nobody chose them, and whether to look first.

    ``place`` is the community whose confirmed categories know more than the table of words.
    """
    facts = redaction.redact_in(facts, FREE) | {"look_first": alarm.alarm(words)}
    found = {} if facts.get("category") and facts.get("subcategory") else _suggested(words, place)
    chosen = facts.get("category") or next(iter(found), categories.OTHER)
    below = facts.get("subcategory") or found.get(chosen) or taxonomy.guess_below(chosen, words)[0]
    category = categories.get(chosen)
    guessed = {"kind": category.kind, "urgency": category.urgency, "subcategory": below}
    return guessed | facts | {"category": chosen, "subcategory": below}


def _suggested(words, place):
    return {one.category: one.subcategory for one in suggesting.suggest(place or "", words)}


def below(need, facts):
    """``facts`` with a subcategory that lies below the category: the one given, the need's own, or none."""
    if not {"category", "subcategory"} & facts.keys():
        return facts
    category = facts.get("category", need.category)
    given = facts.get("subcategory", need.subcategory)
    fits = taxonomy.lies_below(given, category)
    insist(
        fits or not facts.get("subcategory") or given == need.subcategory,
        _("The subcategory “%(below)s” does not lie below the category chosen; choose one that does, or none.")
        % {"below": taxonomy.title(given)},
    )
    return facts | {"subcategory": given if fits else ""}


def reply(words):
    """What the community tells the asker: at most 500 characters, without anybody's private numbers."""
    return redaction.redact(words.strip()[:500], keep=OFFICE_NUMBERS)[0]
