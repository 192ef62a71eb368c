"""When a loop is compiled rather than loaded: the only one of these modules without a loop of its own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from numba.core.event import Event, Listener, install_listener


class _Once(Listener):
    """Calls what it is given at the first event, and never again."""

    def __init__(self, tell: Callable[[], object]) -> None:
        self.tell, self.told = tell, False

    def on_start(self, event: Event) -> None:
        if not self.told:
            self.told = True
            self.tell()

    def on_end(self, event: Event) -> None:
        """Compiling has ended; nobody asks."""


@contextmanager
def told_at_first(tell: Callable[[], object]) -> Iterator[_Once]:
    """``tell`` is called when, inside the block, a loop is compiled that was not kept from an earlier time."""
    listener = _Once(tell)
    with install_listener("numba:compile", listener):
        yield listener
