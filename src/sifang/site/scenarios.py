"""The demos one can live: what each is called, where its figures are counted, and whose accounts it prints."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from sifang.simulation import cast, quick
from sifang.simulation.panzhou import scenario as panzhou
from sifang.simulation.panzhou.shares import COUNTY, NANHU
from sifang.simulation.zhangye import scenario as zhangye
from sifang.simulation.zhangye.offices import CITY
from sifang.simulation.zhangye.shares import STREETS, TAIAN

QUICK, ZHANGYE, PANZHOU = "quick", "zhangye", "panzhou"


@dataclass(frozen=True)
class Scenario:
    """A demo: ``live`` is called with a function that hears a sentence and the share of the whole that is done.

    One that ``resumes`` goes on where it was broken off; the others begin anew. The year of one with ``articles`` is
    held against what the article tells.
    """

    name: str
    place: str
    focus: str
    begins: object
    live: Callable
    accounts: dict
    resumes: bool = False
    articles: bool = False


def _quick(tell):
    quick.live(lambda words: tell(words, None))


SCENARIOS = {
    scenario.name: scenario
    for scenario in (
        Scenario(
            QUICK,
            cast.STREET,
            cast.TAIAN,
            _("The first run sets up the database and lives through a quarter:"),
            _quick,
            {
                "secretary010": _("community: Party secretary of 泰安社区"),
                "liaison1": _("partner organization: liaison"),
                "leader1": _("sponsor leader"),
                "rep0100": _("resident representative"),
                "department1": _("competent department"),
            },
        ),
        Scenario(
            ZHANGYE,
            CITY,
            TAIAN,
            _("The first run sets up the database and lives 2024 in every urban community of Zhangye:"),
            zhangye.live,
            {
                "officer": _("organization department of the city"),
                **{f"street{n}": _("street clerk") for n, _code in enumerate(STREETS, 1)},
                f"secretary{TAIAN}": _("community: Party secretary of 泰安社区"),
                f"worker{TAIAN}": _("community: worker of 泰安社区"),
                "leader1": _("sponsor leader"),
                "liaison1": _("partner organization: liaison"),
                f"rep{TAIAN}1": _("resident representative"),
                "department6207021": _("competent department"),
                "observer1": _("observer"),
                "systemadmin": _("system administrator"),
                "securityadmin": _("security administrator"),
                "auditadmin": _("audit administrator"),
            },
            resumes=True,
            articles=True,
        ),
        Scenario(
            PANZHOU,
            COUNTY,
            NANHU,
            _("The first run sets up the database and lives the second article's year in three streets of Panzhou:"),
            panzhou.live,
            {
                "officer": _("organization department of the city"),
                "coal": _("industry committee: coal"),
                "social": _("industry committee: new employment, leading enterprises"),
                "property": _("industry committee: property services"),
                "justice": _("judicial office"),
                "street1": _("street clerk"),
                f"secretary{NANHU}": _("community: Party secretary of 南湖社区"),
                f"worker{NANHU}": _("community: worker of 南湖社区"),
                f"lawyer{NANHU}1": _("legal adviser of 南湖社区"),
                f"owner{NANHU}": _("owners' committee representative"),
                "company1": _("property company"),
                "energy": _("competent department"),
                "bank": _("bank"),
                "district2": _("business district clerk"),
            },
            resumes=True,
            articles=True,
        ),
    )
}
