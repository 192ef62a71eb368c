"""What can be reported: the public lines of the category tree, each category and what lies below it."""

from django.utils.translation import gettext as _

from sifang.api.open311.faults import Fault
from sifang.needs import taxonomy


def public():
    """{service code: its row} of every public line in use, in the order of the tree."""
    lines = taxonomy.lines()
    return {
        line.id: _row(line, lines[line.category])
        for line in lines.values()
        if not line.is_retired and taxonomy.is_public(line.category, line.id)
    }


def _row(line, above):
    return {
        "service_code": line.id,
        "service_name": line.name,
        "description": line.name if line.is_category else f"{above.name} · {line.name}",
        "metadata": False,
        "type": "realtime",
        "keywords": ",".join(line.words[:12]),
        "group": above.name,
    }


def known(code):
    """The row of ``code``, or 404."""
    found = public().get(code)
    if found is None:
        raise Fault(404, _("service_code was not found; the list of services holds those there are."))
    return found


def facts_of(code):
    """The category and the subcategory that a service code stands for."""
    category = taxonomy.lines()[code].category
    return {"category": category} | ({} if code == category else {"subcategory": code})


def definition(code):
    """What is asked beside the description: nothing more."""
    return {"service_code": known(code)["service_code"], "attributes": []}
