"""感谢信: the letter of thanks as it is printed and stamped."""

from sifang.letters.papers.paper import Paper, line, worded


def addressed(letter):
    """The full name of the one thanked; it stands on the paper alone."""
    return (letter.person.name if letter.person else str(letter.organization)) or str(letter.addressee)


def body(letter, *, named=True):
    """The paragraphs of the letter in its present words, with the name, or the masked one, in its place."""
    name = addressed(letter) if named else letter.addressee
    return [line(words) for words in letter.worded(name).splitlines() if words.strip()]


def thanks(letter, *, named=True):
    """The Word file of the letter in its present words; the day is left open while it is a draft."""
    paper = Paper(f"感谢信　{letter.organization or letter.place}", str(letter.place))
    paper.write(worded("thanks_paper", letter=letter, body="\n".join(map(_placed, body(letter, named=named)))))
    return paper.bytes()


def is_flush(words):
    """Whether the paragraph begins at the edge: the salutation, and the last word of respect."""
    return words.endswith(("：", ":")) or words.rstrip("！!") == "敬礼"


def _placed(words):
    return f"< {words}" if is_flush(words) else words
