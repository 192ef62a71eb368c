"""会议通知: the notice of a meeting, with time, place, guests and agenda."""

from types import SimpleNamespace

from sifang.letters.papers.paper import Paper, line, worded
from sifang.meetings import guests
from sifang.meetings.models import Meeting

PARTIES = {"l": "包抓领导", "o": "共建单位", "c": "社区党组织", "r": "居民代表"}
# What the parties of a compound's meeting are called.
THREE = PARTIES | {"o": "物业企业", "r": "业主代表"}


def notice(meeting):
    """The Word file of the notice; the day is left open while none was given."""
    paper = Paper(meeting.title, str(meeting.place))
    counts = {name: len(meeting.lists.get(name, [])) for name in ("needs", "resources", "projects")}
    items = [SimpleNamespace(title=line(item.title), is_old=item.old_resolution_id) for item in meeting.items.all()]
    paper.write(worded("notice", meeting=meeting, parties=_parties(meeting), items=items, **counts))
    return paper.bytes()


def _parties(meeting):
    """[(the party in words, names)] of those asked, or to be asked before the notice; empty parties left out."""
    asked = guests.asked(meeting) if meeting.stage == Meeting.Stage.DRAFT else _invited(meeting)
    names = {party: [_named(guest) for guest in asked if guest.party == party] for party in PARTIES}
    titles = titles_of(meeting.kind)
    return [(titles[party], names[party]) for party in PARTIES if names[party]]


def titles_of(kind):
    """{party: what it is called} at a meeting of this kind."""
    return THREE if kind == Meeting.Kind.TRIPARTITE else PARTIES


def _invited(meeting):
    return list(meeting.invitations.select_related("person", "organization", "sent_by"))


def _named(guest):
    beside = [word for word in (line(guest.sent_by or ""), "列席" if guest.sits_in else "") if word]
    return f"{guest}（{'，'.join(beside)}）" if beside else str(guest)
