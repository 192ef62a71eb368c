"""The scenario in episodes: offices, rosters and committees, each community's year, the appraisal, the sealing."""

from django.utils.translation import gettext as _

from sifang.core import sealing
from sifang.simulation.episodes import Episode, live_all
from sifang.simulation.zhangye import committees, offices, year
from sifang.simulation.zhangye.appraisal import Appraisal
from sifang.simulation.zhangye.rosters import Rosters
from sifang.simulation.zhangye.shares import STREETS, WHOLE, shares

# The street that appraises at the year's end.
APPRAISING = "620702002"


def live(tell, few=WHOLE):
    """2024 has been lived, or what was missing of it, and every deed is sealed; ``tell`` hears words and a share."""
    live_all(episodes(few), offices.CITY, tell)
    tell(_("sealing every deed"), 0.98)
    sealing.seal_waiting()


def episodes(few=WHOLE):
    """Every episode in order. ``few`` communities make a small year."""
    lived = shares(few)
    leaders = offices.leaders_of(lived)
    streets = [code for code in STREETS if any(share.street == code for share in lived)]
    return [
        Episode("offices", offices.CITY, _("the offices open"), lambda: offices.open_offices(lived)),
        *(_rosters(share, order, leaders[share.code]) for order, share in enumerate(lived)),
        *(_street(code) for code in streets),
        *(_year(share, order) for order, share in enumerate(lived)),
        *(_appraisal(code) for code in streets if code == APPRAISING),
    ]


def _rosters(share, order, leaders):
    def enter():
        Rosters(share, order, leaders).fill()
        committees.seat_community(share)

    return Episode(f"rosters {share.code}", share.code, _("rosters and committee"), enter)


def _street(code):
    def sit():
        committees.seat_street(code)
        year.live_street(code)

    return Episode(f"street {code}", code, _("joint committee"), sit, 0.5)


def _appraisal(code):
    return Episode(f"appraisal {code}", code, _("two-way appraisal"), lambda: Appraisal(code).live())


def _year(share, order):
    return Episode(f"year {share.code}", share.code, _("a year"), lambda: year.live(share, order), 2.0)
