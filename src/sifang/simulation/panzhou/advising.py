"""What the legal advisers of one community do: talks, consultations, check-ups, and the station of 南湖社区."""

import datetime

from sifang.activities import commands as activities
from sifang.activities.models import Campaign
from sifang.core import errands
from sifang.counsel import commands as counsel
from sifang.counsel.models import Checklist
from sifang.people.models import Post
from sifang.places.models import Place
from sifang.simulation.calendar import Calendar, moment
from sifang.simulation.panzhou import cast, offices
from sifang.simulation.panzhou.shares import COUNTY, NANHU

HOUR = datetime.timedelta(hours=1)
WEEKS = 26


def adopt_lists():
    """The judicial office has adopted the two check-up lists that come with the program."""
    for whom in Checklist.For.values:
        counsel.adopt(offices.known("justice"), Place.objects.get(pk=COUNTY), whom)


class Advising:
    """One community's legal counsel through 2024."""

    def __init__(self, home):
        self.home, self.share, self.place, self.worker = home, home.share, home.place, home.worker
        self.calendar, self.advisers = Calendar(errands.run_all), home.advisers
        self.campaign = Campaign.objects.get(place=COUNTY)
        self.station = None

    def live(self):
        """The year of the advisers has been lived."""
        self.calendar.put(moment(1, 6), self._begin)
        for number in range(self.share.talks):
            self.calendar.put(self._day(number, self.share.talks), self._talk, number)
        for number in range(self.share.consultations):
            self.calendar.put(self._day(number, self.share.consultations), self._consult, number)
        for number in range(self.share.checkups):
            self.calendar.put(self._day(number, self.share.checkups), self._checkup, number)
        self.calendar.put(moment(11, 20), self._publish)
        self.calendar.live()

    def _day(self, number, whole):
        return moment(1, 20 + (number * 300 // whole + self.home.order * 3) % 320, 9 + number % 8)

    def _adviser(self, number):
        return self.advisers[number % len(self.advisers)]

    def _begin(self):
        """A talk point and a team; in 南湖社区 a station with its rota."""
        firm = self.advisers[0].sent_by
        local = self.place.short_name
        self.point = counsel.set_talk_point(self.worker, self.place, f"{local}普法宣传点", "党群服务中心一楼")
        members = [post.person for post in self.advisers[:3]]
        self.team = counsel.form_talk_team(self.worker, self.place, f"{local}法治宣传队", firm=firm, members=members)
        if self.home.code == NANHU:
            self._station(firm)

    def _station(self, firm):
        self.station = counsel.open_station(
            self.worker, self.place, "贵州中律社区法律服务站", "南湖社区党群服务中心", firm=firm, hours="每周三下午"
        )
        for start in (moment(1, 10, 14), moment(7, 10, 14)):
            counsel.plan_duties(self.worker, self.station, self.advisers[0], start, start + 3 * HOUR, weeks=WEEKS - 1)

    def _talk(self, number):
        """A talk is announced, described and held."""
        matter, title = cast.TALKS[(number + self.home.order) % len(cast.TALKS)]
        starts_at = self._day(number, self.share.talks)
        activity = activities.schedule(
            self.worker, self.place, "law_talk", f"法治宣讲：{title}", starts_at, venue=self.point.venue,
            campaign=self.campaign,
        )  # fmt: skip
        counsel.note_talk(
            self.worker, activity, point=self.point, team=self.team, adviser=self._adviser(number), matter=matter
        )
        self.calendar.put(starts_at + 2 * HOUR, activities.hold, self.worker, activity, residents=20 + number * 7 % 40)

    def _consult(self, number):
        """Every fifth question waits two days for its answer."""
        matter, who, question = cast.CONSULTED[(number + self.home.order) % len(cast.CONSULTED)]
        adviser, later = self._adviser(number), number % 5 == 4
        station = self.station if self.home.code == NANHU and number % 2 == 0 else None
        asked = counsel.consult(
            self.worker, self.place, matter, who=who, question=question, answer="" if later else cast.ANSWERED,
            minutes=None if later else 15 + number % 4 * 5, adviser=adviser, station=station,
        )  # fmt: skip
        if later:
            self.calendar.after(2, 10, counsel.answer, adviser.person, asked, cast.ANSWERED, 20)
        elif number % 11 == 7:
            aid = counsel.refer_to_aid(self.worker, self.place, "符合法律援助条件", consultation=asked, adviser=adviser)
            self.calendar.after(7, 10, counsel.answer_aid, offices.known("justice"), aid, True, "已指派律师")

    def _checkup(self, number):
        """A rider's contract and insurance are looked over, and somebody comes back a month later."""
        riders = list(Post.objects.filter(kind="courier", place=self.place).order_by("pk"))
        today = self._day(number, self.share.checkups).date()
        checklist = Checklist.objects.get(place=COUNTY, whom=Checklist.For.RIDER)
        checkup = counsel.schedule_checkup(
            self.worker, self.place, checklist, today, worker=riders[number % len(riders)],
            adviser=self._adviser(number),
        )  # fmt: skip
        checks = list(checklist.checks.all())
        answers = {check.pk: check.sound if (n + number) % 4 else not check.sound for n, check in enumerate(checks)}
        counsel.do_checkup(self.worker, checkup, answers)
        self.calendar.after(30, 10, self._follow_up, checkup)

    def _follow_up(self, checkup):
        found = {finding.pk: (n % 3 != 2, "已经补办") for n, finding in enumerate(checkup.findings.all())}
        counsel.follow_up(self.worker, checkup, found)

    def _publish(self):
        if self.home.order % 6 == 0:
            for matter, question, answer in cast.QUESTIONS:
                counsel.publish(self.worker, counsel.write_question(self.worker, self.place, matter, question, answer))
