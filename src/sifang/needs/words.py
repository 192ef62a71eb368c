"""The words of a need: tidied, masked, and what they suggest."""

from django.utils.translation import gettext as _

from sifang.core.errors import insist
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


def guess(words, facts):
    """``facts`` with category, kind and urgency from the words where nobody chose them, and whether to look first."""
    facts = redaction.redact_in(facts, FREE) | {"look_first": alarm.alarm(words)}
    chosen = facts.get("category") or next((name for name, _words in categories.suggest(words, limit=1)), "other")
    category = categories.get(chosen)
    return {"kind": category.kind, "urgency": category.urgency} | facts | {"category": chosen}


def reply(words):
    """What the community tells the asker: at most 500 characters, without anybody's private numbers."""
    return redaction.redact(words.strip()[:500], keep=OFFICE_NUMBERS)[0]
