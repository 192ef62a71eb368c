"""One message read into one draft: who, how to reach them, where, what, when; each with the words that say so."""

import re
from collections.abc import Callable, Iterable

from sifang.text import categories, redaction
from sifang.text.alarm import alarm
from sifang.text.drafts.chats import LABELS
from sifang.text.drafts.kinds import LONGEST_NAME, Draft, Line, Mark, Message
from sifang.text.mentions import Level, Mention, mentions
from sifang.text.normal import tidy

Locate = Callable[[str], tuple[str, int, int] | None]
Suggest = Callable[[str], tuple[str, list[str]] | None]
PHONES = ("mobile", "landline")
NEAR = 2  # characters between two mentions of one place
LONGEST_WHERE = 80
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻苏潘葛范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐费"
    "薛雷贺倪汤滕殷罗毕郝安常于傅皮齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄米贝明计成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路"
    "江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍万柯管卢莫房裴缪解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢陆荣翁荀羊甄曲家封段"
    "侯全班秋仲伊宫宁仇甘祖武符刘景詹束龙叶幸司黎白蒲赖卓乔阴闻党翟谭姬申冉雍桑桂牛寿通边尚温庄晏柴阎慕连习艾鱼容向古"
)
_TITLES = "先生|女士|阿姨|大爷|大妈|大叔|师傅|老师|大姐|大哥|姐|哥|叔叔|叔|奶奶|爷爷|婶|嫂|同志|老板|奶|爷|姨|妈妈|爸爸"
_SELF = re.compile(
    rf"(?:我是|我叫|我姓|本人|叫我)\s*(?P<who>[{_SURNAMES}](?:{_TITLES}|[\u4e00-\u9fff]{{1,2}}(?![\u4e00-\u9fff])))"
)
_OTHER = re.compile(
    rf"(?P<who>[{_SURNAMES}][\u4e00-\u9fff]{{0,2}}?(?:{_TITLES}))(?=反映|来电|说|打电话|电话|家|[，,：:\s])"
)
_LABEL = re.compile(
    rf"^(?P<label>{'|'.join(sorted(map(re.escape, LABELS), key=len, reverse=True))})\s*[:：]\s*(?P<words>.+)$"
)
_PHONE_LABEL = re.compile(
    r"[，,。;；\s(（]*(?:我的|我|联系|手机|电话|号码|是|tel|:|：|打|拨|致电|请|可以|\s)*$", re.IGNORECASE
)
# Looked for right before the number alone: a text of nothing but such words would be read again from each of them.
_LONGEST_LABEL = 24
_WHEN = re.compile(
    r"(?:(?:每个?|每)?(?:周|星期|礼拜)[一二三四五六日天末](?:[至到、和\-~](?:周|星期)?[一二三四五六日天])*|双休日|工作日|平时|下班后)"
    r"(?:的)?(?:上午|下午|晚上|早上|中午|全天)?"
)
_RANK = {Level.ESTATE: 0, Level.BUILDING: 1, Level.COMBINED: 1, Level.STREET: 3, Level.COMMUNITY: 3}
_EDGES = " ，,。;；、:：()（）\n"


def from_table(text: str) -> tuple[str, list[str]] | None:
    """The likeliest category by the table of words, with its words."""
    return next(iter(categories.suggest(text, limit=1)), None)


def guess(
    source: str, message: Message, skipped: Iterable[Mark], locate: Locate | None, suggest: Suggest = from_table
) -> Draft:
    """The draft of ``message``; its text holds no private number and none of the ``skipped`` words."""
    reader = _Reader(source, message, skipped)
    spot = reader.where(locate)
    phone, name, when = reader.phone(), reader.who(), reader.when()
    text = reader.text()
    raised = reader.mark_word(alarm(text), "alarm")
    category = reader.what(suggest(text))
    spot_words = reader.spot_words(bool(spot))
    return Draft(
        name,
        phone,
        text,
        category,
        spot,
        spot_words,
        when,
        raised,
        reader.start,
        reader.end,
        tuple(sorted(reader.marks)),
    )


