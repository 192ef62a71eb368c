"""The key files: kept in the data folder, outside the database, readable by the owner alone."""

import base64
import json
import os
import secrets
from functools import cache
from pathlib import Path

from django.conf import settings


def ensure(folder):
    """Every key file exists in ``folder``; those that exist are left as they are."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in ("django", "seal", "index"):
        _write_once(folder / f"{name}.key", secrets.token_urlsafe(64))
    fresh = {"current": "k1", "keys": {"k1": base64.b64encode(secrets.token_bytes(32)).decode()}}
    _write_once(folder / "master.json", json.dumps(fresh, indent=1))


def _write_once(path, text):
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)


@cache
def _read(path, name):
    return (Path(path) / name).read_text(encoding="ascii").strip()


def key(name):
    """The bytes of the key called ``name`` ("django", "seal", "index")."""
    return _read(settings.SIFANG_KEYS, f"{name}.key").encode()


@cache
def _masters(path):
    held = json.loads(_read(path, "master.json"))
    return held["current"], {name: base64.b64decode(value) for name, value in held["keys"].items()}


def master(name=None):
    """(id, 32 bytes) of the master key called ``name``, or of the current one."""
    current, keys = _masters(settings.SIFANG_KEYS)
    return (name or current), keys[name or current]


def passing(name):
    """The 32 bytes of a key that lives for a while only, made when it is first asked for; ``destroy`` ends it."""
    folder = Path(settings.SIFANG_KEYS) / "passing"
    folder.mkdir(exist_ok=True, mode=0o700)
    _write_once(folder / f"{name}.key", base64.b64encode(secrets.token_bytes(32)).decode())
    return base64.b64decode((folder / f"{name}.key").read_text(encoding="ascii"))


def held(name):
    """The passing key called ``name``, or None once it is destroyed."""
    path = Path(settings.SIFANG_KEYS) / "passing" / f"{name}.key"
    return base64.b64decode(path.read_text(encoding="ascii")) if path.exists() else None


def destroy(name):
    """The passing key called ``name`` is no more; what was sealed under it stays noise."""
    (Path(settings.SIFANG_KEYS) / "passing" / f"{name}.key").unlink(missing_ok=True)
