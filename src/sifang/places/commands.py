"""What can be done to the map of places."""

import csv
from importlib import resources

from django.db.models import Q
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.places.models import CHILD_LENGTH, COMMUNITY_LENGTH, Alias, Place, range_of
from sifang.places.naming import is_spot
from sifang.text import normal, redaction

SHORTEST_ALIAS, LONGEST_ALIAS, MOST_ALIASES = 2, 40, 20
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
    _require_keeper(actor, parent)
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


def _require_keeper(actor, place):
    require(
        actor is None or actor.may("appoint", place.code) or actor.may("ledger", place.code),
        _("Only the community, the street or the organization department enters places."),
    )


@atomic
def add_alias(actor, place, words):
    """People also call the grid, compound or building ``words``; returns the alias."""
    _require_keeper(actor, place)
    insist(is_spot(place), _("Only grids, compounds and buildings have other names; choose one of them."))
    words = redaction.clean("".join(normal.tidy(words).split()), LONGEST_ALIAS + 1)
    insist(
        SHORTEST_ALIAS <= len(words) <= LONGEST_ALIAS,
        _("Another name has %(least)s to %(most)s characters; write it as people say it.")
        % {"least": SHORTEST_ALIAS, "most": LONGEST_ALIAS},
    )
    Place.objects.select_for_update().get(pk=place.community_code)  # two who name two spots alike wait in turn
    other = _spot_called(place.community_code, words)
    insist(
        not other, _("“%(words)s” already means %(place)s; a name means one place.") % {"words": words, "place": other}
    )
    insist(place.aliases.count() < MOST_ALIASES, _("%(place)s has many names already; remove one.") % {"place": place})
    alias = Alias.objects.create(place=place, words=words)
    record(actor, "place.alias_added", place, alias=alias.pk)
    return alias


@atomic
def remove_alias(actor, alias):
    """The words no longer mean the place."""
    _require_keeper(actor, alias.place)
    record(actor, "place.alias_removed", alias.place, alias=alias.pk)
    alias.delete()


def _spot_called(community, words):
    """The spot of ``community`` (a code) that is called ``words``, by name or alias; or None."""
    spots = Place.objects.filter(range_of(community, "code")).exclude(code=community)
    called = Q(name=words) | Q(short_name=words) | Q(aliases__words=words)
    return spots.filter(called).first()


def _next_code(parent):
    length = len(parent.code) + CHILD_LENGTH
    below = Place.objects.filter(range_of(parent.code, "code"), code__regex=rf"^.{{{length}}}$")
    last = below.order_by("-code").first()
    number = int(last.code[-CHILD_LENGTH:]) + 1 if last else 1
    insist(number < 10**CHILD_LENGTH, _("%(parent)s has no free number left below it.") % {"parent": parent})
    return f"{parent.code}{number:0{CHILD_LENGTH}d}"
