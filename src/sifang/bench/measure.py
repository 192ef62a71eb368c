"""How time and memory are taken: CPU seconds of this process, the best of some turns; the highest memory so far."""

import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

_STATUS = Path("/proc/self/status")
_KIB_OF_MAXRSS = 1024 if sys.platform == "darwin" else 1  # there it counts bytes
Work = Callable[[], Callable[[], Any]]


class Timed(NamedTuple):
    """The fewest CPU seconds of several runs, the last run's answer, and the memory when the first one was done."""

    cpu_s: float
    answer: Any
    peak_mb: int


def in_turn(turns: int, *works: Work) -> list[Timed]:
    """Each work run so often, one after the other and again, so that a busy minute hits all of them alike.

    A work first makes ready what is not to be timed and returns what is.
    """
    best: list[Timed | None] = [None] * len(works)
    for _turn in range(turns):
        for number, work in enumerate(works):
            best[number] = _better(best[number], timed(work()))
    return [each for each in best if each]


def timed(work: Callable[[], Any]) -> Timed:
    """One run of the work."""
    begin = time.process_time()
    answer = work()
    return Timed(time.process_time() - begin, answer, peak_mb())


def _better(before: Timed | None, now: Timed) -> Timed:
    return Timed(min(before.cpu_s, now.cpu_s), now.answer, before.peak_mb) if before else now


def peak_mb() -> int:
    """The most memory this process has held so far, in MB (2**20 bytes)."""
    if _STATUS.exists():  # there ru_maxrss of a process that another one started begins with what that one held
        rows = dict(row.split(":", 1) for row in _STATUS.read_text().splitlines())
        return int(rows["VmHWM"].split()[0]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 * _KIB_OF_MAXRSS)
