"""The code that shows that an address is somebody's own: six digits that follow from the wish, kept nowhere."""

import datetime
import hashlib
import hmac

from sifang.core import clock, keyring

LIFETIME = datetime.timedelta(minutes=30)
MOST_TRIES = 5
DIGITS = 6


def code_of(wish):
    """The code that was sent to the address of ``wish`` last."""
    words = f"{wish.pk} {wish.way} {wish.address} {wish.code_sent_at.timestamp()}"
    number = int.from_bytes(hmac.new(keyring.key("index"), words.encode(), hashlib.sha256).digest()[:8])
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def is_waiting(wish):
    """Whether a code for ``wish`` is out and may still be typed in."""
    return bool(wish.code_sent_at) and not wish.confirmed_at and clock.now() < wish.code_sent_at + LIFETIME


def is_right(wish, typed):
    """Whether ``typed`` is the code of ``wish``."""
    return hmac.compare_digest(
        code_of(wish),
        "".join(letter for letter in typed if letter.isascii() and letter.isdigit())[:DIGITS].rjust(DIGITS),
    )
