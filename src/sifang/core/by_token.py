"""Which token a program acts with: its id goes into every deed of the request, beside the person it acts for."""

from contextlib import contextmanager
from contextvars import ContextVar

_token: ContextVar[int | None] = ContextVar("token", default=None)


def detail():
    """What deeds say of it; nothing where a person acts by themselves."""
    token = _token.get()
    return {} if token is None else {"token": token}


@contextmanager
def acting(token):
    """Inside the block it is the token with this id, or none."""
    before = _token.set(token)
    try:
        yield
    finally:
        _token.reset(before)
