"""The points of a place: drafted, tried on today's lists, put in force; none is put in force blindly."""

from dataclasses import fields

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.matching.policy import Policy
from sifang.places.models import Place, covers
from sifang.projects import policies, rules, soundness
from sifang.projects.models import MatchPolicy, MatchRun
from sifang.text import normal, redaction

Stage = MatchPolicy.Stage
LEAST_WHY, MOST_WHY = 4, 500
NAMES = frozenset(field.name for field in fields(Policy))


@atomic
def draft_policy(actor, place, points, why, in_place_of=None):
    """A draft of other points for ``place``, to be tried; what ``points`` do not name keeps its default.

    A place has one draft at a time: the one given as ``in_place_of`` is dropped for it.
    """
    _require_office(actor, place)
    Place.objects.select_for_update().get(pk=place.pk)
    whole = policies.points_of(policies.DEFAULTS) | {name: points[name] for name in NAMES & points.keys()}
    insist_sound(whole)
    why = redaction.redact(normal.tidy(why))[0]
    insist(LEAST_WHY <= len(why) <= MOST_WHY, _("Say in a few words why the points should change, at least four."))
    insist(
        policies.policy_of(whole) != policies.in_force(place.code)[1],
        _("These are the points that hold already; change at least one number."),
    )
    if in_place_of:
        _drop(actor, in_place_of)
    insist(
        not MatchPolicy.objects.filter(place=place, stage=Stage.DRAFT).exists(),
        _("Another draft for %(place)s waits; open it, and put it in force or drop it first.") % {"place": place},
    )
    draft = MatchPolicy.objects.create(place=place, points=whole, why=why, written_by=actor, written_at=clock.now())
    record(actor, "policy.drafted", draft)
    return draft


def insist_sound(points):
    """Go on only if the points make a policy; else refuse with each sentence on what to change."""
    found = soundness.faults(points)
    insist(not found, " ".join(found.values()))


@atomic
def drop_draft(actor, draft):
    """The draft is dropped; what holds goes on holding."""
    _require_office(actor, draft.place)
    _drop(actor, draft)


def _drop(actor, draft):
    draft.move(Stage.DROPPED)
    _end(draft)
    draft.trials.filter(stage=MatchRun.Stage.RUNNING).update(is_cancel_asked=True)
    for trial in draft.trials.filter(stage=MatchRun.Stage.ORDERED):
        trial.move(MatchRun.Stage.CANCELLED)
    record(actor, "policy.dropped", draft)


@atomic
def order_trial(actor, place, draft):
    """A run that compares what holds with the draft on the lists of ``place``; it proposes nothing."""
    _require_office(actor, draft.place)
    insist(covers(draft.place_id, place.code), _("The draft is not for this place; try it at its own or below."))
    insist(
        draft.hold() == Stage.DRAFT,
        _("This is no draft any more (%(stage)s); there is nothing to try.") % {"stage": Stage(draft.stage).label},
    )
    insist(not policies.open_trial(draft), _("A trial of this draft is on its way already; wait for its result."))
    run = MatchRun.objects.create(
        place=place, draft=draft, policy=policies.in_force(place.code)[0], by=actor, ordered_at=clock.now()
    )
    record(actor, "policy.trial_ordered", draft, run=run.pk)
    return run


@atomic
def put_in_force(actor, draft):
    """The draft holds at its place and below from now on; the version before it is kept with its days."""
    _require_office(actor, draft.place)
    Place.objects.select_for_update().get(pk=draft.place_id)
    _insist_tried(draft)
    before = MatchPolicy.objects.filter(place=draft.place_id, stage=Stage.IN_FORCE).first()
    if before:
        before.move(Stage.REPLACED)
        _end(before)
    draft.move(Stage.IN_FORCE)
    draft.put_in_force_at = clock.now()
    draft.save(update_fields=["put_in_force_at"])
    record(actor, "policy.put_in_force", draft, instead_of=before.pk if before else None)


def _insist_tried(draft):
    """The draft was compared, at its own place, with what holds there now."""
    trial = policies.last_trial(draft)
    insist(
        trial, _("Nobody has seen yet what these points would change. Try them on today's lists first, then decide.")
    )
    insist(
        trial.policy == policies.in_force(draft.place_id)[0],
        _("Since the trial other points have come into force here. Try the draft again, then decide."),
    )


def _end(policy):
    policy.ended_at = clock.now()
    policy.save(update_fields=["ended_at"])


def _require_office(actor, place):
    require(
        rules.may_set_points(actor, place),
        _("Only the street and the organization department set the points for their place."),
    )
