"""Opens what is handed in as a workbook without trusting it: what kind of file it is, how large it would grow. Pure."""

import zipfile
import zlib
from typing import BinaryIO

from sifang.ledgers.cells import Complaint

LARGEST_FILE = 20 * 2**20
LARGEST_PART = 60 * 2**20
LARGEST_UNPACKED = 160 * 2**20
MOST_PARTS = 2000
CHUNK = 2**16
# Real sheets shrink to a tenth or a twentieth; a part that shrinks to a thousandth was made to burst.
LARGEST_RATIO = 500
RATIO_FROM = 2**20
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHER_OFFICE = {
    "word/document.xml": "docx",
    "ppt/presentation.xml": "pptx",
    "xl/workbook.bin": "xlsb",
    "content.xml": "ods",
}


class Unreadable(Exception):
    """The file as a whole cannot be read; carries the complaint that says why."""

    def __init__(self, code, **details):
        super().__init__(code)
        self.complaint = Complaint(code, details=details)


def open_package(file: BinaryIO) -> zipfile.ZipFile:
    """The parts of a workbook, none of which grows past the limits; raises ``Unreadable`` for everything else."""
    _recognise(file)
    try:
        package = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        raise Unreadable("damaged") from None
    parts = package.infolist()
    _refuse_bombs(parts)
    names = {_path(info.filename) for info in parts}
    if "xl/workbook.xml" not in names:
        kinds = [kind for name, kind in OTHER_OFFICE.items() if name in names]
        raise Unreadable("not_xlsx", kind=kinds[0] if kinds else "zip")
    return package


def has(package: zipfile.ZipFile, name: str) -> bool:
    """Whether the package holds the part ``name``."""
    return _find(package, name) is not None


def feed(package: zipfile.ZipFile, name: str, take) -> None:
    """``take(bytes, is_last)`` has been given the unpacked part piece by piece; a missing part gives nothing."""
    info = _find(package, name)
    if info is None:
        return
    try:
        with package.open(info) as unpacked:
            while piece := unpacked.read(CHUNK):
                take(piece, False)
        take(b"", True)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError):
        raise Unreadable("damaged") from None


def _find(package, name):
    wanted = _path(name)
    return next((info for info in package.infolist() if _path(info.filename) == wanted), None)


def _path(name):
    """A part's name as packages compare it: some writers use backslashes, a leading slash or other case."""
    return name.replace("\\", "/").lstrip("/").lower()


def _recognise(file):
    """Refuse, by its first bytes, a file that is no zip archive."""
    size = file.seek(0, 2)
    file.seek(0)
    if size == 0:
        raise Unreadable("not_xlsx", kind="empty")
    if size > LARGEST_FILE:
        raise Unreadable("file_too_large", largest=LARGEST_FILE // 2**20)
    start = file.read(4096)
    if start.startswith(OLE):
        raise _ole(start + file.read())
    file.seek(0)
    if not start.startswith(b"PK"):
        raise Unreadable("not_xlsx", kind=_kind_of_text(start))


def _ole(whole):
    if "EncryptedPackage".encode("utf-16-le") in whole:
        return Unreadable("locked_or_damaged")
    if any(name.encode("utf-16-le") in whole for name in ("Workbook", "Book")):
        return Unreadable("old_xls")
    return Unreadable("locked_or_damaged")


def _kind_of_text(start):
    lowered = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if lowered.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<style")):
        return "html"
    if lowered.startswith(b"<?xml"):
        return "xml"
    if start.startswith(b"%PDF"):
        return "pdf"
    if start.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        return "picture"
    return "unknown" if b"\x00" in start else "text"


def _refuse_bombs(parts):
    if len(parts) > MOST_PARTS or sum(info.file_size for info in parts) > LARGEST_UNPACKED:
        raise Unreadable("too_large_unpacked", largest=LARGEST_UNPACKED // 2**20)
    for info in parts:
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or info.flag_bits & 1:
            raise Unreadable("damaged")
        swollen = info.file_size > RATIO_FROM and info.file_size > LARGEST_RATIO * max(info.compress_size, 1)
        if info.file_size > LARGEST_PART or swollen:
            raise Unreadable("too_large_unpacked", largest=LARGEST_PART // 2**20)
