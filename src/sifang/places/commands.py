"""What can be done to the map of places."""

import csv
from importlib import resources

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.places.models import CHILD_LENGTH, COMMUNITY_LENGTH, Place, range_of

SHIPPED = ("zhangye", "panzhou")


def ship(names=SHIPPED):
    """The divisions that come with the package stand in the table; returns how many were new."""
    known = set(Place.objects.values_list("code", flat=True))
    rows = [row for name in names for row in _shipped_rows(name) if row["code"] not in known]
    Place.objects.bulk_create(Place(**row) for row in rows)
    return len(rows)


def _shipped_rows(name):
    folder = resources.files("sifang.places") / "divisions"
    with (folder / f"{name}.csv").open(encoding="utf-8-sig") as file:
        wanted = ("code", "name", "short_name", "kind")
        return [{field: row[field] for field in wanted} for row in csv.DictReader(file)]


@atomic
def enter(actor, code, name, kind, short_name=""):
    """The division ``code`` stands in the table under this name; an existing one is renamed. Returns (place, how)."""
    insist(
        code.isdigit() and len(code) in (2, 4, 6, 9, 12),
        _("“%(code)s” is not a division code. Use its 2, 4, 6, 9 or 12 digits.") % {"code": code},
    )
    found = Place.objects.filter(pk=code).first()
    wanted = {"name": name, "short_name": short_name or name, "kind": kind}
    if found and all(getattr(found, field) == value for field, value in wanted.items()):
        return found, "same"
    place = Place(code=code, **wanted)
    place.save()
    record(actor, "place.entered", place)
    return place, "changed" if found else "new"


@atomic
def add_below(actor, parent, name, kind):
    """A grid, compound or building called ``name`` stands below ``parent`` under the next free three digits."""
    require(
        actor is None or actor.may("appoint", parent.code) or actor.may("ledger", parent.code),
        _("Only the community, the street or the organization department enters places."),
    )
    insist(
        len(parent.code) >= COMMUNITY_LENGTH,
        _("Grids, compounds and buildings stand below a community; choose one first."),
    )
    Place.objects.select_for_update().get(pk=parent.pk)  # two who add below it get two codes
    twin = Place.objects.filter(range_of(parent.code, "code"), short_name=name, kind=kind).first()
    if twin:
        raise Refused(_("“%(name)s” is already entered below %(parent)s.") % {"name": name, "parent": parent})
    place = Place.objects.create(code=_next_code(parent), name=name, short_name=name, kind=kind)
    record(actor, "place.added", place)
    return place


def _next_code(parent):
    length = len(parent.code) + CHILD_LENGTH
    below = Place.objects.filter(range_of(parent.code, "code"), code__regex=rf"^.{{{length}}}$")
    last = below.order_by("-code").first()
    number = int(last.code[-CHILD_LENGTH:]) + 1 if last else 1
    insist(number < 10**CHILD_LENGTH, _("%(parent)s has no free number left below it.") % {"parent": parent})
    return f"{parent.code}{number:0{CHILD_LENGTH}d}"
