"""会议纪要: the minutes of a joint meeting; of a signed one, as they were signed."""

from sifang.letters.papers.notice import PARTIES
from sifang.letters.papers.paper import FIRST, Paper, line, numeral, worded
from sifang.meetings import minutes as records
from sifang.meetings.models import Item, Meeting

COLUMNS = (("序号", 14), ("议定事项", 52), ("责任单位", 50), ("完成时限", 40))


def minutes(meeting):
    """The Word file of the minutes; a draft says that it is one."""
    kept = records.shown(meeting)
    signed = meeting.stage == Meeting.Stage.SIGNED
    paper = Paper(kept["title"], str(meeting.place))
    came = [guest for guest in kept["guests"] if guest["present"]]
    facts = {
        "minutes": kept,
        "signed": signed,
        "items": [
            item
            | {name: line(item[name]) for name in ("title", "note", "commitment", "asked")}
            | {"numeral": numeral(item["number"])}
            for item in kept["items"]
        ],
        "present": [
            (title, names)
            for party, title in PARTIES.items()
            if (names := [guest["name"] for guest in came if guest["party"] == party])
        ],
        "absent": [_away(guest) for guest in kept["guests"] if not guest["present"]],
        "resolved": kept["resolved"],
    }
    paper.write(worded("minutes", **facts))
    if kept["resolved"]:
        _resolved(paper, kept["resolved"])
    paper.space()
    paper.write(worded("signed", meeting=meeting, signed=signed))
    return paper.bytes()


def _away(guest):
    return f"{guest['name']}（{line(guest['remark'])}）" if guest["remark"] else guest["name"]


def _resolved(paper, items):
    """The table of who does what by when."""
    table = paper.table([width for _title, width in COLUMNS])
    paper.row(table, [title for title, _width in COLUMNS], font=FIRST)
    for number, item in enumerate(items, 1):
        due = f"{item['due']:%Y}年{item['due'].month}月{item['due'].day}日" if item["due"] else ""
        paper.row(table, [str(number), line(item["title"]), _who(item), due])


def _who(item):
    if item["result"] == Item.Outcome.ESCALATED:
        return "包抓领导协调：" + "、".join(item["departments"])
    beside = "\n配合：" + "、".join(item["supporting"]) if item["supporting"] else ""
    return f"牵头：{item['lead']}{beside}"
