"""会议通知: the notice of a joint meeting, with time, place, guests and agenda."""

from types import SimpleNamespace

from sifang.letters.papers.paper import Paper, line, worded
from sifang.meetings.models import Invitation, Meeting
from sifang.people import queries as people

PARTIES = {"l": "包抓领导", "o": "共建单位", "c": "社区党组织", "r": "居民代表"}


def notice(meeting):
    """The Word file of the notice; the day is left open while none was given."""
    paper = Paper(meeting.title, str(meeting.place))
    counts = {name: len(meeting.lists.get(name, [])) for name in ("needs", "resources", "projects")}
    items = [SimpleNamespace(title=line(item.title), is_old=item.old_resolution_id) for item in meeting.items.all()]
    paper.write(worded("notice", meeting=meeting, parties=_parties(meeting), items=items, **counts))
    return paper.bytes()


def _parties(meeting):
    """[(the party in words, names)] of those asked, or to be asked before the notice; empty parties left out."""
    names = _roster(meeting.place) if meeting.stage == Meeting.Stage.DRAFT else _invited(meeting)
    return [(title, names[party]) for party, title in PARTIES.items() if names[party]]


def _invited(meeting):
    guests = list(meeting.invitations.select_related("person", "organization"))
    return {party: [str(guest) for guest in guests if guest.party == party] for party in Invitation.Party.values}


def _roster(place):
    four = people.public_four_parties(place)
    held = {"l": four.sponsors, "c": four.community, "r": four.residents}
    names = {party: [str(post.person) for post in posts] for party, posts in held.items()}
    return names | {"o": [str(tie.organization) for tie in four.partners]}
