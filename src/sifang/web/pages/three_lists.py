"""The tabs that lead from one of the three lists to the others, with how long each is, and to their Excel."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from sifang.needs.models import Need
from sifang.projects.models import Project
from sifang.resources.models import Resource

NEEDS, RESOURCES, PROJECTS, HOT_SPOTS, EXCEL = "needs", "resources", "projects", "hot-spots", "excel"


def tabs(viewer, place, current):
    """[{url, label, count, current}] of the lists at ``place`` (None: everywhere) as far as ``viewer`` sees them.

    Last, for those who keep the ledgers, their workbooks (without a count).
    """
    code = place.code if place else ""
    # Who matches begins with the proposals, everybody else with the projects as they stand.
    projects = "proposals" if viewer.may("match") else "projects"
    rows = (
        (NEEDS, "needs", _("Needs list"), Need.objects.visible_to(viewer).within(code).open()),
        (RESOURCES, "resources", _("Resource list"), _open(Resource, viewer, code, [Resource.Stage.AVAILABLE])),
        (PROJECTS, projects, _("Project list"), _open(Project, viewer, code, Project.OPEN_STAGES)),
    )
    shown = [
        {"url": url, "label": label, "count": found.count(), "current": name == current}
        for name, address, label, found in rows
        if (url := _address(address))
    ]
    if place and viewer.may("verify", code):
        url = f"{reverse('hot-spots')}?place={place.pk}"
        shown.append({"url": url, "label": _("Hot spots"), "current": current == HOT_SPOTS})
    return [*shown, _excel(place, current)] if viewer.may("ledger", code or None) else shown


def _excel(place, current):
    url = reverse("ledger", args=[NEEDS if current in (EXCEL, HOT_SPOTS) else current])
    url = f"{url}?place={place.pk}" if place else url
    return {"url": url, "label": "Excel", "current": current == EXCEL}


def _open(model, viewer, code, stages):
    return model.objects.visible_to(viewer).within(code).filter(stage__in=stages)


def _address(name):
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
