"""From a pasted text to drafts: chatter is skipped, what one person says in a row is one draft."""

from collections.abc import Iterable

from sifang.text.drafts import noise
from sifang.text.drafts.chats import messages_of
from sifang.text.drafts.guessing import Locate, Suggest, from_table, guess
from sifang.text.drafts.kinds import MOST_CHARACTERS, MOST_DRAFTS, Line, Mark, Message, Paste

REST_SHOWN = 30


def read(source: str, locate: Locate | None = None, suggest: Suggest = from_table) -> Paste:
    """The drafts that ``source`` holds, at most 50, the words that were skipped, and where the rest begins.

    ``locate`` tells which known place a text names: (key, start, end), or None; ``suggest`` which category with the
    words that speak for it, or None.
    """
    source = source[:MOST_CHARACTERS]
    found = messages_of(source)
    skipped, kept = list(found.skipped), list[Message]()
    for message in found.messages:
        said = [line for line in message.lines if line.words and not _skip_noise(line, skipped)]
        _keep(kept, Message(message.name, message.name_span, said), skipped)
    drafts = [guess(source, message, skipped, locate, suggest) for message in kept[:MOST_DRAFTS]]
    rest = kept[MOST_DRAFTS].lines[0].words[:REST_SHOWN] if len(kept) > MOST_DRAFTS else ""
    return Paste(drafts, _words(source, skipped), rest)


def _skip_noise(line: Line, skipped: list[Mark]) -> bool:
    """Whether the whole line is chatter; it is skipped, and so are the pictures and smileys of any other line."""
    spans = noise.tokens(line.words)
    if noise.is_noise(_without(line.words, spans)):
        skipped.append(Mark(line.start, line.end, "skipped"))
        return True
    skipped.extend(Mark(line.start + start, line.start + end, "skipped") for start, end in spans)
    return False


def _without(words: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in reversed(list(spans)):
        words = words[:start] + words[end:]
    return words


def _keep(kept: list[Message], message: Message, skipped: list[Mark]) -> None:
    """The message is kept: with the one before where the same person goes on."""
    if not message.lines:
        if message.name_span:
            skipped.append(Mark(*message.name_span, "skipped"))
    elif kept and message.name and kept[-1].name == message.name:
        kept[-1].lines.extend(message.lines)
    else:
        kept.append(message)


def _words(source: str, skipped: list[Mark]) -> list[str]:
    """The skipped words in the order of the text, names without what they said left out."""
    return list(dict.fromkeys(source[mark.start : mark.end] for mark in sorted(skipped)))
