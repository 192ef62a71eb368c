"""Who is asked: the four parties to a joint meeting, the members to a committee's, three parties to a compound's."""

from sifang.meetings.models import Invitation, Meeting
from sifang.people import committees, compounds
from sifang.people import queries as people
from sifang.people.models import Post

Party = Invitation.Party
PARTY_OF_POST = {"sponsor": Party.SPONSOR, "resident_rep": Party.RESIDENT}


def asked(meeting):
    """The invitations of ``meeting`` as they would be written now, in the order of the parties."""
    ways = {Meeting.Kind.COMMITTEE: _members, Meeting.Kind.TRIPARTITE: _three_parties}
    found = ways.get(meeting.kind, _four_parties)(meeting)
    return sorted(found, key=lambda invitation: list(Party).index(invitation.party))


def _four_parties(meeting):
    four = people.public_four_parties(meeting.place)
    held = [(Party.SPONSOR, four.sponsors), (Party.COMMUNITY, four.community), (Party.RESIDENT, four.residents)]
    persons = {
        post.person_id: Invitation(meeting=meeting, party=party, person=post.person)
        for party, posts in held
        for post in posts
    }
    bodies = [
        Invitation(meeting=meeting, party=Party.ORGANIZATION, organization=tie.organization) for tie in four.partners
    ]
    return [*persons.values(), *bodies]


def _three_parties(meeting):
    """The community, the company that manages the compound, those who stand for its owners; each person once."""
    held = [(Party.COMMUNITY, post) for post in people.public_four_parties(meeting.place).community]
    held += [(Party.RESIDENT, post) for post in compounds.owners_of(meeting.compound)]
    persons = {
        post.person_id: Invitation(meeting=meeting, party=party, person=post.person) for party, post in reversed(held)
    }
    company = compounds.company_of(meeting.compound)
    bodies = [Invitation(meeting=meeting, party=Party.ORGANIZATION, organization=company)] if company else []
    return [*reversed(persons.values()), *bodies]


def _members(meeting):
    """Each member once, whatever seats they hold; the sponsor leaders who are no members sit in."""
    seats = list(committees.members(meeting.committee))
    offices = dict(
        Post.objects.current()
        .filter(person__in=[seat.person_id for seat in seats], kind__in=PARTY_OF_POST)
        .values_list("person", "kind")
    )
    members = {
        seat.person_id: Invitation(
            meeting=meeting, person=seat.person, sent_by=seat.sent_by, party=_party(seat, offices)
        )
        for seat in seats
    }
    leaders = Post.objects.current().filter(place=meeting.place, kind="sponsor").select_related("person")
    sitting = {
        post.person_id: Invitation(meeting=meeting, person=post.person, party=Party.SPONSOR, sits_in=True)
        for post in leaders.order_by("since", "pk")
        if post.person_id not in members
    }
    return [*members.values(), *sitting.values()]


def _party(seat, offices):
    if seat.sent_by_id:
        return Party.ORGANIZATION
    return PARTY_OF_POST.get(offices.get(seat.person_id), Party.COMMUNITY)
