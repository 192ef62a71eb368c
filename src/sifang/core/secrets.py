"""Personal words at rest: each person has a data key, wrapped by a master key that has an id.

AES-256-GCM throughout. Forgetting a person is throwing the data key away: what was sealed with it stays noise
in the database, its journal and every backup. A keyed blind index finds a person by phone without opening anyone.
"""

import base64
import hashlib
import hmac
import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sifang.core import keyring

NONCE = 12


def _seal(key, words, label):
    nonce = os.urandom(NONCE)
    return base64.b64encode(nonce + AESGCM(key).encrypt(nonce, words, label)).decode()


def _open(key, sealed, label):
    raw = base64.b64decode(sealed)
    return AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], label)


def new_data_key():
    """A fresh data key, wrapped: ``master id:base64``."""
    name, master = keyring.master()
    return f"{name}:{_seal(master, AESGCM.generate_key(256), b'data key')}"


def seal_file(content: bytes, label: bytes) -> bytes:
    """``content`` sealed under the current master key; it opens only beside the same ``label``."""
    name, master = keyring.master()
    return f"{name}:{_seal(master, content, label)}".encode()


def open_file(sealed: bytes, label: bytes) -> bytes:
    """What ``seal_file`` sealed; raises ``InvalidTag`` when it or its label was changed."""
    name, _, kept = sealed.decode().partition(":")
    return _open(keyring.master(name)[1], kept, label)


def _unwrap(wrapped):
    name, _, sealed = wrapped.partition(":")
    return _open(keyring.master(name)[1], sealed, b"data key")


def blind(words):
    """The 64 hex digits under which ``words`` are found: the same for the same words, useless without the key."""
    return hmac.new(keyring.key("index"), words.encode(), hashlib.sha256).hexdigest() if words else ""


class Secret:
    """A person's attribute that is stored sealed in ``<name>_sealed`` under the row's ``data_key``."""

    def __set_name__(self, owner, name):
        self.name, self.column = name, f"{name}_sealed"

    def __get__(self, row, owner=None):
        if row is None:
            return self
        sealed = getattr(row, self.column)
        if not sealed or not row.data_key:
            return ""
        return _open(_unwrap(row.data_key), sealed, self.name.encode()).decode()

    def __set__(self, row, words):
        if not row.data_key:
            row.data_key = new_data_key()
        setattr(row, self.column, _seal(_unwrap(row.data_key), words.encode(), self.name.encode()) if words else "")
