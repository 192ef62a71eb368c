"""How well and how fast lookalikes are found: judged pairs of messages against the real index, of any size."""

import csv
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.transaction import atomic

from sifang.bench.strangers import strangers
from sifang.core import clock
from sifang.needs import alike, queries
from sifang.needs.models import Need
from sifang.needs.words import LONGEST
from sifang.places import counting, search
from sifang.places.models import Place

PLACE = "990101001001"
BATCH = 2_000
Tell = Callable[[str, float], object]
ASKED = 300  # suggestions timed
SAME, BORDERLINE = "2", "1"


@dataclass(frozen=True)
class Wish:
    """Which messages and pairs, and how many texts the index holds."""

    messages: Path
    pairs: Path
    stored: int = 0
    seed: int = 1


def measured(wish: Wish, tell: Tell = lambda words, share: None) -> dict[str, Any]:
    """Quality over the judged pairs, CPU time of a suggestion and of an entry; leaves what it stored behind."""
    texts = read_messages(wish.messages)
    pairs = [row for row in _rows(wish.pairs) if row["label"] != BORDERLINE]
    place = Place.objects.get_or_create(code=PLACE, name="量度社区", short_name="量度社区", kind="community")[0]
    judged = {row[side] for row in pairs for side in ("id_q", "id_c")}
    kept = dict(zip(texts, _store(place, texts.values()), strict=True))
    unjudged = [text for key, text in texts.items() if key not in judged] or list(texts.values())
    more = max(0, wish.stored - len(texts))
    _store(place, islice(strangers(unjudged, wish.seed), more), lambda done: tell("stored", done / more))
    counting.count()
    quality = _quality(texts, kept, pairs)
    return quality | _speed(list(texts.values())) | {"stored": Need.objects.count(), "database": connection.vendor}


def read_messages(path: Path) -> dict[str, str]:
    """The messages by id: the title a line, the detail below it."""
    return {
        row["id"]: f"{row['title'].strip()}\n{row.get('detail', '').strip()}"[:LONGEST].strip() for row in _rows(path)
    }


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _store(place: Place, texts: Iterable[str], tell: Callable[[int], object] = lambda done: None) -> list[int]:
    """Each text stands as an open need in the index; returns their ids."""
    ids: list[int] = []
    more = iter(texts)
    while batch := list(islice(more, BATCH)):
        with atomic():
            rows = [_need(place, text, len(ids) + number) for number, text in enumerate(batch)]
            Need.objects.bulk_create(rows)
            search.put_many([alike.entry(row) for row in rows])
        ids += [row.pk for row in rows]
        tell(len(ids))
    return ids


def _need(place: Place, text: str, number: int) -> Need:
    code = f"BENCH-{time.perf_counter_ns():x}-{number}"
    return Need(place=place, text=text, code=code, channel="resident", raised_on=clock.today())


def _quality(texts: dict[str, str], kept: dict[str, int], pairs: Sequence[dict[str, str]]) -> dict[str, float]:
    """A pair that is no candidate scores nothing: nobody would be shown it."""
    asked = defaultdict(list)
    for row in pairs:
        asked[row["id_q"]].append((row["id_c"], row["label"] == SAME))
    scored: list[tuple[float, bool]] = []
    reached: list[bool] = []
    for key, others in asked.items():
        found = alike.candidates(PLACE, texts[key], leaving_out=kept[key])
        scores = {pk: score for score, pk in alike.weighed(texts[key], found)}
        scored += [(scores.get(kept[other], 0.0), same) for other, same in others]
        reached += [kept[other] in found for other, same in others if same]
    return {
        "average_precision": round(average_precision(scored), 4),
        "recall_at_100": round(sum(reached) / max(1, len(reached)), 4),
        "pairs": len(scored),
    }


def average_precision(scored: Iterable[tuple[float, bool]]) -> float:
    """The mean, over the pairs that are the same, of the precision down to their score; equal scores count together."""
    by_score: defaultdict[float, list[bool]] = defaultdict(list)
    for score, same in scored:
        by_score[score].append(same)
    seen = right = 0
    total = 0.0
    for score in sorted(by_score, reverse=True):
        found = by_score[score]
        seen, right = seen + len(found), right + sum(found)
        total += sum(found) * right / seen
    return total / right if right else 0.0


def _speed(texts: Sequence[str]) -> dict[str, float]:
    """Milliseconds of a suggestion and of an entry. On PostgreSQL by the clock: its work is in another process."""
    watch = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    step = max(1, len(texts) // ASKED)
    asked = texts[::step][:ASKED]
    looked = sorted(_taken(watch, lambda text: queries.public_lookalikes(PLACE, text), text) for text in asked)
    some = list(Need.objects.order_by("pk")[:ASKED])
    with atomic():
        for need in some:
            search.drop(need)
    put = sorted(_taken(watch, _entered, need) for need in some)
    return {
        "p50_ms": _share(looked, 0.5), "p95_ms": _share(looked, 0.95),
        "insert_p50_ms": _share(put, 0.5), "insert_ms": _share(put, 0.95),
    }  # fmt: skip


def _entered(need: Need) -> None:
    """The need's entry is written, in a transaction of its own."""
    with atomic():
        alike.index(need)


def _taken(watch: Any, work: Any, thing: Any) -> float:
    begin = watch()
    work(thing)
    return 1000 * (watch() - begin)


def _share(times: Sequence[float], share: float) -> float:
    return round(times[min(len(times) - 1, int(share * len(times)))], 2)
