"""One community's year: everything is put down in its calendar, and then lived day by day."""

import datetime

from sifang.core import errands
from sifang.letters import commands as letters
from sifang.people import commands as people
from sifang.places.models import Place
from sifang.simulation.calendar import YEAR, Calendar, moment
from sifang.simulation.spreading import spread
from sifang.simulation.zhangye import cast, offices, talking
from sifang.simulation.zhangye.asking import Asking
from sifang.simulation.zhangye.committees import CommitteeSitting
from sifang.simulation.zhangye.leading import Leading
from sifang.simulation.zhangye.life import Life
from sifang.simulation.zhangye.shares import TAIAN
from sifang.simulation.zhangye.sittings import MEETINGS, Sitting
from sifang.simulation.zhangye.talking import Talking
from sifang.simulation.zhangye.together import Together

# Needs come in for each quarter from (month, day) on, within so many days, before its lists are matched.
WINDOWS = ((1, 25, 36), (3, 14, 78), (6, 14, 76), (9, 12, 48))


def live(share, order):
    """The community has lived its year."""
    life = Life(share, order)
    asking = Asking(life)
    hard = {text: asked for text, *_facts, asked, _outcome in cast.TAIAN_CASES} if life.code == TAIAN else {}
    sittings = [Sitting(life, quarter, hard) for quarter in range(len(MEETINGS))]
    wanted = spread(share.projects, [1.0] * len(sittings))
    rooms = [number - talks for number, talks in zip(wanted, talking.BRING, strict=True)]
    brought = Leading(life, asking, sittings).put_down(rooms)
    Talking(life, asking, sittings).put_down()
    Together(life).put_down()
    _needs(life, asking, sittings, [room - number for room, number in zip(rooms, brought, strict=True)])
    _small(life, asking)
    for sitting in sittings:
        sitting.put_down()
    CommitteeSitting(life.calendar, life.place, life.secretary).put_down(10, 8 + order % 12)
    life.calendar.live()
    errands.run_all()


def _needs(life, asking, sittings, missing):
    """So many needs come in for each quarter beyond what leaders and talks bring."""
    for quarter, number in enumerate(missing):
        month, day, within = WINDOWS[quarter]
        for n in range(number):
            days = (n * within + life.order % within) // number
            when = moment(month, day, 8 + n % 9) + datetime.timedelta(days=days)
            life.calendar.put(when, asking.report, sittings[quarter].keep)


def _small(life, asking):
    """What never becomes a project."""
    life.calendar.put(moment(4, 5 + life.order % 20, 11), asking.send_back)
    life.calendar.put(moment(8, 5 + life.order % 20, 11), asking.settle)
    life.calendar.put(moment(12, 10 + life.order % 15, 20), asking.late)
    if life.is_first:
        life.calendar.put(moment(2, 20), _serve, life)
        life.calendar.put(moment(12, 29), _thank, life)


def _serve(life):
    """Service posts are open, and members are matched to them by what they are good at."""
    for kind, title, wanted, when, skills in cast.SERVICE_POSTS:
        people.open_service_post(life.worker, life.place, kind, title, wanted=wanted, availability=when, skills=skills)
    people.match_members(life.worker, life.place)


def _thank(life):
    """The year's letters of thanks are drafted from its records; the secretary approves most of them."""
    drafts = letters.draft_year(life.worker, life.place, YEAR)
    for letter in drafts[: len(drafts) * 3 // 4]:
        letters.approve(life.secretary, letter)


def live_street(code):
    """The street's joint committee has met twice."""
    calendar, place = Calendar(), Place.objects.get(pk=code)
    for month in (4, 10):
        CommitteeSitting(calendar, place, offices.clerk_of(code)).put_down(month, 9)
    calendar.live()
    errands.run_all()
