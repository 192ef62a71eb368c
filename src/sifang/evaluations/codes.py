"""Voting codes: worked out from the round's key for each resident, kept nowhere; they end with the key."""

import hashlib
import hmac

from sifang.core import keyring
from sifang.core.codes import ALPHABET, LENGTH, plain
from sifang.core.secrets import blind
from sifang.evaluations.models import Voter


def code_of(key, chapter, person):
    """The twelve characters with which ``person`` (a key) votes in ``chapter`` (a key) of the round with this key."""
    spelled = hmac.new(key, f"voting code {chapter} {person}".encode(), hashlib.sha256).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in spelled[:LENGTH])


def code_for(voter):
    """The code of a voter (with its chapter's round loaded) while the round is open, else ""."""
    key = keyring.held(voter.chapter.round.key_name)
    return code_of(key, voter.chapter_id, voter.person_id) if key else ""


def voter_of(code):
    """The voter whom a typed code belongs to, with chapter, round and community, or None."""
    rows = Voter.objects.select_related("chapter__round", "chapter__place")
    return rows.filter(code_index=blind(plain(code))).first() if code else None
