"""Files of labelled texts that anybody may bring.

A file is CSV in UTF-8 with a header. The column of the text is called by one of ``TEXT``, that of the label by one of
``LABEL``; a column of titles beside the texts, where there is one, is read before the text.
"""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

TEXT = ("text", "joined", "detail", "content", "message", "words", "文本", "内容", "正文", "留言详情", "诉求内容")
LABEL = ("label", "category", "class", "标签", "类别", "分类", "一级标签", "一级分类")
TITLE = ("title", "subject", "标题", "主题", "留言主题")
csv.field_size_limit(1 << 24)


class Labelled(NamedTuple):
    """A text and the category somebody gave it."""

    text: str
    label: str


def read(path: Path) -> list[Labelled]:
    """The labelled texts of a file; ValueError in words that help where it is none."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            text, label = (_column(path, rows.fieldnames or (), names) for names in (TEXT, LABEL))
            title = next((name for name in TITLE if name in (rows.fieldnames or ())), None)
            found = [Labelled(_words(row, title, text), (row[label] or "").strip()) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as trouble:
        raise ValueError(f"{path} cannot be read as CSV in UTF-8: {trouble}") from trouble
    kept = [row for row in found if row.text.strip() and row.label]
    if not kept:
        raise ValueError(f"{path} holds no line with both a text and a label.")
    return kept


def _column(path: Path, names: Sequence[str], wanted: Sequence[str]) -> str:
    found = next((name for name in wanted if name in names), None)
    if found is None:
        raise ValueError(f"{path} has no column called {', '.join(wanted[:3])} or {wanted[-1]}; rename one of its own.")
    return found


def _words(row: dict[str, str], title: str | None, text: str) -> str:
    return "\n".join(row[name].strip() for name in (title, text) if name and row[name])
