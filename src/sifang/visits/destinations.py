"""Which leader visits what: the visits somebody may arrange, for themselves or for the leaders of their community."""

from dataclasses import dataclass

from sifang.people.models import Person, Post
from sifang.places.models import COMMUNITY_LENGTH, Place, codes_above, covers, range_of
from sifang.places.queries import is_community, public_communities

MOST = 200


@dataclass(frozen=True)
class Destination:
    """A leader and a place they visit; whether it is their demonstration point (示范点)."""

    leader: Person
    place: Place
    is_demonstration: bool

    @property
    def key(self):
        """What a form sends for it."""
        return f"{self.leader.pk}-{self.place.pk}"


def own(leader):
    """What ``leader`` visits: the communities and grids of their posts, and the communities of larger places."""
    held = [post for post in leader.current_posts if post.opens("visit", None, None)]
    return [
        Destination(leader, place, post.is_demonstration)
        for post in held
        for place in ([post.place] if len(post.place_id) >= COMMUNITY_LENGTH else _communities(post.place_id))
    ]


def _communities(code):
    return public_communities(code)[:MOST]


def arranged_by(viewer):
    """The viewer's own, and those of the leaders of the communities whose meetings the viewer calls."""
    codes = [code for code in viewer.reach.codes if is_community(code) and viewer.may("meet", code)]
    return own(viewer) + [found for code in codes for found in _of_community(code)]


def _of_community(code):
    place = Place.objects.get(pk=code)
    held = Post.objects.current().filter(kind="sponsor").select_related("person", "place")
    above, inside = held.filter(place__in=codes_above(code)), held.filter(range_of(code)).exclude(place=code)
    return [
        Destination(post.person, post.place if covers(code, post.place_id) else place, post.is_demonstration)
        for post in [*above.order_by("pk"), *inside.order_by("pk")][:MOST]
    ]
