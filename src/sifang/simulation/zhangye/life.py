"""One community as its year finds it: who is who there, and the calendar in which everything waits for its day."""

from sifang.activities.models import Campaign
from sifang.people import commands as people
from sifang.people import queries as ties
from sifang.people.models import Person, Post
from sifang.places.models import Place, range_of
from sifang.simulation import names
from sifang.simulation.calendar import Calendar
from sifang.simulation.zhangye import cast, offices
from sifang.simulation.zhangye.rosters import liaisons
from sifang.simulation.zhangye.shares import TAIAN, XIAOSIMIAO, YINMAQIAO

# One community of each of the five streets.
FIRST = (YINMAQIAO, TAIAN, XIAOSIMIAO, "620702004001", "620702005001")


class Life:
    """The people of one community, read once, and what waits for them."""

    def __init__(self, share, order):
        self.share, self.order, self.code = share, order, share.code
        self.place = Place.objects.get(pk=share.code)
        self.dice, self.calendar = names.dice("year", share.code), Calendar()
        self.secretary, self.worker, self.deputy = (self._person(role) for role, _title in cast.STAFF)
        self.reps = [self._person(f"rep{self.code}{n}", whole=True) for n in (1, 2)]
        self.clerk = offices.clerk_of(self.code)
        self.spots = self._spots(Place.Kind.COMPOUND)
        self.sponsors = self._sponsors()
        self.partners = list(ties.organizations_of(self.place).order_by("pk"))
        self.liaisons = liaisons(self.place)
        self.departments = [(body, ties.liaisons_of(body).first()) for body in ties.departments_for(self.place)]
        self.campaigns = list(Campaign.objects.filter(place=offices.CITY).order_by("pk"))
        self._callers = 0

    def _person(self, role, whole=False):
        return Person.objects.get(username=role if whole else f"{role}{self.code}")

    def _spots(self, kind):
        found = Place.objects.filter(range_of(self.code, "code"), kind=kind)
        return list(found.order_by("code"))

    def _sponsors(self):
        """[(leader, the community or the grid they hold)], the community's own first."""
        held = Post.objects.current().within(self.code).filter(kind="sponsor").select_related("person", "place")
        return [(post.person, post.place) for post in held.order_by("place_id", "pk")]

    @property
    def is_first(self):
        """Whether a little more is lived here: sharing, service posts, the year's letters."""
        return self.code in FIRST

    @property
    def sponsor(self):
        """The leader who holds the community."""
        return self.sponsors[0][0]

    def spot(self):
        """A compound of the community."""
        return self.dice.choice(self.spots)

    def resident(self):
        """Somebody who lives here and calls."""
        self._callers += 1
        number = self.order * 60 + self._callers
        return people.meet_caller(
            self.worker, names.phone(number), name=names.persons(1, "caller", number)[0], home=self.place
        )

    def speaker(self, body):
        """Who speaks for the organization; the community does where nobody else is on record."""
        return self.liaisons.get(body.pk, self.worker)
