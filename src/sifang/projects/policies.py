"""Which policy weighs the pairs of a place, in what words it is kept, and what held there before."""

from dataclasses import asdict, fields

from sifang.matching.policy import Policy
from sifang.places.models import codes_above
from sifang.projects.models import MatchPolicy, MatchRun

# A list is worked off until the next quarterly meeting; four weeks are a cautious share of it.
DEFAULTS = Policy(weeks=4)


def in_force(place_code):
    """The version in force at the place or the nearest above it, with its points; (None, the defaults) where none is.

    Points kept by an office that no longer make a policy raise the ValueError of ``Policy``.
    """
    found = MatchPolicy.objects.filter(place__in=codes_above(place_code), stage=MatchPolicy.Stage.IN_FORCE)
    version = found.select_related("place", "written_by").order_by("-place").first()
    return version, policy_of(version.points) if version else DEFAULTS


def policy_of(points):
    """The policy of points as they are kept: what they do not name has its default, what nobody knows is left out."""
    named = {field.name for field in fields(Policy)} & points.keys()
    return Policy(**asdict(DEFAULTS) | {name: _as_kept(points[name]) for name in named})


def points_of(policy):
    """The policy's points by name, as they are kept."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(policy).items()}


def history(viewer, place):
    """Every version that ``viewer`` may see at the place and above, the latest written first."""
    found = MatchPolicy.objects.visible_to(viewer).filter(place__in=codes_above(place.code))
    return found.select_related("place", "written_by").order_by("-written_at", "-pk")


def draft_at(place):
    """The draft that waits at the place, or None."""
    return MatchPolicy.objects.filter(place=place, stage=MatchPolicy.Stage.DRAFT).first()


def set_below(place):
    """The places below that have points of their own in force, by their code."""
    found = MatchPolicy.objects.within(place.code).filter(stage=MatchPolicy.Stage.IN_FORCE).exclude(place=place)
    return [version.place for version in found.select_related("place").order_by("place")]


def open_trial(draft):
    """The trial of the draft that waits or runs, or None."""
    return draft.trials.filter(stage__in=(MatchRun.Stage.ORDERED, MatchRun.Stage.RUNNING)).order_by("-pk").first()


def last_trial(draft):
    """The last trial of the draft at its own place that came to its end, or None."""
    found = draft.trials.filter(place=draft.place_id, stage=MatchRun.Stage.DONE).select_related("policy")
    return found.order_by("-pk").first()


def _as_kept(value):
    return tuple(value) if isinstance(value, list) else value
