"""A run of the engine over the open lists of a place: ordered, carried out step by step, or cancelled.

Whoever carries a run out (the worker, or the command line) tells its steps as they begin. The engine works outside any
transaction; only the end writes, all or nothing, under the place's lock.
"""

import datetime
import logging
import time

from django.db import connection
from django.db.transaction import atomic
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.core import clock, language
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.matching import explain, shortages, solve
from sifang.matching.market import Uncertified
from sifang.matching.memory import TooLarge
from sifang.matching.solve import Cancelled
from sifang.places.models import Place, codes_above
from sifang.projects import certificates, policies, reading, rules, trials
from sifang.projects.commands import writing
from sifang.projects.commands.watching import Watch
from sifang.projects.models import MatchRun

log = logging.getLogger(__name__)
Stage, Step = MatchRun.Stage, MatchRun.Step
# A run of which nobody has heard for so long has lost whoever carried it out; sooner where somebody waits for its end.
SILENT = datetime.timedelta(minutes=10)
SILENT_WHEN_CANCELLED = datetime.timedelta(minutes=1)
ABANDONED = gettext_lazy("Whoever carried it out stopped on the way; nothing was changed. Order it again.")
STOPPED = gettext_lazy("The program was stopped on the way; nothing was changed. Order it again.")


@atomic
def order_run(actor, place):
    """A run over the open lists of ``place`` waits for the worker; no other over the same lists is open."""
    require(rules.may_propose(actor, place), _("Only the community matches its lists."))
    # Two who order at once for places of which one holds the other both lock the larger one's row.
    list(Place.objects.select_for_update().filter(pk__in=codes_above(place.code)).order_by("pk"))
    _insist_alone(place)
    run = MatchRun.objects.create(place=place, by=actor, ordered_at=clock.now())
    record(actor, "run.ordered", run)
    return run


def _insist_alone(place):
    other = MatchRun.objects.open().touching(place.code).select_related("place").first()
    insist(
        other is None or other.place_id != place.pk,
        _("The lists of %(place)s are being matched already; wait for the result or cancel it.") % {"place": place},
    )
    insist(
        other is None,
        _("The lists of %(other)s are being matched, which touches those of %(place)s; try again when it is done.")
        % {"other": other and other.place, "place": place},
    )


@atomic
def cancel_run(actor, run):
    """A waiting run is cancelled; one under way ends before its next step. Nothing on the lists changes."""
    require(rules.may_propose(actor, run.place), _("Only the community cancels the matching of its lists."))
    if run.hold() == Stage.RUNNING:
        MatchRun.objects.filter(pk=run.pk).update(is_cancel_asked=True)
    else:
        insist(
            run.stage == Stage.ORDERED,
            _("This matching has ended already (%(stage)s); there is nothing to cancel.")
            % {"stage": Stage(run.stage).label},
        )
        run.move(Stage.CANCELLED)
        MatchRun.objects.filter(pk=run.pk).update(at=clock.now())
    record(actor, "run.cancelled", run)


def match(actor, place):
    """The open lists of ``place`` are matched at once: proposals with reasons, and what nothing serves with why."""
    run = carry_out(order_run(actor, place))
    insist(run.stage == Stage.DONE, run.failure or _("The matching was cancelled."))
    return run


def carry_out(run, progress=None, executor=None):
    """The ordered run has ended: done with its proposals, or failed with a sentence or cancelled and nothing changed.

    ``progress(step, share)``, if given, hears of every step and may raise ``Cancelled``; ``executor`` is where the
    engine works, here if None.
    """
    with atomic():
        _begin(run)
    return _carry(run, progress, executor)


def carry_out_next():
    """The longest waiting run or trial that nobody else carries out has ended; returns it, or None where none waits."""
    lock = {"skip_locked": True} if connection.features.has_select_for_update_skip_locked else {}
    with atomic():
        waiting = MatchRun.objects.filter(stage=Stage.ORDERED).order_by("ordered_at", "pk")
        run = waiting.select_for_update(of=("self",) if lock else (), **lock).first()
        if run is None:
            return None
        _begin(run)
    return _carry(run)


