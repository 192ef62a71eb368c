"""The industries of the county: bodies, trainings, livestream sales from 2021 on, the coal enterprises."""

import datetime

from sifang.activities.models import Campaign
from sifang.core import clock
from sifang.industry import commands as industry
from sifang.industry.models import Body
from sifang.people.models import Organization
from sifang.places.models import Place
from sifang.simulation import names
from sifang.simulation.calendar import YEAR, moment
from sifang.simulation.panzhou import cast, offices
from sifang.simulation.panzhou.shares import COUNTY
from sifang.simulation.spreading import spread

Kind = Organization.Kind
# Attendances at all trainings; livestreams a year, and what they sold, in 分.
ATTENDANCES, FIRMS = 406, 45
SALES = {YEAR - 3: 3_120_481_640, YEAR - 2: 5_273_190_575, YEAR - 1: 6_891_237_720, YEAR: 5_000_000_000}
STREAMS, LINES = 12, 15
VISITS, CLOSED = 26, 7


def found_bodies():
    """Committees, associations and the joint branch are registered and at work."""
    officers = {"coal": offices.known("coal"), "property": offices.known("property")}
    for number, (kind, name, key, duties) in enumerate(cast.BODIES):
        with clock.at(moment(1, 18 + number, year=YEAR - 3)):
            officer = officers.get(key, offices.known("social"))
            county = Place.objects.get(pk=COUNTY)
            body = industry.found_body(officer, county, kind, f"{name}{cast.MARK}", key, duties=duties)
            industry.register_body(officer, body)
            industry.activate_body(officer, body)


def body(name):
    """The body that is called so."""
    return Body.objects.get(place=COUNTY, name=f"{name}{cast.MARK}")


def train():
    """The association trains people to sell online."""
    officer, campaign = offices.known("social"), Campaign.objects.get(place=COUNTY)
    attended = spread(ATTENDANCES, [1.0 + n % 3 for n in range(len(cast.TRAININGS))])
    for number, title in enumerate(cast.TRAININGS):
        starts_at = moment(2, 10 + number * 70, 14, year=YEAR - 1)
        with clock.at(starts_at - datetime.timedelta(days=7)):
            training = industry.plan_training(
                officer, Place.objects.get(pk=COUNTY), title, starts_at, body=body("新媒体协会"), industry="internet",
                venue="市融媒体中心（演示）", is_for_new_workers=number % 2 == 0,
            )  # fmt: skip
            industry.count_towards(officer, campaign, training)
        with clock.at(starts_at + datetime.timedelta(hours=3)):
            industry.hold_training(officer, training, attended[number], "学完当场开播试练")


