"""Where regions are solved: in this process, in several processes, or on a cluster; all of them answer the same."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context
from typing import Any, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

# So many tasks are under way at once: all workers stay busy, and what waits for its turn takes no memory yet.
_AHEAD = 16
_DIGITS = 4  # a number of processes that is longer is a slip of the hand


@contextmanager
def executor_of(name: str) -> Iterator[Executor]:
    """The executor of that name while the block runs: ``serial``, ``processes``, ``processes:4``, ``dask://host:port``.

    ``processes`` alone takes one for each core. A cluster needs the package ``distributed`` (pip install
    "sifang[cluster]"), and this version of sifang on each of its workers. ValueError for any other name.
    """
    kind, _, rest = name.partition(":")
    if kind == "serial" and not rest:
        yield Serial()
    elif kind == "processes" and (not rest or _is_count(rest)):
        with _processes(int(rest or cores())) as executor:
            yield executor
    elif kind == "dask" and rest.startswith("//") and len(rest) > 2:
        with _cluster(f"tcp:{rest}") as executor:
            yield executor
    else:
        raise ValueError(f"“{name}” is no executor: name serial, processes, processes:4 or dask://host:port.")


def _is_count(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= _DIGITS and int(word) > 0


def cores() -> int:
    """How many cores this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


class Serial(Executor):
    """An executor that does everything at once, here."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The finished future of the call; what the call raises, ``result()`` raises."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # whatever it is, it belongs to whoever asks for the result
            future.set_exception(error)
        return future


def in_order(executor: Executor, task: Callable[[Given], Made], given: Iterable[Given]) -> Iterator[Made]:
    """The task's answers in the order of what is given; nothing stays under way when the reader stops or fails."""
    ahead = 1 if isinstance(executor, Serial) else _AHEAD
    under_way: deque[Future[Made]] = deque()
    try:
        for each in given:
            under_way.append(executor.submit(task, each))
            if len(under_way) >= ahead:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        for future in under_way:
            future.cancel()


def _processes(count: int) -> ProcessPoolExecutor:
    """New processes: no database connection and no lock of this one is copied into them."""
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"))


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        distributed = import_module("distributed")
    except ImportError as error:
        raise ValueError('A cluster needs one package more: pip install "sifang[cluster]".') from error
    with distributed.Client(address, timeout="10s") as client:
        yield client.get_executor(pure=False)
