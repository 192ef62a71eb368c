"""Chatter: words of a chat that say nothing about any need."""

import re
import unicodedata

from sifang.text.drafts.chats import TABLES
from sifang.text.normal import bare

_NOISE = frozenset(map(bare, TABLES["noise"]))
_SYSTEM = re.compile("|".join(map(re.escape, TABLES["system"])))
# [图片], 【语音】, @所有人, and smileys: no part of what somebody says.
_SHOWN = "|".join(map(re.escape, TABLES["bracket"]))
_TOKENS = re.compile(rf"[\[［【](?:{_SHOWN})[^\]］】\n]{{0,20}}[\]］】]|@所有人|@\S{{1,20}}(?:[\s\u2005]|$)")
_PARTICLES = "啊呀哈吧呢啦了嘛哦哟的~～!！。.,，、 "


def tokens(words: str) -> list[tuple[int, int]]:
    """Where in ``words`` stand pictures, voice messages, calls of names and smileys."""
    spans = [match.span() for match in _TOKENS.finditer(words)]
    spans += [(at, at + 1) for at, letter in enumerate(words) if _is_smiley(letter)]
    return _joined(sorted(spans))


def is_noise(words: str) -> bool:
    """Whether ``words`` (without tokens) are chatter, or said by the chat program itself."""
    said = bare(words).strip(_PARTICLES)
    return not said or said in _NOISE or bool(_SYSTEM.search(words)) or _is_all_noise(words)


def _is_all_noise(words: str) -> bool:
    pieces = [bare(piece).strip(_PARTICLES) for piece in re.split(r"[，。！!,.~～\s]+", words)]
    return all(piece in _NOISE for piece in pieces if piece)


def _is_smiley(letter: str) -> bool:
    return unicodedata.category(letter) == "So" and letter not in "①②③℃㎡№" or letter in "\ufe0f\u200d"


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
