"""Refresh the catalogues: gather every sentence of the program, keep the translations there are, compile.

``python tools/messages.py`` writes; with ``--check`` it only says what is missing. Python holds English sentences,
translated in ``locale/zh_Hans``; templates hold Chinese ones, translated in ``locale/en``.
"""

import datetime
import io
import re
import sys
from pathlib import Path

from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).parent.parent / "src" / "sifang"
KEYWORDS = {
    "_": None, "_lazy": None, "gettext": None, "gettext_lazy": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
TEMPLATES = (".html", ".txt")
# Fixed, so that a catalogue changes only when a sentence does.
BEGUN = datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC)
HEAD = {
    "project": "Sifang",
    "version": "0",
    "msgid_bugs_address": "Sifang contributors",
    "last_translator": "Sifang contributors",
    "language_team": "Sifang contributors",
}


def python_sentences():
    """(message, context, file) of every sentence in the package's Python."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from _sentences(path.read_bytes(), path)


def template_sentences():
    """(message, context, file) of every sentence in the package's templates."""
    for path in sorted(PACKAGE.rglob("templates/**/*")):
        if path.suffix in TEMPLATES:
            # What is not a sentence is left as letters in its place; read as Python, it must not be indented.
            lines = templatize(path.read_text(encoding="utf-8")).splitlines()
            yield from _sentences("\n".join(line.strip() for line in lines).encode(), path)


def _as_python(template):
    """The template with its sentences as calls, unindented: Python's reader minds indentation."""
    return re.sub(r"^[ \t]+", "", templatize(template), flags=re.MULTILINE).encode()


def _sentences(source, path):
    for _line, message, _comments, context in extract(
        "python", io.BytesIO(source), KEYWORDS, [], {"encoding": "utf-8"}
    ):
        yield message, context, path.relative_to(PACKAGE)


CATALOGUES = {"zh_Hans": python_sentences, "en": template_sentences}


def path_of(locale):
    """The catalogue's file."""
    return PACKAGE / "locale" / locale / "LC_MESSAGES" / "django.po"


def read(locale):
    """The catalogue as it stands; an empty one if there is none."""
    path = path_of(locale)
    if not path.exists():
        return Catalog(locale=locale)
    with path.open("rb") as file:
        return pofile.read_po(file, locale=locale)


def gathered(locale):
    """A catalogue of the sentences the program has now, with the translations that ``read`` has."""
    known = read(locale)
    fresh = Catalog(
        locale=locale, charset="utf-8", header_comment="", fuzzy=False, creation_date=BEGUN, revision_date=BEGUN, **HEAD
    )
    for message, context, path in CATALOGUES[locale]():
        key = message[0] if isinstance(message, tuple) else message
        old = known.get(key, context)
        if old and isinstance(old.id, tuple) != isinstance(message, tuple):
            old = None  # it has become a plural, or is none any more: its translation does not fit
        fresh.add(message, old.string if old else "", locations=[(path.as_posix(), None)], context=context)
    return fresh


def missing(catalogue):
    """The sentences without a translation."""
    return [message.id for message in catalogue if message.id and not _is_translated(message)]


def _is_translated(message):
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def write(locale, catalogue):
    """The catalogue's .po and .mo files hold ``catalogue``."""
    path = path_of(locale)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        pofile.write_po(file, catalogue, sort_output=True, omit_header=False, include_lineno=False, width=120)
    path.with_suffix(".mo").write_bytes(compiled(catalogue))


def compiled(catalogue):
    """The bytes of the .mo file."""
    buffer = io.BytesIO()
    mofile.write_mo(buffer, catalogue)
    return buffer.getvalue()


def main():
    """Refresh or check both catalogues; 1 when a sentence has no translation."""
    if not settings.configured:
        settings.configure(USE_I18N=True)
    left = 0
    for locale in CATALOGUES:
        catalogue = gathered(locale)
        if "--check" not in sys.argv:
            write(locale, catalogue)
        for sentence in missing(catalogue):
            left += 1
            print(f"{locale}: {sentence}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
