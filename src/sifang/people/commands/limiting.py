"""The numbers an office sets for its place."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.people import rules
from sifang.people.limits import LIMITS
from sifang.people.limits_of import limits
from sifang.people.models import Limit

WHOLE = 100
MOST = 1000


@atomic
def set_limit(actor, place, name, value):
    """The limit ``name`` is ``value`` at ``place`` and below; None gives back what the place above has."""
    require(
        rules.is_root(actor) or actor.may("settings", place.code),
        _("Only the street and the organization department set numbers for their place."),
    )
    insist(name in LIMITS, _("There is no number of this name; reload the page."))
    if value is None:
        Limit.objects.filter(place=place, name=name).delete()
    else:
        _insist_sound(place, name, value)
        Limit.objects.update_or_create(place=place, name=name, defaults={"value": value})
    record(actor, "limit.set", place, name=name, value=value)


def _insist_sound(place, name, value):
    top = WHOLE if name.endswith("_percent") else MOST
    insist(1 <= value <= top, _("Choose a whole number from 1 to %(top)s.") % {"top": top})
    base, _bar, end = name.rpartition("_")
    if end in ("least", "most") and f"{base}_least" in LIMITS:
        pair = limits(place.code, f"{base}_least", f"{base}_most") | {name: value}
        insist(
            pair[f"{base}_least"] <= pair[f"{base}_most"],
            _("The least would be more than the most; change the other number first."),
        )
