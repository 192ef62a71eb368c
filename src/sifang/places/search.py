"""The search index of record: what each thing says, in pairs of characters, and where it belongs.

An entry is written in the transaction of the change it follows. Its ``grams`` hold the pairs of the words, their last
character alone, the thing's code, its kind, and the code of every place around it: so a community is one more word of
the question. On SQLite an FTS5 table answers, on PostgreSQL a vector with a GIN index; ``DIALECTS`` is all they differ
in, apart from how they rank.
"""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Exists, OuterRef
from django.db.models.expressions import RawSQL

from sifang.places import counting
from sifang.places.models import Alias, Entry, Place, range_of
from sifang.text.normal import bare, grams

READ = 200  # characters of a text that are indexed
MOST_ASKED = 16  # pairs of a text that look for others like it
MARK = "§"  # stands before what nobody can write in a search: a kind, a place
LEVELS = (4, 6, 9, 12, 15, 18)
MOST_NAMED = 20
LONGEST_SEARCH = 60


@dataclass(frozen=True)
class Dialect:
    """How a database is asked for words."""

    quote: str
    both: str
    either: str
    prefix: str
    matching: str


DIALECTS = {
    "sqlite": Dialect(
        '"', " AND ", " OR ", " *", "SELECT rowid FROM places_entry_words WHERE places_entry_words MATCH %s"
    ),
    "postgresql": Dialect("'", " & ", " | ", ":*", "SELECT id FROM places_entry WHERE words @@ %s::tsquery"),
}


def put(subject, place, *, on, code="", words=""):
    """``subject`` can be found by ``words`` and ``code``, at ``place`` and everything around it."""
    put_many([entry(subject, place.pk, on=on, code=code, words=words)])


def put_many(entries):
    """Each of ``entries`` stands in the index, instead of the one that stood there for its subject."""
    Entry.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=["kind", "subject_id"],
        update_fields=["place", "on", "code", "grams"],
    )


def entry(subject, place_code, *, on, code="", words=""):
    """The entry by which ``subject`` is found."""
    kind = subject._meta.label_lower
    read = words[:READ]
    told = [*grams(read), *bare(read)[-1:], *_long(code), _mark(kind), *(_mark(at) for at in _around(place_code))]
    return Entry(
        kind=kind, subject_id=subject.pk, on=on, code=code[:40], place_id=place_code, grams=" ".join(told)
    )  # fmt: skip


def drop(subject):
    """``subject`` is not found any more."""
    Entry.objects.filter(kind=subject._meta.label_lower, subject_id=subject.pk).delete()


def find(words, kind, within, *, since=None, limit=100, among=None, outside=""):
    """The ids of the things of ``kind`` in ``within`` that share most with ``words``, the best first.

    Only those from ``since`` on, those whose rows ``among`` holds, and those not in ``outside`` count.
    """
    telling = counting.telling_most(words[:READ], MOST_ASKED)
    if not telling:
        return []
    marks = [_word(_mark(kind)), *([_word(_mark(within))] if within else [])]
    found = _ranked(_both(*marks, _either(*map(_word, telling))), telling)
    found = found.filter(on__gte=since) if since else found
    found = found.exclude(range_of(outside)) if outside else found
    found = found.filter(Exists(among.filter(pk=OuterRef("subject_id")))) if among is not None else found
    return list(found.values_list("subject_id", flat=True)[:limit])


def _ranked(asked, telling):
    """The entries that match, those first that share most; FTS5 weighs by itself, PostgreSQL is told the weights."""
    if connection.vendor == "sqlite":
        return Entry.objects.extra(  # noqa: S610 (constant)
            tables=["places_entry_words"],
            where=["places_entry_words.rowid = places_entry.id", "places_entry_words MATCH %s"],
            params=[asked],
            order_by=["places_entry_words.rank"],
        )
    weighed = " + ".join(["(words @@ %s::tsquery)::int * %s"] * len(telling))
    facts = [fact for pair, weight in telling.items() for fact in (_word(pair), weight)]
    found = Entry.objects.annotate(shares=RawSQL(weighed, facts))  # noqa: S611 (constant)
    return found.extra(where=["words @@ %s::tsquery"], params=[asked]).order_by("-shares", "-pk")  # noqa: S610


def ids(words, kind):
    """The ids, as a query, of the things of ``kind`` that every word of ``words`` names: by text, code or place."""
    wanted = [_asked(word) for word in words[:LONGEST_SEARCH].split() if bare(word)]
    if not wanted:
        return Entry.objects.none().values("subject_id")
    asked = _both(_word(_mark(kind)), *wanted)
    matching = RawSQL(_dialect().matching, [asked])  # noqa: S611 (constant)
    return Entry.objects.filter(pk__in=matching, kind=kind).values("subject_id")


def _asked(word):
    """The question for one word: its pairs stand in the text, or it begins the code, or it names the place."""
    plain = bare(word)
    ways = [_word(plain, begins=True)]
    if len(plain) > 1:
        ways.append(_both(*(_word(pair) for pair in dict.fromkeys(grams(word)))))
        ways += [_word(_mark(code)) for code in _named(word)]
    return _either(*ways)


def _named(word):
    """The codes of the places called ``word``."""
    named = Place.objects.filter(short_name=word).values_list("pk", flat=True)[:MOST_NAMED]
    alias = Alias.objects.filter(words=word).values_list("place_id", flat=True)[:MOST_NAMED]
    return sorted({*named, *alias})


def _long(code):
    """The code as a word of its own; a text has none longer than two characters."""
    return [bare(code)] if len(bare(code)) > 2 else []


def _around(code):
    return [code[:length] for length in LEVELS if length <= len(code)]


def _mark(name):
    return MARK + bare(name)


def _word(word, begins=False):
    dialect = _dialect()
    return f"{dialect.quote}{word}{dialect.quote}{dialect.prefix if begins else ''}"


def _both(*parts):
    return f"({_dialect().both.join(parts)})"


def _either(*parts):
    return f"({_dialect().either.join(parts)})"


def _dialect():
    return DIALECTS[connection.vendor]
