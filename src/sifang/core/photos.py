"""Photos: re-encoded, without their place and time, sealed on disk under a name of their own."""

import contextlib
import io
import os
import re
import secrets
import warnings
from pathlib import Path

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from sifang.core.errors import Refused
from sifang.core.secrets import open_file, seal_file

FOLDER = "photos"
LONGEST_EDGE = 1600
MOST_BYTES = 15 * 1024 * 1024
# A JPEG is read small at once; of the other formats the whole picture must fit into memory.
MOST_PIXELS = {"JPEG": 40_000_000, "PNG": 20_000_000, "WEBP": 20_000_000}
QUALITY = 82
FORMATS = ("JPEG", "PNG", "WEBP")
# The name comes from the database; nothing else than this becomes part of a path.
_NAME = re.compile(r"[0-9a-f]{32}")


class Picture(bytes):
    """A photo that was drawn anew, so that nobody has to draw it a second time."""


class Unreadable(Refused):
    """What was sent is no photo that is kept."""


def keep(content: bytes) -> str:
    """The photo lies sealed in the data folder; returns its name. What is no picture is refused."""
    return _sealed(reencoded(content))


def keep_all(contents) -> list[str]:
    """All of the photos lie sealed in the data folder, or none does; returns their names."""
    pictures, names = [reencoded(content) for content in contents], []
    try:
        for picture in pictures:
            names.append(_sealed(picture))
    except OSError:
        for name in names:
            drop(name)
        raise
    return names


def _sealed(picture):
    name = secrets.token_hex(16)
    _folder().mkdir(mode=0o700, exist_ok=True)
    handle = os.open(_path(name), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(seal_file(picture, name.encode()))
    return name


def reencoded(content: bytes) -> Picture:
    """The picture as a JPEG of at most 1600 pixels on its longer edge, drawn anew: nothing hidden stays in it."""
    if isinstance(content, Picture):
        return content
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The photo is larger than 15 MB; take a smaller one, or leave it out."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
                return _drawn(opened)
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning, OSError, ValueError,
            SyntaxError) as trouble:  # fmt: skip
        raise Unreadable(
            _("This file is no photo that can be read; choose a JPEG, PNG or WebP, or leave it out.")
        ) from (trouble)


def _drawn(opened):
    if opened.width * opened.height > MOST_PIXELS[opened.format]:
        raise Unreadable(_("The photo has too many pixels; take a smaller one, or leave it out."))
    # Made small before anything copies it.
    opened.thumbnail((LONGEST_EDGE, LONGEST_EDGE))
    upright = ImageOps.exif_transpose(opened).convert("RGB")
    fresh = Image.new("RGB", upright.size)
    fresh.paste(upright)
    file = io.BytesIO()
    fresh.save(file, "JPEG", quality=QUALITY, optimize=True)
    return Picture(file.getvalue())


def content_of(name: str) -> bytes | None:
    """The JPEG under ``name``; None when it is gone or is not what was kept."""
    with contextlib.suppress(OSError, ValueError, InvalidTag):
        return open_file(_path(name).read_bytes(), name.encode()) if _NAME.fullmatch(name) else None
    return None


def drop(name: str):
    """The photo is gone from the disk."""
    if _NAME.fullmatch(name):
        _path(name).unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.SIFANG_DATA) / FOLDER


def _path(name):
    return _folder() / f"{name}.photo"
