"""The pages of sponsors, committees and nominations shut nobody out, at a desk, on phones and in large type."""

import pytest
from django.core.cache import cache

from sifang.people import commands as people
from tests.people.offices import officer_of, somebody
from tests.stories.test_pages_are_accessible import enter, faults

PUBLIC = "/contact-points/ /contact-points/?q=none"
DEPARTMENT = """
/sponsorships/ /sponsorships/?show=leaders /sponsorships/?show=all /sponsorships/{sponsorships}/ /sponsorships/new/
/roster/ /limits/ /committees/?level=street
"""
STREET = """
/committees/ /committees/{committees}/ /committees/{committees}/notice/ /committees/new/?place=620702002003
/nominations/ /nominations/{nominations}/ /nominations/new/?committee={committees} /nominations/new/
/limits/ /roster/posts/{secretary}/end/?place=620702002010
"""


@pytest.mark.parametrize(("who", "pages"), [(None, PUBLIC), ("department", DEPARTMENT), ("street", STREET)])
def test_no_page_of_the_ties_shuts_anybody_out(desk, live_server, town, lived, who, pages):
    cache.clear()
    department = officer_of(town)
    people.mark_demonstration(department, lived["sponsorships"], True)
    people.appoint(None, somebody("专职甲", title="网格长"), "committee_member", committee=lived["committees"])
    at = {name: getattr(thing, "pk", thing) for name, thing in lived.items()} | {
        "secretary": town.li.posts.get(kind="secretary").pk
    }
    if who:
        enter(desk, live_server, {"department": department, "street": town.clerk}[who])
    found = {}
    for address in pages.format(**at).split():
        answer = desk.goto(address)
        assert answer.status == 200, (address, answer.status)
        if faulty := faults(desk):
            found[address] = faulty
    assert found == {}, "\n".join(f"{address}\n  " + "\n  ".join(faulty) for address, faulty in found.items())
