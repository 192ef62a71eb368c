"""Every complaint becomes a sentence that says what, why and what next."""

import pathlib
import re

import pytest

from sifang import ledgers
from sifang.ledgers.cells import Complaint
from sifang.ledgers.sentences import SENTENCES, WHICH, tell

DETAILS = dict.fromkeys(
    [
        "written",
        "title",
        "ledger",
        "columns",
        "rows",
        "largest",
        "longest",
        "length",
        "known",
        "digits",
        "row",
        "sheet_says",
    ]
    + ["shortest", "place", "here", "first", "last", "second", "earlier", "later", "least", "most"],
    "×",
) | {"read": "", "near": "", "like": ""}


def every_complaint():
    for code, sentence in SENTENCES.items():
        for variant in sentence if isinstance(sentence, dict) else [""]:
            yield code, {variant: "〇"} if variant in WHICH else {"because": variant, "kind": variant}


@pytest.mark.parametrize(("code", "details"), list(every_complaint()))
def test_a_complaint_can_be_said(code, details):
    said = tell(Complaint(code, details=DETAILS | details))
    assert said
    assert "%(" not in said


def test_every_code_the_readers_use_has_a_sentence(ledger_sources):
    used = set(re.findall(r'(?:wrong|Complaint|Unreadable)\(\s*"(\w+)"', ledger_sources))
    used |= set(re.findall(r'doubtful\([^"]*"(\w+)"', ledger_sources))
    assert len(used) > 20
    assert used <= set(SENTENCES)


@pytest.fixture
def ledger_sources():
    folder = pathlib.Path(ledgers.__path__[0])
    return "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
