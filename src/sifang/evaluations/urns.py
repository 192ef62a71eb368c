"""A sealed urn: the ballots cast so far in one community, in no order, readable only with the round's key.

Every ballot takes one slot of one size, and the urn grows by doubling: neither what was said nor how long it was shows
outside. The slots are shuffled each time. The key lies outside the database and is destroyed when the round closes;
what older copies of the urn, journals and backups hold is noise from then on.
"""

import json
import os
import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SLOT, FIRST, NONCE, HEAD = 512, 8, 12, 2
LONGEST_BALLOT = SLOT - HEAD


def empty(key: bytes, label: str) -> bytes:
    """An urn that holds nothing."""
    return _seal(key, label, [])


def drop_in(key: bytes, label: str, urn: bytes, ballot: dict) -> bytes:
    """``urn`` with one more ballot in it, shuffled and sealed anew."""
    slots = [*_slots(key, label, urn), _slot(ballot)]
    secrets.SystemRandom().shuffle(slots)
    return _seal(key, label, slots)


def ballots(key: bytes, label: str, urn: bytes) -> list[dict]:
    """What lies in the urn, in an order that says nothing."""
    found = [json.loads(slot[HEAD : HEAD + int.from_bytes(slot[:HEAD])]) for slot in _slots(key, label, urn)]
    secrets.SystemRandom().shuffle(found)
    return found


def fits(ballot: dict) -> bool:
    """Whether the ballot is short enough for a slot."""
    return len(_spelled(ballot)) <= LONGEST_BALLOT


def _spelled(ballot: dict) -> bytes:
    return json.dumps(ballot, ensure_ascii=False, separators=(",", ":")).encode()


def _slot(ballot: dict) -> bytes:
    spelled = _spelled(ballot)
    return (len(spelled).to_bytes(HEAD) + spelled).ljust(SLOT, b"\0")


def _seal(key: bytes, label: str, slots: list[bytes]) -> bytes:
    room = FIRST
    while room < len(slots):
        room *= 2
    content = b"".join(slots).ljust(room * SLOT, b"\0")
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, label.encode())


def _slots(key: bytes, label: str, urn: bytes) -> list[bytes]:
    content = AESGCM(key).decrypt(urn[:NONCE], urn[NONCE:], label.encode())
    found = (content[at : at + SLOT] for at in range(0, len(content), SLOT))
    return [slot for slot in found if any(slot[:HEAD])]