def sell(year, few=STREAMS):
    """The joint branch's livestreams of one year: held, their lines added, settled."""
    officer, firms = offices.known("social"), _makers(year)
    lines = [firms[n % len(firms)] for n in range(max(few * LINES, len(firms)))]
    dice = names.dice("panzhou sales", year)
    amounts = spread(SALES[year], [dice.uniform(0.5, 2.0) for _line in lines], least=100)
    for number in range(few):
        sold = list(zip(lines, amounts, strict=True))[number::few]
        _stream(officer, number, moment(1, 12 + number * 350 // few, 19, year=year), sold)


def _makers(year):
    """The local enterprises that sell that year, entered when the first livestream begins."""
    county, officer = Place.objects.get(pk=COUNTY), offices.known("officer")
    found = Organization.objects.filter(place=COUNTY, name__startswith="示例农特产品企业").order_by("pk")
    if not found:
        with clock.at(moment(1, 5, year=year)):
            for number in range(1, FIRMS + 1):
                offices.body_of(officer, county, "", f"示例农特产品企业{number:02d}{cast.MARK}", Kind.ENTERPRISE, "")
    return list(found.all() if year == YEAR else found.all()[: FIRMS // 3 * 2])


def _stream(officer, number, starts_at, sold):
    campaign = Campaign.objects.get(place=COUNTY)
    with clock.at(starts_at - datetime.timedelta(days=3)):
        stream = industry.plan_livestream(
            officer, Place.objects.get(pk=COUNTY), f"“乡村振兴·直播助农”{starts_at.year}年第{number + 1}场", starts_at,
            body=body("互联网联合党支部"), channel="直播间（演示）",
        )  # fmt: skip
        industry.count_towards(officer, campaign, stream)
    with clock.at(starts_at + datetime.timedelta(hours=4)):
        industry.hold_livestream(officer, stream)
        for n, (firm, amount) in enumerate(sold):
            product = cast.PRODUCTS[(number + n) % len(cast.PRODUCTS)]
            industry.add_sale(officer, stream, firm, product, amount, pieces=amount // 4_000 + 1)
    with clock.at(starts_at + datetime.timedelta(days=5)):
        industry.settle_livestream(officer, stream)


def cover_coal():
    """The coal enterprises found Party organizations; the leading ones are listed and looked after directly."""
    officer, social = offices.known("coal"), offices.known("social")
    committee = body("煤炭行业党委")
    for number, name in enumerate((*cast.LEADING, *cast.MINES)):
        with clock.at(moment(1, 8 + number, year=YEAR - 1)):
            place = Place.objects.get(pk=COUNTY)
            firm = offices.body_of(offices.known("officer"), place, "", f"{name}{cast.MARK}", Kind.ENTERPRISE, "")
            industry.join(officer, committee, firm, persons=10 + number)
            coverage = industry.cover(officer, firm, "coal", body=committee)
            industry.plan_branch(
                officer, coverage, "党员够三名，先建支部", clock.today() + datetime.timedelta(days=150)
            )
        if name in cast.LEADING:
            with clock.at(moment(3, 5 + number, year=YEAR - 1)):
                listed = industry.list_leading(social, firm, "coal", direct_by="市委两新工委")
            with clock.at(moment(11, 5 + number)):
                industry.review_leading(social, listed, "年度看过，党组织作用发挥正常")
        if number < len(cast.LEADING) + len(cast.MINES) - 2:
            with clock.at(moment(5, 4 + number, year=YEAR - 1)):
                industry.establish(officer, coverage, f"{name}党支部")
                industry.take_in(officer, coverage, YEAR - 1, number % 2, 1 + number % 3)


def advise():
    """Departments visit enterprises one by one; what they find stays open until it is solved."""
    mines = [offices.organization(name) for name in cast.MINES]
    speakers = [offices.known(username) for username, _name in cast.DEPARTMENTS[:2]]
    bodies = [offices.organization(name) for _username, name in cast.DEPARTMENTS[:2]]
    for number in range(VISITS):
        speaker, department = speakers[number % 2], bodies[number % 2]
        purpose = f"{cast.PURPOSES[number % len(cast.PURPOSES)]}调研"
        on = moment(1, 15 + number * 13, 10)
        found = cast.ISSUES[number // 2] if number % 2 == 0 and number // 2 < len(cast.ISSUES) else None
        with clock.at(on - datetime.timedelta(days=5)):
            visit = industry.plan_advisory(speaker, department, mines[number % len(mines)], on.date(), purpose)
        with clock.at(on):
            industry.hold_advisory(speaker, visit, notes="座谈并看了现场", issues=[found[0]] if found else [])
        if found and found[1]:
            with clock.at(on + datetime.timedelta(days=16)):
                industry.close_issue(speaker, visit.issues.get(), found[1])


def pair():
    """The mechanism stands with its title alone; the bank and four enterprises exchange what they know."""
    officer = offices.known("coal")
    with clock.at(moment(2, 20)):
        industry.write_mechanism(officer, Place.objects.get(pk=COUNTY), "coal", cast.MECHANISM)
    for number, name in enumerate(cast.MINES[:4]):
        with clock.at(moment(3, 6 + number)):
            pairing = industry.pair(officer, offices.organization(cast.BANK), offices.organization(name))
        for month, (kind, words) in zip((4, 7, 10), cast.EXCHANGES, strict=True):
            with clock.at(moment(month, 9 + number)):
                industry.exchange(offices.known("bank"), pairing, kind, words, attendances=6 + number)
