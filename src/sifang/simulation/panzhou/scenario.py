"""The scenario in episodes: offices, industries, communities, disputes, counsel, compounds, districts, the sealing."""

from django.utils.translation import gettext as _

from sifang.core import clock, sealing
from sifang.places.models import Place
from sifang.simulation.calendar import moment
from sifang.simulation.episodes import Episode, live_all
from sifang.simulation.panzhou import advising, cast, compounds, districts, industries, offices
from sifang.simulation.panzhou.advising import Advising
from sifang.simulation.panzhou.compounds import Tripartite
from sifang.simulation.panzhou.districts import DistrictYear
from sifang.simulation.panzhou.homes import Home, site_homes
from sifang.simulation.panzhou.quarrels import Quarrels
from sifang.simulation.panzhou.shares import COUNTY, WHOLE, shares

SMALL_STREAMS = 2


def live(tell, few=WHOLE):
    """The article's year has been lived, or what was missing of it; ``tell`` hears words and a share."""
    live_all(episodes(few), COUNTY, tell)
    tell(_("sealing every deed"), 0.98)
    sealing.seal_waiting()


def episodes(few=WHOLE):
    """Every episode in order. ``few`` communities make a small year."""
    lived = shares(few)
    sites = site_homes(lived)
    homes = [(share, order, sites) for order, share in enumerate(lived)]
    streams = industries.STREAMS if few == WHOLE else SMALL_STREAMS
    return [
        Episode("offices", COUNTY, _("the offices open"), _open),
        *(_sales(year, streams) for year in industries.SALES),
        Episode("coal", COUNTY, _("the coal industry"), _coal),
        *(_home(*home) for home in homes),
        *(_quarrels(*home) for home in homes),
        *(_advising(*home) for home in homes),
        Episode("companies", COUNTY, _("the property companies"), compounds.cover_companies),
        *(_tripartite(*home) for home in homes),
        Episode("sites", COUNTY, _("the demonstration sites"), lambda: compounds.name_sites(lived, sites)),
        *(_district(number, code) for number, code in enumerate(districts.homes(lived))),
    ]


def _open():
    offices.open_offices()
    industries.found_bodies()
    industries.train()
    with clock.at(moment(1, 3)):
        advising.adopt_lists()


def _coal():
    industries.cover_coal()
    industries.advise()
    industries.pair()


def _sales(year, streams):
    return Episode(f"sales {year}", COUNTY, _("livestream sales"), lambda: industries.sell(year, streams))


def _home(share, order, sites):
    words = _("staff, compounds and legal advisers")
    return Episode(f"home {share.code}", share.code, words, lambda: Home(share, order, sites).settle())


def _quarrels(share, order, sites):
    def live_one():
        Quarrels(Home(share, order, sites)).live()

    return Episode(f"disputes {share.code}", share.code, _("disputes"), live_one, 2.0)


def _advising(share, order, sites):
    def live_one():
        Advising(Home(share, order, sites)).live()

    return Episode(f"counsel {share.code}", share.code, _("legal counsel"), live_one, 2.0)


def _tripartite(share, order, sites):
    def live_one():
        Tripartite(Home(share, order, sites)).live()

    return Episode(f"compounds {share.code}", share.code, _("the three parties"), live_one, 0.5)


def _district(number, code):
    def live_one():
        DistrictYear(number, Place.objects.get(pk=code)).live()

    name = cast.DISTRICTS[number]
    return Episode(f"district {number + 1}", code, name, live_one, 2.0)