class _Reader:
    """One message in its source: the same length, with everything that it does not say blanked out."""

    def __init__(self, source: str, message: Message, skipped: Iterable[Mark]) -> None:
        spans = [(line.start, line.end) for line in message.lines]
        if message.name_span:
            spans.append(message.name_span)
        self.message = message
        self.start, self.end = min(spans)[0], max(end for _start, end in spans)
        self.cuts = [mark for mark in skipped if self.start <= mark.start < self.end]
        self.marks: list[Mark] = list(self.cuts)
        self.said = _blanked(source, self.start, self.end, spans, self.cuts)
        self.numbers = redaction.numbers(self.said)
        self.labelled = {line: found for line in message.lines if (found := _LABEL.match(line.words))}
        self.mentions: list[Mention] = mentions(self._without_numbers())

    def phone(self) -> str:
        """The first telephone number, its digits."""
        numbers = [(start, end) for start, end, kind in self.numbers if kind in PHONES]
        for start, end in numbers:
            self._mark(start, end, "phone")
        return "".join(filter(str.isdigit, self.said[slice(*numbers[0])])) if numbers else ""

    def who(self) -> str:
        """The name in front of the message, behind a label, or by which the writer speaks of themselves."""
        if self.message.name and self.message.name_span:
            start, end = self.message.name_span
            self._mark(start - self.start, end - self.start, "who")
            return _name_of(self.message.name)
        for line, label in self.labelled.items():
            if LABELS[label["label"]] == "who":
                self._mark(*self._inside(line, label), "who")
                return _name_of(label["words"])
        found = _SELF.search(self.said) or _OTHER.search(self.said)
        if not found:
            return ""
        self._mark(*found.span("who"), "who")
        return found["who"]

    def where(self, locate: Locate | None) -> str:
        """The key of the known place that the message names."""
        located = locate(self._without_numbers()) if locate else None
        if located is None:
            return ""
        key, start, end = located
        self._mark(start, end, "where")
        return key

    def spot_words(self, is_known: bool) -> str:
        """Where exactly, in the words of the message: the places named side by side, first of all a compound's."""
        for line, found in self.labelled.items():
            if LABELS[found["label"]] == "where":
                self._mark(*self._inside(line, found), "where")
                return found["words"].strip(_EDGES)[:LONGEST_WHERE]
        chains = [chain for chain in _chains(self.mentions) if not is_known or _says_more(chain)]
        if not chains:
            return ""
        start, end = chains[0][0].start, chains[0][-1].end
        self._mark(start, end, "where")
        return self.said[start:end].replace("\n", "")[:LONGEST_WHERE]

    def when(self) -> str:
        """The days of the week that the message names."""
        found = list(_WHEN.finditer(self.said))
        for match in found:
            self._mark(*match.span(), "when")
        return "，".join(match[0] for match in found)[:60]

    def what(self, found: tuple[str, list[str]] | None) -> str:
        """The likeliest category; its words are marked."""
        for word in found[1] if found else ():
            self.mark_word(word, "what")
        return found[0] if found else ""

    def text(self) -> str:
        """What the message says, without skipped words, private numbers and the lines that only say who or where."""
        told = [line for line, found in self.labelled.items() if LABELS[found["label"]] == "what"]
        lines = [line for line in self.message.lines if line not in self.labelled or line in told]
        rows = (self._bare(line) for line in lines or self.message.lines)
        return redaction.redact(tidy("\n".join(row for row in rows if row)))[0]

    def mark_word(self, word: str, field: str) -> str:
        """The first place where the message says ``word`` is marked; returns the word."""
        at = self.said.casefold().find(word.casefold()) if word else -1
        if at >= 0:
            self._mark(at, at + len(word), field)
        return word

    def _bare(self, line: Line) -> str:
        start, words = line.start - self.start, list(self.said[line.start - self.start : line.end - self.start])
        found = self.labelled.get(line)
        if found:
            words[: found.start("words")] = [""] * found.start("words")
        for number, end, kind in self.numbers:
            if start <= number < start + len(words) and kind in PHONES:
                near = max(start, number - _LONGEST_LABEL)
                label = _PHONE_LABEL.search(self.said[near:number])
                begin = near - start + label.start() if label else number - start
                words[begin : end - start] = [""] * (end - start - begin)
        return "".join(words).replace("\0", "").strip(_EDGES)

    def _inside(self, line: Line, found: re.Match[str]) -> tuple[int, int]:
        start = line.start - self.start
        return start + found.start("words"), start + found.end("words")

    def _without_numbers(self) -> str:
        said = self.said
        for start, end, _kind in self.numbers:
            said = said[:start] + "\n" * (end - start) + said[end:]
        return said

    def _mark(self, start: int, end: int, field: str) -> None:
        """``start`` to ``end`` (in the message) is marked in the source, where nothing else is."""
        mark = Mark(self.start + start, self.start + end, field)
        if all(mark.end <= other.start or other.end <= mark.start for other in self.marks):
            self.marks.append(mark)


def _blanked(source: str, start: int, end: int, spans: list[tuple[int, int]], cuts: list[Mark]) -> str:
    said = ["\n"] * (end - start)
    for first, last in spans:
        said[first - start : last - start] = source[first:last]
    for cut in cuts:
        said[cut.start - start : cut.end - start] = "\0" * (min(cut.end, end) - cut.start)
    return "".join(said)


def _name_of(nick: str) -> str:
    """A nickname without the building and room that many write into it."""
    name = nick
    for mention in reversed(mentions(nick)):
        name = name[: mention.start] + name[mention.end :]
    name = redaction.redact(name.strip(" -_·.0123456789#" + _EDGES))[0]
    return (name or redaction.redact(nick)[0])[:LONGEST_NAME]


def _chains(found: list[Mention]) -> list[list[Mention]]:
    """The mentions that stand side by side: those with a compound first, then those with a building."""
    chains: list[list[Mention]] = []
    for mention in found:
        if chains and mention.start - chains[-1][-1].end <= NEAR:
            chains[-1].append(mention)
        else:
            chains.append([mention])
    return sorted(chains, key=lambda chain: min(_RANK.get(one.level, 2) for one in chain))


def _says_more(chain: list[Mention]) -> bool:
    return any(mention.level in (Level.UNIT, Level.ROOM, Level.COMBINED) for mention in chain)
