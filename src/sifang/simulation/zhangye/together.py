"""What the community does with its partners: the year's plan, activities, the service menu, tours, experience."""

from datetime import timedelta

from sifang.activities import commands as activities
from sifang.activities.models import Activity
from sifang.core import clock
from sifang.people.models import Post
from sifang.simulation.calendar import YEAR, moment
from sifang.simulation.zhangye import cast
from sifang.simulation.zhangye.shares import STREETS, XIAOSIMIAO
from sifang.visits import commands as visits

MONTHS = (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
UNPLANNED = 6


class Together:
    """One community's activities: planned at the start of the year, held month by month."""

    def __init__(self, life):
        self.life = life
        self.groups = [life.partners[n :: life.share.activities] for n in range(life.share.activities)]

    def put_down(self):
        """The plan, the activities and the rest wait for their days."""
        calendar = self.life.calendar
        calendar.put(moment(1, 30, 9), self._plan)
        calendar.put(moment(2, 5, 10), self._menu)
        if self.life.share.street in STREETS:
            calendar.put(moment(6, 20, 9), self._tour)
        calendar.put(moment(12, 28, 10), self._close)

    def _plan(self):
        life = self.life
        self.plan = activities.draft_plan(life.worker, life.place, YEAR)
        due = [self._line(number, *wish) for number, wish in enumerate(self._wishes())]
        activities.agree_plan(life.secretary, self.plan)
        for number, (line, wish) in enumerate(due):
            self._put(number, line, *wish)

    def _wishes(self):
        """[(month, kind, title, organizations)] of the year; the last one is the gala."""
        life = self.life
        named = {month: (kind, title, whose) for month, kind, title, whose in self._told()}
        wishes = []
        for number, group in enumerate(self.groups):
            month = MONTHS[number * len(MONTHS) // len(self.groups)]
            kind, title = cast.ACTIVITIES[(number + life.order) % len(cast.ACTIVITIES)]
            if number == len(self.groups) - 1:
                month, (kind, title) = 12, cast.GALA
            elif number == len(self.groups) - 2 and life.is_first:
                kind, title = cast.SHARING
            wishes.append([month, kind, title, group])
        for month, (kind, title, whose) in named.items():
            wish = min(wishes[:-1], key=lambda wish: abs(wish[0] - month))
            wish[:] = [month, kind, title, [*whose, *(body for body in wish[3] if body not in whose)]]
        return wishes

    def _told(self):
        """小寺庙: what the newspaper tells of March and May."""
        if self.life.code != XIAOSIMIAO:
            return []
        by_name = {body.name: body for body in self.life.partners}
        bodies = [by_name[name] for name, _kind, _about in cast.XIAOSIMIAO_PARTNERS]
        return [(month, kind, title, [bodies[n] for n in whose]) for month, kind, title, whose in cast.XIAOSIMIAO_LINES]

    def _line(self, number, month, kind, title, bodies):
        """Every sixth activity is not foreseen in January."""
        unplanned = number % UNPLANNED == UNPLANNED - 1 and self.life.code != XIAOSIMIAO
        line = None if unplanned else activities.add_line(self.life.worker, self.plan, month, kind, title, bodies)
        return line, (month, kind, title, bodies)

    def _put(self, number, line, month, kind, title, bodies):
        starts_at = moment(month, 6 + (self.life.order * 3 + number * 5) % 20, 9 + number % 6)
        campaign = self.life.campaigns[number % 2] if number % 3 == 0 else None
        self.life.calendar.put(
            starts_at - timedelta(days=5), self._schedule, line, campaign, kind, title, bodies, starts_at
        )

    def _schedule(self, line, campaign, kind, title, bodies, starts_at):
        activity = activities.schedule(
            self.life.worker, self.life.place, kind, title, starts_at, organizations=bodies, line=line,
            campaign=campaign, venue=cast.VENUE.format(community=self.life.place),
        )  # fmt: skip
        self.life.calendar.put(starts_at + timedelta(hours=3), self._hold, activity, bodies)
        if kind == cast.SHARING[0]:
            self._write(activity)

    def _write(self, activity):
        """How it was done well, reviewed by the street, is shared at the session."""
        life = self.life
        piece = activities.write_experience(life.secretary, life.place, cast.EXPERIENCE, cast.SAID_EXPERIENCE)
        activities.review_experience(life.clerk, piece)
        activities.publish_experience(life.clerk, piece)
        activities.share_experience(life.worker, piece, activity)

    def _hold(self, activity, bodies):
        came = {body.pk: self.life.dice.randrange(3, 16) for body in bodies}
        residents = self.life.dice.randrange(15, 90)
        activities.hold(self.life.worker, activity, came=came, residents=residents, outcome=cast.DONE)

    def _menu(self):
        """Four services stand on the menu; two of them are asked for, done and confirmed."""
        life = self.life
        bodies = life.partners[: len(cast.SERVICES)]
        for number, ((kind, title), body) in enumerate(zip(cast.SERVICES, bodies, strict=True)):
            item = activities.offer_service(life.worker, life.place, kind, title, organization=body)
            if number < 2:
                life.calendar.put(moment(3 + number * 4, 3 + life.order % 20, 10), self._serve, item, body)

    def _serve(self, item, body):
        service = activities.ask_service(self.life.worker, item, spot=self.life.spot(), wish="周末方便")
        activities.take(self.life.speaker(body), service, organization=body)
        self.life.calendar.after(3, 16, activities.do, self.life.speaker(body), service, "已上门办好")
        self.life.calendar.after(4, 10, activities.confirm_for, self.life.worker, service, 5)
        self.life.calendar.after(5, 10, self._note)

    def _note(self):
        """A member wishes a line kept on the own service card."""
        member = Post.objects.filter(kind="member", place=self.life.place).order_by("pk").first()
        activities.note_service(self.life.worker, member, clock.today(), "陪老人看病取药", hours=2, word="热心周到")

    def _tour(self):
        life = self.life
        bodies = life.partners[:5]
        starts_at = moment(6, 27, 15)
        tour = visits.invite(life.worker, life.place, "看看社区建得怎么样", starts_at, "社区党群服务中心门口", bodies)
        came = {body.pk: 2 for body in bodies}
        life.calendar.put(starts_at + timedelta(hours=2), visits.hold_tour, life.worker, tour, came, "看了三个小区")

    def _close(self):
        held = Activity.objects.filter(place=self.life.place, stage=Activity.Stage.HELD).count()
        activities.close_plan(self.life.secretary, self.plan, f"全年开展活动{held}场次，年初议定的都已开展。")
