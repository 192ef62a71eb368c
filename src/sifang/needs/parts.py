"""What a need asks for besides its first kind and amount: kept as it is said, compared, and written."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from sifang.core.errors import insist
from sifang.core.models import record
from sifang.needs.models import Part
from sifang.people.lending import LendingKind
from sifang.text import categories, normal, redaction

MOST_PARTS = 3
MOST_HALF_DAYS = 200
LONGEST_WORDS = 80
# Words that say in a ledger's cell that all parts are wanted or none; no part's own words may end in them.
TOGETHER = "（要一起）"


class Asked(NamedTuple):
    """One further thing a need asks for: so many half-days of a kind, and a few words about it."""

    kind: str
    amount: int = 1
    words: str = ""


def of(need):
    """The further parts of the need as they were asked for."""
    return tuple(Asked(part.kind, part.amount, part.words) for part in need.parts.all())


def write(actor, need, further, *, together):
    """The need asks for ``further`` besides its own kind and amount; returns whether that is anything new.

    Each part's category is what its words suggest; without such words it is the need's own.
    """
    asked = tuple(Asked(kind, amount, tidy(words)) for kind, amount, words in further)
    _insist_lawful(asked)
    together = bool(asked) and together
    if (asked, together) == (of(need), need.is_all_or_nothing):
        return False
    need.parts.all().delete()
    Part.objects.bulk_create(
        Part(need=need, number=number, category=_category(part.words), **part._asdict())
        for number, part in enumerate(asked, 2)
    )
    need.is_all_or_nothing = together
    need.save(update_fields=["is_all_or_nothing"])
    record(actor, "need.parts_set", need, parts=len(asked) + 1, together=together)
    return True


def tidy(words):
    """The words on one line, without private numbers and without the signs that part one from the next."""
    line = " ".join(normal.tidy(words).split()).replace("；", "，").replace(";", "，")
    line = redaction.clean(line, LONGEST_WORDS)
    while line.endswith(TOGETHER):
        line = line.removesuffix(TOGETHER)
    return line.strip()


def _insist_lawful(asked):
    insist(
        len(asked) < MOST_PARTS,
        _("A need asks for %(most)s things at most; put down what else is needed as a need of its own.")
        % {"most": MOST_PARTS},
    )
    lawful = all(part.kind in LendingKind.values and 1 <= part.amount <= MOST_HALF_DAYS for part in asked)
    insist(
        lawful,
        _("Choose for each thing one of the kinds shown and 1 to %(most)s half-days.") % {"most": MOST_HALF_DAYS},
    )


def _category(words):
    return next((name for name, _spoken in categories.suggest(words, limit=1)), "")
