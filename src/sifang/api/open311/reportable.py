"""What can be reported: the public categories of needs."""

from django.utils.translation import gettext as _

from sifang.api.open311.faults import Fault
from sifang.needs import wording
from sifang.needs.queries import PRIVATE_CATEGORIES
from sifang.text.categories import CATEGORIES


def public():
    """{service code: its row} of every public category, in the order of the table."""
    titles = dict(wording.category_choices())
    return {
        one.id: {
            "service_code": one.id,
            "service_name": titles[one.id],
            "description": "、".join(one.aliases[:4]) or titles[one.id],
            "metadata": False,
            "type": "realtime",
            "keywords": ",".join(one.words[:12]),
            "group": "",
        }
        for one in CATEGORIES
        if one.id not in PRIVATE_CATEGORIES
    }


def known(code):
    """The row of ``code``, or 404."""
    found = public().get(code)
    if found is None:
        raise Fault(404, _("service_code was not found; the list of services holds those there are."))
    return found


def definition(code):
    """What is asked beside the description: nothing more."""
    return {"service_code": known(code)["service_code"], "attributes": []}
