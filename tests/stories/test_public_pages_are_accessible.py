"""What residents, couriers and those served open on a phone, and an organization's desk in use, shut nobody out."""

import pytest
from django.core.cache import cache

from sifang.activities import commands
from sifang.activities.models import Service
from tests.activities.year import activity_of, held_activity, service_of
from tests.stories.test_pages_are_accessible import enter, faults

PUBLIC = """
/c/{code}/ /c/{code}/activities/ /c/{code}/activities/{planned}/ /c/{code}/activities/{held}/
/c/{code}/activities/{planned}/poster/ /c/{code}/menu/ /c/{code}/menu/{item}/ /s/{asked}/ /s/{done}/
/c/{code}/councils/ /c/{code}/experience/ /join/{code}/ /ballot/ /contact-points/
"""
LIAISON = """
/organization/ /activities/ /plans/ /menu/ /services/{taken}/ /experience/ /campaigns/ /rounds/ /letters/
/topics/ /topics/new/ /tours/ /partnerships/report-in/ /nominations/ /nominations/new/
"""


@pytest.fixture
def at(town):
    """What the addresses of the pages are made of."""
    cache.clear()
    asked, taken, done = (service_of(town) for _time in range(3))
    for service in (taken, done):
        commands.take(town.su, service, organization=town.bank)
    commands.do(town.su, done)
    return {
        "code": town.taian.pk,
        "planned": activity_of(town).pk,
        "held": held_activity(town).pk,
        "item": asked.item_id,
        "asked": asked.code,
        "done": done.code,
        "taken": Service.objects.get(stage="taken").pk,
    }


@pytest.mark.parametrize(("who", "pages"), [(None, PUBLIC), ("su", LIAISON)], ids=["resident", "liaison"])
def test_no_page_of_those_served_and_serving_shuts_anybody_out(desk, live_server, town, at, who, pages):
    if who:
        enter(desk, live_server, getattr(town, who))
    found = {}
    for address in pages.format(**at).split():
        answer = desk.goto(address)
        assert answer.status == 200, (address, answer.status)
        if faulty := faults(desk):
            found[address] = faulty
    assert found == {}, "\n".join(f"{address}\n  " + "\n  ".join(faulty) for address, faulty in found.items())


FIELDS_PUBLIC = """
/c/{code}/ /c/{code}/riders/ /c/{code}/riders/poster/ /c/{code}/legal/ /c/{code}/shops/ /c/{code}/sites/
/c/620702002003/legal/ /c/620702002003/shops/ /checkup/{checkup}/ /consent/{consent}/ /share/{share}/
"""
FIELDS = """
/disputes/ /disputes/new/ /disputes/{disputes}/ /counsel/ /compounds/ /compounds/{compounds}/ /sites/{sites}/
/industries/ /districts/
"""


@pytest.mark.parametrize(("who", "pages"), [(None, FIELDS_PUBLIC), ("wang", FIELDS)], ids=["anybody", "community"])
def test_no_page_of_the_emerging_fields_shuts_anybody_out(desk, live_server, town, lived, who, pages):
    cache.clear()
    at = {name: getattr(thing, "pk", thing) for name, thing in lived.items()} | {
        "code": town.taian.pk, "checkup": lived["checkups"].code, "consent": lived["consents"].code,
        "share": lived["shares"].code,
    }  # fmt: skip
    if who:
        enter(desk, live_server, getattr(town, who))
    found = {}
    for address in pages.format(**at).split():
        answer = desk.goto(address)
        assert answer.status == 200, (address, answer.status)
        if faulty := faults(desk):
            found[address] = faulty
    assert found == {}, "\n".join(f"{address}\n  " + "\n  ".join(faulty) for address, faulty in found.items())
