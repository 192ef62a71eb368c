"""Workbooks that wait between preview and bringing in: sealed on disk, each for its uploader alone, a day at most."""

import contextlib
import datetime
import hashlib
import io
import json
import os
import re
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

from sifang.core import clock
from sifang.core.secrets import open_file, seal_file

FOLDER = "uploads"
LIFETIME = datetime.timedelta(days=1)
MOST_WAITING = 5
LONGEST_HEAD = 4000
# The token comes from an address: nothing else than this becomes part of a path.
_TOKEN = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Upload:
    """One waiting workbook: whose, for which ledger and place, what it was called, when and from whom it came."""

    token: str
    owner: int
    ledger: str
    place: str
    name: str
    digest: str
    at: str
    sender: str = ""

    @property
    def since(self):
        """The aware moment it was handed in."""
        return datetime.datetime.fromisoformat(self.at)

    @property
    def is_over(self):
        """Whether its day has passed."""
        return clock.now() - self.since >= LIFETIME

    @property
    def head(self):
        """Its first line on disk; the seal covers it too, so that nobody gives the file another owner."""
        return json.dumps(asdict(self), ensure_ascii=False).encode()


def keep(owner, ledger, place, name, content: bytes, sender="") -> Upload:
    """``content`` waits for ``owner`` (a person); the oldest beyond the fifth of this person is gone."""
    forget_old()
    for older in waiting(owner)[MOST_WAITING - 1 :]:
        drop(older)
    digest = hashlib.sha256(content).hexdigest()
    now = clock.now().isoformat()
    upload = Upload(secrets.token_hex(16), owner.pk, ledger, place.pk, name[:80], digest, now, sender)
    _folder().mkdir(mode=0o700, exist_ok=True)
    handle = os.open(_path(upload.token), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(upload.head + b"\n" + seal_file(content, upload.head))
    return upload


def waiting(owner) -> list[Upload]:
    """The workbooks that wait for ``owner``, the newest first."""
    found = [upload for upload in map(_read, _files()) if upload and upload.owner == owner.pk and not upload.is_over]
    return sorted(found, key=lambda upload: upload.at, reverse=True)


def find(owner, token) -> Upload | None:
    """The workbook under ``token`` if it waits for ``owner``; None for another's, an old one, any other word."""
    upload = _read(_path(token)) if _TOKEN.fullmatch(token) else None
    return upload if upload and upload.owner == owner.pk and not upload.is_over else None


def content_of(upload) -> io.BytesIO:
    """The workbook as it was handed in, at its beginning."""
    head, _, sealed = _path(upload.token).read_bytes().partition(b"\n")
    return io.BytesIO(open_file(sealed, head))


def drop(upload):
    """The workbook is gone from the disk."""
    _path(upload.token).unlink(missing_ok=True)


def forget_old():
    """Workbooks past their day are gone, and with them files nobody can read."""
    for path in _files():
        upload = _read(path)
        if upload is None or upload.is_over:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.SIFANG_DATA) / FOLDER


def _files():
    return sorted(_folder().glob("*.upload"))


def _path(token):
    return _folder() / f"{token}.upload"


def _read(path):
    """The upload a file says it is; None for a file that is gone or not ours."""
    with contextlib.suppress(OSError, ValueError, TypeError), path.open("rb") as file:
        upload = Upload(**json.loads(file.readline(LONGEST_HEAD)))
        return upload if path == _path(upload.token) else None
    return None
