"""Numbers that strangers may see: from them nobody reads how many rows there are, or which came first.

Four rounds of a keyed Feistel network over 64 bits turn a row's number into another one, and back.
"""

import hashlib
import hmac

from sifang.core import keyring
from sifang.core.codes import ALPHABET

LENGTH, HALF, ROUNDS = 13, 0xFFFFFFFF, 4


def hidden(number):
    """The thirteen signs under which the world knows row ``number``."""
    left, right = number >> 32, number & HALF
    for turn in range(ROUNDS):
        left, right = right, left ^ _mixed(turn, right)
    return _spelled(left << 32 | right)


def number_of(signs):
    """The number of the row behind ``signs``, or None where they are none of ours."""
    if len(signs) != LENGTH or set(signs) - set(ALPHABET):
        return None
    value = 0
    for sign in signs:
        value = value * 32 + ALPHABET.index(sign)
    left, right = value >> 32, value & HALF
    for turn in reversed(range(ROUNDS)):
        left, right = right ^ _mixed(turn, left), left
    number = left << 32 | right
    return number if value < 2**64 and 0 < number < 2**63 else None


def _mixed(turn, half):
    told = f"public id {turn} {half}".encode()
    return int.from_bytes(hmac.new(keyring.key("index"), told, hashlib.sha256).digest()[:4], "big")


def _spelled(value):
    return "".join(ALPHABET[value >> 5 * place & 31] for place in reversed(range(LENGTH)))
