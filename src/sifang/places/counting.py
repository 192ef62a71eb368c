"""How rare a pair of characters is among the texts of the index, counted now and then from the newest of them."""

from collections import Counter

from django.db.transaction import atomic

from sifang.places.models import Entry, Gram
from sifang.text.likeness import bigrams, telling

COUNTED = 20_000
LEAST = 2  # a pair in a single text tells as much as one in none
GROWN = 1.1
ALL, ENTRIES = "", "§"  # how many texts were counted, and how many there were
BATCH = 5_000


def seen(pairs):
    """In how many of the counted texts each of ``pairs`` stands, and how many were counted."""
    counts = dict(Gram.objects.filter(pk__in={ALL, *pairs}).values_list("gram", "texts"))
    return counts, counts.pop(ALL, 0)


def telling_most(words, most):
    """The pairs of ``words`` that tell most, with how much: ``most`` of those that were counted, and of those not.

    A pair that was not counted finds next to nothing, and finds what came in since then.
    """
    counts, texts = seen(bigrams(words))
    told = sorted(telling(words, counts, texts).items(), key=lambda item: -item[1])
    known = [item for item in told if item[0] in counts]
    fresh = [item for item in told if item[0] not in counts]
    return dict(known[:most] + fresh[:most])


@atomic
def count():
    """The pairs of the newest texts are counted afresh, where a tenth more texts stand than when last counted."""
    entries = Entry.objects.count()
    before = Gram.objects.filter(pk=ENTRIES).values_list("texts", flat=True).first()
    if before is not None and entries < before * GROWN:
        return False
    texts = Entry.objects.order_by("-pk").values_list("grams", flat=True)[:COUNTED]
    counted = Counter(pair for text in texts.iterator(1000) for pair in set(text.split(" ")))
    kept = {pair: n for pair, n in counted.items() if n >= LEAST and len(pair) == 2}
    kept |= {ALL: min(entries, COUNTED), ENTRIES: entries}
    Gram.objects.all().delete()
    Gram.objects.bulk_create((Gram(gram=pair, texts=n) for pair, n in kept.items()), batch_size=BATCH)
    return True
