"""感谢信: the letter of thanks as it is printed and stamped."""

from sifang.letters.papers.paper import Paper, line, worded


def thanks(letter):
    """The Word file of the letter in its present words; the day is left open while it is a draft."""
    paper = Paper(f"感谢信　{letter.organization}", str(letter.place))
    first, *rest = [line(words) for words in letter.text.splitlines() if words.strip()]
    salutation = f"< {first}" if first.endswith(("：", ":")) else first
    paper.write(worded("thanks_paper", letter=letter, body="\n".join([salutation, *rest])))
    return paper.bytes()
