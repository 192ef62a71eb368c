"""What an answer reads once, however often it asks: kept while a block lasts, read anew outside of one."""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps

_kept: ContextVar[dict | None] = ContextVar("kept", default=None)


@contextmanager
def meanwhile():
    """Readings marked ``once`` are kept to the end of the outermost block, or until they are forgotten."""
    if _kept.get() is not None:
        yield
        return
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


def once(read):
    """The reading, which takes no arguments, is made once for a block; ``.forget()`` lets the next one be made anew."""

    @wraps(read)
    def kept():
        found = _kept.get()
        if found is None:
            return read()
        if read not in found:
            found[read] = read()
        return found[read]

    def forget():
        (_kept.get() or {}).pop(read, None)

    kept.forget = forget  # type: ignore[attr-defined]
    return kept
