"""会议签到表: the guests of a meeting with room for their signatures."""

from sifang.letters.papers.notice import PARTIES, titles_of
from sifang.letters.papers.paper import FIRST, Paper, line, worded
from sifang.meetings import guests
from sifang.meetings.models import Meeting

COLUMNS = (("序号", 14), ("单位或姓名", 58), ("身份", 34), ("签名", 34), ("备注", 16))
SPARE_ROWS = 3


def sign_in(meeting):
    """The Word file of the sign-in sheet, with a few empty rows for whoever else comes."""
    paper = Paper(f"{meeting.title}签到表", str(meeting.place))
    paper.write(worded("sign_in", meeting=meeting))
    table = paper.table([width for _title, width in COLUMNS])
    paper.row(table, [title for title, _width in COLUMNS], font=FIRST)
    rows = [(_named(guest), _role(guest, meeting.kind)) for guest in _asked(meeting)] + [("", "")] * SPARE_ROWS
    for number, (name, role) in enumerate(rows, 1):
        paper.row(table, [str(number), name, role, "", ""])
    return paper.bytes()


def _asked(meeting):
    """The guests by party, those who sit in last."""
    invited = meeting.invitations.select_related("person", "organization", "sent_by")
    asked = guests.asked(meeting) if meeting.stage == Meeting.Stage.DRAFT else invited
    return sorted(asked, key=lambda guest: (guest.sits_in, list(PARTIES).index(guest.party)))


def _named(guest):
    return f"{guest}（{line(guest.sent_by)}）" if guest.sent_by else line(guest)


def _role(guest, kind):
    return "列席" if guest.sits_in else titles_of(kind)[guest.party]
