"""会议纪要: the minutes of a meeting; of a signed one, as they were signed, in the version asked for.

No seal stands on minutes. Only the committee of a street heads its minutes with the mark of its office.
"""

from sifang.letters.papers.notice import titles_of
from sifang.letters.papers.paper import FIRST, Paper, line, numeral, worded
from sifang.meetings import minutes as records
from sifang.meetings.models import Item, Meeting
from sifang.people.models import Committee

COLUMNS = (("序号", 14), ("议定事项", 52), ("责任单位、责任人", 50), ("完成时限", 40))


def minutes(meeting, version=None):
    """The Word file of the minutes; a draft says that it is one, and a correction which one it is."""
    kept = records.shown(meeting, version)
    signed = meeting.stage == Meeting.Stage.SIGNED
    marked = meeting.committee is not None and meeting.committee.level == Committee.Level.STREET
    paper = Paper(kept["title"], str(meeting.place))
    if marked:
        paper.mark(f"{line(kept['committee'])}会议纪要")
    number = version.number if version else meeting.versions.count()
    paper.write(
        worded(
            "minutes",
            meeting=meeting,
            minutes=kept,
            signed=signed,
            marked=marked,
            version=number if number > 1 else 0,
            items=[_item(item) for item in kept["items"]],
            resolved=kept["resolved"],
        )
    )
    if kept["resolved"]:
        _resolved(paper, kept["resolved"])
    paper.space()
    for label, names in _rolls(kept["guests"], kept["kind"]):
        paper.roll(label, names)
    paper.write(worded("signed", meeting=meeting, signed=signed, version=version))
    return paper.bytes()


def _item(item):
    words = {name: line(item.get(name, "")) for name in ("title", "note", "commitment", "asked", "resolution")}
    return item | words | {"numeral": numeral(item["number"])}


def _rolls(guests, kind):
    """[(label, names)] of those present by party, excused, away and sitting in; empty ones left out."""
    members = [guest for guest in guests if not guest.get("sits_in")]
    came = [guest for guest in members if guest["present"]]
    away = [guest for guest in members if not guest["present"]]
    by_party = [
        title + "、".join(names)
        for party, title in titles_of(kind).items()
        if (names := [_named(guest) for guest in came if guest["party"] == party])
    ]
    rolls = (
        ("出席", "；".join(by_party)),
        ("请假", "、".join(_away(guest) for guest in away if guest["remark"])),
        ("未到", "、".join(_named(guest) for guest in away if not guest["remark"])),
        ("列席", "、".join(_named(guest) for guest in guests if guest.get("sits_in") and guest["present"])),
    )
    return [(label, names) for label, names in rolls if names]


def _named(guest):
    return f"{guest['name']}（{line(guest['sent_by'])}）" if guest.get("sent_by") else guest["name"]


def _away(guest):
    return f"{guest['name']}（{line(guest['remark'])}）"


def _resolved(paper, items):
    """The table of who does what by when."""
    table = paper.table([width for _title, width in COLUMNS])
    paper.row(table, [title for title, _width in COLUMNS], font=FIRST)
    for number, item in enumerate(items, 1):
        due = f"{item['due']:%Y}年{item['due'].month}月{item['due'].day}日" if item["due"] else ""
        said = item["resolution"] if item["result"] == Item.Outcome.ADOPTED else item["title"]
        paper.row(table, [str(number), line(said), _who(item), due])


def _who(item):
    if item["result"] == Item.Outcome.ESCALATED:
        return "包抓领导协调：" + "、".join(item["departments"])
    if item["result"] == Item.Outcome.ADOPTED:
        return "\n".join(line(words) for words in (item["lead"], item.get("owner", "")) if words)
    beside = "\n配合：" + "、".join(item["supporting"]) if item["supporting"] else ""
    return f"牵头：{item['lead']}{beside}"
