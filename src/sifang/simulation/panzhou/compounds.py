"""The three parties of a compound, the industry committee of its company, and the five demonstration sites."""

import datetime

from sifang.activities import commands as activities
from sifang.core import clock, errands
from sifang.industry import commands as industry
from sifang.industry.models import Body
from sifang.meetings.commands import calling, holding
from sifang.people import commands as people
from sifang.people import compounds
from sifang.places.models import Place
from sifang.simulation.calendar import Calendar, moment
from sifang.simulation.panzhou import cast, offices
from sifang.simulation.panzhou.homes import Home
from sifang.simulation.panzhou.shares import COUNTY, CUIPING


class Tripartite:
    """One meeting of the three parties about a community's first compound, called by the community."""

    def __init__(self, home):
        self.home, self.calendar = home, Calendar(errands.run_all)

    def live(self):
        """It was called, held and signed; an old compound without a company found one in spring."""
        self.calendar.put(moment(4, 8 + self.home.order % 20), self._call)
        self.calendar.put(moment(5, 6 + self.home.order % 20), self._take_over)
        self.calendar.live()

    def _call(self):
        home = self.home
        compound = home.compounds[0]
        starts_at = clock.now() + datetime.timedelta(days=10, hours=6)
        self.meeting = calling.call(
            home.secretary, home.place, starts_at, f"{home.place}党群服务中心会议室", kind="tripartite",
            compound=compound,
        )  # fmt: skip
        calling.add_topic(home.worker, self.meeting, cast.TOPIC)
        calling.notify(home.worker, self.meeting)
        self.calendar.put(starts_at, self._hold)

    def _hold(self):
        home, meeting = self.home, self.meeting
        holding.open_session(home.secretary, meeting)
        for invitation in meeting.invitations.select_related("person", "organization", "meeting"):
            holding.attend(home.worker, invitation, True)
        for item in meeting.items.select_related("meeting"):
            holding.resolve_adopted(home.worker, item, cast.ADOPTED, note="到会一致同意")
            self.calendar.after(40, 16, holding.finish_resolution, home.worker, item.resolution)
        holding.close_session(home.secretary, meeting)
        self.calendar.after(2, 9, holding.sign, home.secretary, meeting)

    def _take_over(self):
        for compound in self.home.compounds:
            if compounds.company_of(compound) is None:
                company = offices.companies()[self.home.order % len(cast.COMPANIES)]
                people.take_over(self.home.secretary, compound, company, is_first=True)


def cover_companies():
    """The five companies join their industry committee and found a Party branch each."""
    officer, committee = offices.known("property"), Body.objects.get(place=COUNTY, name=f"物业服务行业党委{cast.MARK}")
    for number, company in enumerate(offices.companies()):
        with clock.at(moment(2 + number // 2, 12 + number * 3)):
            industry.join(officer, committee, company, persons=4 + number)
            coverage = industry.cover(officer, company, "property", body=committee)
            industry.plan_branch(officer, coverage, "党员够三名，年内成立", clock.today() + datetime.timedelta(days=60))
        with clock.at(moment(4 + number // 2, 10 + number * 3)):
            industry.establish(officer, coverage, f"{company.name.removesuffix(cast.MARK)}党支部")


def name_sites(lived, homes):
    """The five sites applied, were reviewed by their street and named; two practice cases were published."""
    county = Place.objects.get(pk=COUNTY)
    with clock.at(moment(3, 4)):
        checklist = industry.write_site_checklist(offices.known("property"), county, cast.CHECKLIST, cast.POINTS)
    shares = {share.code: share for share in lived}
    for number, (site, code) in enumerate(homes.items()):
        home = Home(shares[code], 0, homes)
        compound = next(place for place in home.compounds if place.short_name == site)
        _name_site(number, home, compound, checklist)
    _write_cases(shares, homes)


def _name_site(number, home, compound, checklist):
    answers = {point.pk: True for point in checklist.points.all()}
    with clock.at(moment(5, 8 + number)):
        site = industry.apply_site(
            home.worker, compound, compounds.company_of(compound), checklist=checklist, answers=answers
        )
    with clock.at(moment(6, 3 + number)):
        industry.review_site(offices.clerk_of(home.code), site, answers=answers, words="到现场看过，与申报一致")
    with clock.at(moment(6, 20 + number)):
        industry.name_site(offices.known("property"), site)
        errands.run_all()


def _write_cases(shares, homes):
    for name, title, body in cast.CASES:
        code = homes["半山世家"] if name == "banshan" or CUIPING not in shares else CUIPING
        with clock.at(moment(9, 10)):
            home = Home(shares[code], 0, homes)
            case = activities.write_experience(home.secretary, home.place, title, body, theme="property")
            activities.review_experience(offices.clerk_of(code), case)
            activities.publish_experience(offices.clerk_of(code), case)
