"""Which category and subcategory a text suggests, from the office's words and from what the community confirmed.

What a community confirmed is one row of weights (``Learned``). It is read again only when it has changed; whoever
teaches it does so under the row's lock, in the transaction of the confirmation.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache

from sifang.core import clock
from sifang.needs import taxonomy
from sifang.needs.models import Learned
from sifang.text import categories
from sifang.text.learning import Learner, mixed
from sifang.text.weights import Weights

OFFERED = 3
# A category with no more than this share has nothing that speaks for it.
LEAST_SHARE = 0.1
MOST_WORDS = 3
REMEMBERED = 4


@dataclass(frozen=True)
class Suggestion:
    """A category a text may belong to, what of it lies below ("" for none), the words that spoke for it, its share."""

    category: str
    subcategory: str
    words: list[str]
    share: float

    @property
    def title(self):
        """The category in the reader's language."""
        return taxonomy.title(self.category)

    @property
    def below(self):
        """The subcategory in the reader's language."""
        return taxonomy.title(self.subcategory)


def suggest(place, text):
    """Up to three suggestions for a need of ``place`` (a community or its code), the likeliest first."""
    here = taxonomy.tree()
    spoken = {one.id: one.words for one in here.vocabulary.spoken(text)}
    learner = Learner(table=_table(here), weights=_learned(getattr(place, "code", place)))
    judged = learner.suggest(text, len(spoken) + OFFERED)
    wanted = [one for one in judged if one.category in spoken or one.share > LEAST_SHARE]
    return [_suggestion(one, spoken.get(one.category, []), text) for one in wanted[:OFFERED]]


def told(found, need):
    """What a deed keeps of it, ids alone: what was suggested, what was chosen, which of the suggestions that was."""
    categories_found = [one.category for one in found]
    rank = categories_found.index(need.category) + 1 if need.category in categories_found else 0
    return {
        "suggested": [one.subcategory or one.category for one in found],
        "chosen": need.subcategory or need.category,
        "rank": rank,
    }


def learn(need):
    """The community has confirmed what the need is about: its next texts like it are suggested so."""
    if (lessons := _together.get()) is not None:
        lessons.append((need.place_id, need.text, need.category))
    else:
        _teach(need.place_id, [(need.text, need.category)])


@contextmanager
def together():
    """What is confirmed inside the block is learned at its end, in one reading and one writing for each community."""
    lessons: list[tuple[str, str, str]] = []
    token = _together.set(lessons)
    try:
        yield
    finally:
        _together.reset(token)
    for place in sorted({place for place, _text, _category in lessons}):
        _teach(place, [(text, category) for at, text, category in lessons if at == place])


def _teach(place, lessons):
    here = taxonomy.tree()
    Learned.objects.get_or_create(pk=place, defaults={"weights": b"", "at": clock.now()})
    row = Learned.objects.select_for_update().get(pk=place)
    learner = Learner(table=_table(here), weights=_read(row.weights))
    for number in mixed(text for text, _category in lessons):
        text, category = lessons[number]
        if category:
            learner.learn(text, category)
    row.weights, row.texts, row.at = learner.to_bytes(), learner.texts, clock.now()
    row.save(update_fields=["weights", "texts", "at"])


def _suggestion(judged, spoken, text):
    below, words = taxonomy.guess_below(judged.category, text)
    told = dict.fromkeys([*words, *spoken, *judged.words])
    return Suggestion(judged.category, below, _apart(told)[:MOST_WORDS], judged.share)


def _apart(words):
    """The words without those that stand inside an earlier one."""
    kept: list[str] = []
    for word in words:
        if not any(word in other or other in word for other in kept):
            kept.append(word)
    return kept


def _table(here):
    """What the office's words alone speak for, shared out among the categories that they name."""

    def said(text):
        spoken = here.vocabulary.spoken(text)
        whole = sum(one.score for one in spoken)
        return {one.id: one.score / whole for one in spoken}

    return said


def _learned(place):
    """The weights of the community as they are now, for reading alone."""
    state = Learned.objects.filter(pk=place).values_list("at", "texts").first()
    return _remembered(place, state) if state else _NOTHING


@lru_cache(REMEMBERED)
def _remembered(place, state):
    """``state`` tells one version of the row from the next."""
    return _read(Learned.objects.values_list("weights", flat=True).get(pk=place))


def _read(stored):
    weights = Weights.from_bytes(bytes(stored)) if stored else Weights()
    for known in categories.CATEGORIES:
        weights.column(known.id)
    return weights


_NOTHING = _read(b"")
_together: ContextVar[list | None] = ContextVar("lessons", default=None)
