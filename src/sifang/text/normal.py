"""One form of a text for keeping, one for comparing."""

import re
import unicodedata

# Full-width letters, digits and signs that stand in for ASCII; full-width punctuation is right in Chinese and stays.
_HALF_WIDTH = {ord(wide): chr(ord(wide) - 0xFEE0) for wide in "０１２３４５６７８９＠＋－＃％＆＿"} | {
    code: code - 0xFEE0 for start in (0xFF21, 0xFF41) for code in range(start, start + 26)
}
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def tidy(text: str) -> str:
    """``text`` as it may be kept: readable by people, safe for any store.

    No control characters (so no NUL), invisible marks or lone surrogates are left, line ends are ``\\n``, every other
    kind of space is one plain space, no space stands at the ends of a line, and full-width letters and digits are
    half-width. Chinese punctuation, ① and ㎡ stay as written. Tidying twice changes nothing more.
    """
    lines = _LINE_END.sub("\n", text).replace("\t", " ").translate(_HALF_WIDTH).split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(map(_tidy_line, lines))).strip()


def folded(text: str) -> str:
    """``text`` for comparing what people wrote: tidy, NFKC, lower case, runs of space one space."""
    return " ".join(unicodedata.normalize("NFKC", tidy(text)).casefold().split())


def bare(text: str) -> str:
    """Only the letters, digits and Chinese characters of ``folded(text)``, run together."""
    return "".join(filter(str.isalnum, folded(text)))


def grams(text: str, n: int = 2) -> list[str]:
    """The overlapping ``n``-character pieces of ``bare(text)`` in order; a shorter text is one piece."""
    words = bare(text)
    return [words[start : start + n] for start in range(max(len(words) - n + 1, bool(words)))]


def headline(text: str, longest: int = 40) -> str:
    """The first line of ``text``, or of a single line its first sentence; at most ``longest`` characters."""
    first, _, more = text.strip().partition("\n")
    return (first if more else re.split("[。！？；!?;]", first, maxsplit=1)[0])[:longest]


def _tidy_line(line: str) -> str:
    kept = line if line.isprintable() else "".join(filter(_is_visible, line))
    return " ".join(kept.split())


def _is_visible(letter: str) -> bool:
    # Cc control, Cf invisible (zero width, direction), Cs half of a pair. Private use stays: rare names were put there.
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs")
