"""Which open needs may be the same thing: candidates from the search index, weighed again by likeness and place."""

import datetime

from sifang.core import clock
from sifang.needs.models import Need
from sifang.places import counting, search
from sifang.places.models import CITY_LENGTH, STREET_LENGTH
from sifang.places.queries import public_spots
from sifang.text.likeness import LIKELY, Question, bigrams, shared_words

REMEMBERED_DAYS = 180
READ = search.READ
CANDIDATES = 100


def index(need):
    """The need can be found by its words as they stand now, at its spot or its community."""
    search.put_many([entry(need)])


def entry(need):
    """The need's entry in the search index."""
    place = need.spot_id or need.place_id
    return search.entry(need, place, on=need.raised_on, code=need.code, words=need.text)


def candidates(community, text, *, among=None, leaving_out=None):
    """The needs of ``community`` (a code) of the last 180 days that share the rarest pairs with ``text``.

    They are open ones, unless ``among`` says which.
    """
    since = clock.today() - datetime.timedelta(days=REMEMBERED_DAYS)
    among = Need.objects.open() if among is None else among
    among = among.exclude(pk=leaving_out) if leaving_out else among
    return search.find(text, Need._meta.label_lower, community, since=since, limit=CANDIDATES, among=among)


def weighed(text, found, *, spot="", names=()):
    """[(score, id)] of the needs ``found`` (ids) against ``text``, the most alike first.

    The ``names`` of places do not count as words: the place is compared by its code.
    """
    asked = question(text, spot=spot, names=names)
    rows = Need.objects.filter(pk__in=found).values_list("pk", "text", "spot_id")
    scored = [(asked.score(_without(names, other[:READ]), place or ""), pk) for pk, other, place in rows]
    return sorted(scored, key=lambda item: (-item[0], -item[1]))


def question(text, *, spot="", names=()):
    """``text`` ready to be compared, its pairs weighed by how rare they are in the search index."""
    told = _without(names, text)
    seen, texts = counting.seen(bigrams(told[:READ]))
    return Question(told, seen, texts, spot)


def lookalikes(community, text, *, spot="", leaving_out=None, limit=3):
    """Open needs of ``community`` that may be the same thing as ``text``: [(need, score, shared words)]."""
    names = [place.short_name for place in public_spots(community)]
    found = candidates(community, _without(names, text), leaving_out=leaving_out)
    best = [item for item in weighed(text, found, spot=spot, names=names) if item[0] >= LIKELY][:limit]
    needs = Need.objects.select_related("place", "spot").in_bulk([pk for _score, pk in best])
    told = _without(names, text)
    return [(needs[pk], score, shared_words(told, _without(names, needs[pk].text))) for score, pk in best]


def elsewhere(need, among, limit=3):
    """Needs like ``need`` in other communities of its street, else of its city, out of ``among``, most alike first."""
    names = [place.short_name for place in public_spots(need.place_id)]
    told = _without(names, need.text)
    since = clock.today() - datetime.timedelta(days=REMEMBERED_DAYS)
    facts = {"since": since, "limit": CANDIDATES, "among": among, "outside": need.place_id}
    for around in (need.place_id[:STREET_LENGTH], need.place_id[:CITY_LENGTH]):
        found = search.find(told, Need._meta.label_lower, around, **facts)
        best = [pk for score, pk in weighed(told, found) if score >= LIKELY][:limit]
        if best:
            rows = Need.objects.select_related("place", "spot").in_bulk(best)
            return [(rows[pk], shared_words(told, rows[pk].text)) for pk in best]
    return []


def _without(names, text):
    for name in names:
        text = text.replace(name, " ")
    return text
