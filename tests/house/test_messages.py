"""Every sentence has its translation, and the compiled catalogues are those of the sources."""

import re
import sys
from pathlib import Path

import pytest
from babel.messages import pofile

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "tools"))
import messages  # noqa: E402

CHINESE = re.compile("[\u4e00-\u9fff]")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")


def untranslated(catalogue):
    """The sentences of ``catalogue`` that lack a translation."""
    return messages.missing(catalogue)


@pytest.mark.parametrize("locale", messages.CATALOGUES)
def test_every_sentence_is_translated(locale):
    assert untranslated(messages.gathered(locale)) == []


@pytest.mark.parametrize("locale", messages.CATALOGUES)
def test_the_compiled_catalogue_is_fresh(locale):
    path = messages.path_of(locale)
    assert path.with_suffix(".mo").read_bytes() == messages.compiled(messages.read(locale))


@pytest.mark.parametrize("locale", messages.CATALOGUES)
def test_translations_keep_the_placeholders(locale):
    with messages.path_of(locale).open("rb") as file:
        catalogue = pofile.read_po(file, locale=locale)
    for message in catalogue:
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and all(strings):
            wanted = {name for words in ids for name in PLACEHOLDER.findall(words)}
            assert {name for words in strings for name in PLACEHOLDER.findall(words)} <= wanted, message.id


def test_templates_speak_chinese_and_python_english():
    for message, _context, path in messages.template_sentences():
        words = PLACEHOLDER.sub("", message[0] if isinstance(message, tuple) else message)
        assert CHINESE.search(words) or not re.search("[A-Za-z]{3}", words), f"{path}: {words}"
    for message, _context, path in messages.python_sentences():
        words = message[0] if isinstance(message, tuple) else message
        assert not re.match("[\u4e00-\u9fff]{2}", words), f"{path}: {words}"


def test_a_missing_translation_would_be_found():
    catalogue = messages.Catalog(locale="en")
    catalogue.add("一句话", "")
    assert untranslated(catalogue) == ["一句话"]