def end_abandoned():
    """Runs whose worker died have ended: failed with a sentence, or cancelled where that was asked."""
    for run in MatchRun.objects.filter(stage=Stage.RUNNING, seen_at__lt=clock.now() - SILENT_WHEN_CANCELLED):
        if run.is_cancel_asked:
            _end(run, Stage.CANCELLED)
        elif run.seen_at < clock.now() - SILENT:
            _fail(run, ABANDONED)


def _begin(run):
    run.move(Stage.RUNNING)
    run.started_at = run.seen_at = clock.now()
    run.save(update_fields=["started_at", "seen_at"])


def _carry(run, progress=None, executor=None):
    began = time.monotonic()
    try:
        _work(run, Watch(run, progress), executor, began)
    except Cancelled:
        _end(run, Stage.CANCELLED)
    except Exception as error:  # a run may fail in any way; whoever ordered it reads why
        log.exception("Matching run %s failed.", run.pk)
        _fail(run, _why(error))
    except BaseException:
        _fail(run, STOPPED)
        raise
    run.refresh_from_db()
    return run


def _work(run, watch, executor, began):
    """Read, pair and solve, explain, write; a trial of other points is compared instead."""
    if run.draft_id:
        trials.carry_out(run, watch.step)
        return
    watch.step(Step.READING)
    run.policy, policy = policies.in_force(run.place_id)
    read = reading.read(run.place, policy)
    solution = solve.solve(read.instance, executor=executor, progress=watch.solving)
    solution.certify()
    watch.step(Step.EXPLAINING)
    explained = explain.explain(read.instance, solution)
    short = shortages.of(read.instance, solution)
    watch.step(Step.WRITING)
    run.total, run.bound = solution.total, solution.bound
    run.needs, run.resources = len(read.found.needs), len(read.found.resources)
    run.certificate = certificates.certificate(solution) | {"awaited": certificates.awaited(read, solution)}
    _write(run, read, explained, short, began)


@atomic
def _write(run, read, explained, short, began):
    """The run is done with its proposals and shortages, unless it was cancelled in the last moment."""
    Place.objects.select_for_update().get(pk=run.place_id)
    if run.hold() != Stage.RUNNING or MatchRun.objects.filter(pk=run.pk, is_cancel_asked=True).exists():
        raise Cancelled
    writer = writing.Writer(run.by, run.place, read)
    writer.write(explained)
    writing.write_shortages(run, read, short)
    run.move(Stage.DONE)
    run.skipped, run.at, run.seconds = writer.skipped, clock.now(), round(time.monotonic() - began, 3)
    told = ("policy", "total", "bound", "needs", "resources", "certificate", "skipped", "at", "seconds")
    run.save(update_fields=told)
    record(run.by, "list.matched", run, total=run.total, bound=run.bound)


def _end(run, stage, failure=""):
    """The run has ended in ``stage``, unless it had ended before."""
    here = MatchRun.objects.filter(pk=run.pk, stage=Stage.RUNNING)
    here.update(stage=stage, at=clock.now(), failure=failure[:300])


def _fail(run, why):
    with language.kept():
        _end(run, Stage.FAILED, str(why))


def _why(error):
    """What went wrong, for whoever ordered the run."""
    with language.kept():
        if isinstance(error, Refused):
            return str(error)
        if isinstance(error, Uncertified):
            return _("The result could not be proven to be the best, so nothing was written. Please tell the makers.")
        if isinstance(error, MemoryError | TooLarge):
            return _("The lists are too large for this machine's memory; match smaller places one by one.")
        if isinstance(error, ValueError):
            return _("The lists or the points hold something the engine does not take: %(why)s") % {"why": error}
        return _("Something unexpected happened; nothing was changed. The log tells more (%(kind)s). Try again.") % {
            "kind": type(error).__name__
        }
