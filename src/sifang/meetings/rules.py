"""Who may do what to a meeting, a topic, a council."""

from sifang.meetings.models import Topic
from sifang.people import compounds
from sifang.people.models import Partnership, Post
from sifang.places.models import STREET_LENGTH, range_of

Party = Topic.Party


def may_call(actor, place):
    """The community calls its meetings; at a street those who oversee it from there call its committee."""
    return _works(actor, "meet", place.code)


def may_resolve(actor, meeting):
    """The office that called records what was resolved."""
    return _works(actor, "resolve", meeting.place_id)


def may_sign(actor, meeting):
    """The secretary signs the minutes; at a street its clerk."""
    return _works(actor, "sign", meeting.place_id)


def _works(actor, act, code):
    if actor is None:
        return False
    if len(code) > STREET_LENGTH:
        return actor.may(act, code)
    return any(post.place_id == code and post.opens("oversee", code, None) for post in actor.current_posts)


def may_propose(actor, place, party, organization=None):
    """Each of the four parties proposes topics where it stands: leader, organization, community, residents."""
    if actor is None:
        return False
    if party == Party.COMMUNITY:
        return may_call(actor, place)
    if party == Party.ORGANIZATION:
        return bool(organization) and actor.may("speak", organization=organization) and _stands(organization, place)
    acts = {Party.SPONSOR: ("visit",), Party.RESIDENT: ("report:resident_rep", "observe", "own")}.get(party, ())
    return any(post.opens_around(act, place) for post in actor.current_posts for act in acts)


def _stands(organization, place):
    """Whether the organization is a partner at ``place`` or below, manages there, or sent somebody in its committee."""
    ties = Partnership.objects.current().filter(range_of(place.code), organization=organization)
    seats = Post.objects.current().filter(committee__place=place, sent_by=organization)
    return ties.exists() or seats.exists() or compounds.manages_within(organization, place.code)


def parties_of(actor, place, organization=None):
    """The parties for which ``actor`` may propose a topic at ``place``."""
    return [party for party in Party if may_propose(actor, place, party, organization)]


def may_hold_council(actor, place):
    """Workers, grid workers and resident representatives write down the talks of their community."""
    return actor is not None and any(post.opens_around("council", place) for post in actor.current_posts)


def may_follow_council(actor, council):
    """The community publishes a council and strikes off what it charged somebody with."""
    return actor is not None and actor.may("meet", council.place_id)


def may_report_for_community(actor, place):
    """Whether what ``actor`` brings from a council comes by the community's own visits."""
    return any(post.opens_around("report:community", place) for post in actor.current_posts)
