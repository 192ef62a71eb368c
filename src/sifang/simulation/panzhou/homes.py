"""One community takes its shape: staff, compounds with company and owners, legal advisers, new-employment workers."""

import datetime

from sifang.core import clock
from sifang.people import commands as people
from sifang.people.models import Post
from sifang.places.models import Place, range_of
from sifang.simulation import names
from sifang.simulation.calendar import moment
from sifang.simulation.panzhou import cast, offices
from sifang.simulation.panzhou.shares import CUIPING, DONGHU, FUZE, HUAXIA, JIANGYUAN, NANHU

# Where the demo puts the five named sites.
SITE_AT = dict(zip(cast.SITES, (DONGHU, HUAXIA, NANHU, FUZE, JIANGYUAN), strict=True))
SINCE = datetime.date(2022, 1, 10)


def site_homes(lived):
    """{site: the code of its community}; a small year puts those without their own into the first ones."""
    codes = [share.code for share in lived]
    return {
        site: code if code in codes else codes[number % len(codes)]
        for number, (site, code) in enumerate(SITE_AT.items())
    }


class Home:
    """One community and the people in it."""

    def __init__(self, share, order, sites):
        self.share, self.order, self.code = share, order, share.code
        self.sites = [site for site, code in sites.items() if code == share.code]
        self.place = Place.objects.get(pk=share.code)

    @property
    def secretary(self):
        """The Party secretary."""
        return offices.known(f"secretary{self.code}")

    @property
    def worker(self):
        """The worker who writes things down."""
        return offices.known(f"worker{self.code}")

    @property
    def compounds(self):
        """The compounds, the named ones first."""
        found = Place.objects.filter(range_of(self.code, "code"), kind=Place.Kind.COMPOUND)
        return list(found.order_by("code"))

    @property
    def advisers(self):
        """The posts of its legal advisers."""
        held = Post.objects.filter(kind="legal_adviser", place=self.place)
        return list(held.select_related("person", "place").order_by("pk"))

    def settle(self):
        """Everybody is in office and every compound on record."""
        with clock.at(moment(1, 10, year=2022)):
            self._staff()
            self._compounds()
        with clock.at(moment(3, 1, year=2022)):
            self._advisers()
            self._workers()

    def _staff(self):
        clerk = offices.clerk_of(self.code)
        called = names.persons(len(cast.STAFF), "panzhou staff", self.code)
        for (role, title), name in zip(cast.STAFF, called, strict=True):
            offices.official(f"{role}{self.code}", name, f"{title}（演示）", role, self.place, clerk)

    def _compounds(self):
        """Two compounds and the named ones have a company; every third community has an old one without so far."""
        secretary, companies, local = self.secretary, offices.companies(), names.local(self.place)
        for number, name in enumerate([*self.sites, *(f"{local}{kind}" for kind in cast.COMPOUNDS)]):
            compound = people.enter_compound(
                secretary, self.place, name, built_in=2008 + number, households=300 + 40 * number
            )
            people.take_over(secretary, compound, companies[(self.order + number) % len(companies)], since=SINCE)
            term_ends = datetime.date(2026, 12, 31)
            people.form_owners_committee(secretary, compound, since=SINCE, term_ends=term_ends)
        self._owners_rep(secretary)
        if self.order % 3 == 0 or self.code == CUIPING:
            people.enter_compound(
                secretary, self.place, f"{local}{cast.OLD}", built_in=1989, households=90, is_old=True
            )

    def _owners_rep(self, secretary):
        first = self.compounds[0]
        name = names.persons(1, "panzhou owners", self.code)[0]
        person = people.register(secretary, name, title="业主代表", username=f"owner{self.code}", home=first)
        people.appoint(secretary, person, "owners_rep", place=first)

    def _advisers(self):
        secretary = self.secretary
        firms = [offices.organization(name) for name in cast.FIRMS]
        for number, name in enumerate(names.persons(self.share.advisers, "panzhou lawyers", self.code)):
            firm = firms[(self.order + number) % len(firms) if number or self.code != NANHU else 0]
            username = f"lawyer{self.code}{number + 1}"
            person = people.register(secretary, name, title="律师（演示）", username=username, home=self.place)
            people.appoint(secretary, person, "legal_adviser", place=self.place, sent_by=firm)

    def _workers(self):
        for number, name in enumerate(names.persons(self.share.workers, "panzhou workers", self.code)):
            employer, job = cast.JOBS[(self.order + number) % len(cast.JOBS)]
            people.register_worker(self.worker, name, self.place, employer=employer, job=job)
