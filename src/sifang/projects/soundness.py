"""What is wrong with the points of a policy, said so that whoever wrote them can mend them."""

from itertools import pairwise

from django.utils.translation import gettext as _

from sifang.matching.policy import BANDS
from sifang.projects.points import MOST_PARTS, POINTS

MOST_OF_ALL = 999_999
# More digits than any bound has: longer numbers are not even read.
DIGITS = 6
FITTING = ("text", "category", "time", "completeness", "standing")


def faults(points):
    """{name of a number: sentence} of all that ``Policy`` would refuse; empty when the points are sound."""
    return _rows(points) or _bounds(points) or _order(points)


def _rows(points):
    found = {}
    if not _is_row(points["evenness"], 1, MOST_PARTS):
        found["evenness"] = _("Write one to %(most)s whole numbers with a space between them.") % {"most": MOST_PARTS}
    for field in ("urgency", "area"):
        if not _is_row(points[field], BANDS, BANDS):
            found[f"{field}_0"] = _("Four numbers belong here; fill in each of them.")
    return found


def _is_row(value, least, most):
    return isinstance(value, list | tuple) and least <= len(value) <= most


def _bounds(points):
    return {point.name: _outside(point) for point in POINTS if not _is_within(point, points)}


def _outside(point):
    return _("Choose a whole number from %(least)s to %(most)s.") % {"least": point.least, "most": point.most}


def _is_within(point, points):
    if point.is_percent and not isinstance(points[point.field], int | float):
        return False
    value = point.number(points)
    return all(type(one) is int and point.least <= one <= point.most for one in (value if point.is_row else [value]))


def _order(points):
    """The rules between numbers, each at the number to change first."""
    return _nearer(points) | _related(points) | _steps(points) | (_urgency(points) or _too_many(points))


def _nearer(points):
    return {
        f"area_{farther}": _("Farther away brings more than nearer (%(near)s); choose at most that.") % {"near": near}
        for farther, (near, far) in enumerate(pairwise(points["area"]), start=1)
        if far > near
    }


def _related(points):
    if points["related"] <= points["category"]:
        return {}
    sentence = _("A neighbouring category brings more than the same one (%(same)s); choose at most that.")
    return {"related": sentence % {"same": points["category"]}}


def _steps(points):
    if all(low <= high for low, high in pairwise(points["evenness"])):
        return {}
    return {"evenness": _("These numbers may not fall from one to the next; write the smaller ones first.")}


def _urgency(points):
    """One step of urgency outweighs the longest wait and the best fit together."""
    step, band = min((high - low, band) for band, (low, high) in enumerate(pairwise(points["urgency"]), start=1))
    wait, fit = most_wait(points), most_fit(points)
    if step > wait + fit:
        return {}
    sentence = _(
        "This is %(step)s more than the step before, but the longest wait (%(wait)s) and the best fit (%(fit)s) bring "
        "%(both)s: a less urgent need would overtake. Make it at least %(least)s, or lower waiting or fit."
    )
    least = points["urgency"][band - 1] + wait + fit + 1
    facts = {"step": step, "wait": wait, "fit": fit, "both": wait + fit, "least": least}
    return {f"urgency_{band}": sentence % facts}


def _too_many(points):
    most = points["base"] + points["urgency"][-1] + most_wait(points) + most_fit(points) + points["evenness"][-1]
    if most <= MOST_OF_ALL:
        return {}
    sentence = _("All points of a pair together reach %(most)s; lower some numbers until it is at most %(limit)s.")
    return {"base": sentence % {"most": most, "limit": MOST_OF_ALL}}


def most_wait(points):
    """The most points waiting can bring."""
    return points["wait"] * points["wait_days"]


def most_fit(points):
    """The most points a pair's fit can bring."""
    return points["area"][0] + sum(points[name] for name in FITTING)
