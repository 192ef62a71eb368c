"""``sifang match``: the open lists of a community, street, county or city are matched at once."""

import signal
from contextlib import contextmanager

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.matching import warm
from sifang.matching.executors import executor_of
from sifang.matching.solve import Cancelled
from sifang.places.models import COUNTY_LENGTH, Place
from sifang.projects import reasons
from sifang.projects.commands import matching
from sifang.projects.models import Allocation, MatchRun, Project
from sifang.projects.naming import Names
from sifang.site import installation
from sifang.site.cli import answer, say
from sifang.site.progress import Progress

SHOWN = 10
INTERRUPTED = 130  # what shells answer for a program ended by Ctrl-C
CANCELLED = gettext_lazy("Cancelled; nothing was changed.")


def run(args):
    """Proposals and shortages of the place's open lists are written; with ``--json`` the run's facts are printed."""
    installation.prepare()
    place = Place.objects.filter(pk=args.place).first()
    if place is None:
        say(_("There is no place %(code)s; bring its division in with sifang import places.") % {"code": args.place})
        return 1
    try:
        done = _carry_out(place, args.executor or _executor_for(place))
    except (ValueError, KeyboardInterrupt) as trouble:  # no such executor; or a second Ctrl-C, or one that a helper got
        say(str(trouble) or CANCELLED)
        return 1 if str(trouble) else INTERRUPTED
    if done.stage != MatchRun.Stage.DONE:
        say(done.failure or CANCELLED)
        return 1 if done.failure else INTERRUPTED
    if done.skipped:
        sentence = _("%(n)s pairs were left out because the lists changed meanwhile; match once more.")
        say(sentence % {"n": len(done.skipped)})
    _tell(args, place, done)
    return 0


def _tell(args, place, done):
    """What the run has found, as one object or in words with the first pairs."""
    pairs = Allocation.objects.filter(project__in=_proposals(place), booking__released_at=None)
    counted = {"needs": done.needs, "resources": done.resources, "pairs": pairs.count()}
    counted |= {"shortages": done.shortages.count(), "seconds": done.seconds}
    if args.json:
        proof = {"edges": done.certificate["edges"], "total": done.total, "bound": done.bound}
        answer(counted | proof | {"skipped": len(done.skipped)})
        return
    print(_("%(needs)s needs, %(resources)s resources: %(pairs)s pairs, %(shortages)s short, %(seconds)s s.") % counted)
    owners = ("booking__resource__organization", "booking__resource__person")
    for line in told(pairs.select_related("project", *owners)[:SHOWN]):
        print(line)


def _carry_out(place, name):
    """The run has ended; its steps were told on standard error."""
    with executor_of(name) as executor, Progress() as progress:
        warm.warm(progress.tell)
        with _interruptible() as asked:
            return matching.carry_out(matching.order_run(None, place), _teller(progress, asked), executor)


def _executor_for(place):
    """Several counties are worth several processes; one is done before they have started."""
    return "processes" if len(place.pk) < COUNTY_LENGTH else "serial"


@contextmanager
def _interruptible():
    """Inside, the first Ctrl-C only fills the list that is given; the run then ends where nothing is half done."""
    asked: list = []

    def ask(*_signal):
        asked.append(True)
        signal.signal(signal.SIGINT, before)  # a second one stops the program at once

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)


def _teller(progress, asked):
    def tell(step, share):
        if asked:
            raise Cancelled
        progress.tell(str(MatchRun.Step(step).label), share or None)

    return tell


def told(pairs):
    """One line for each of the pairs, with its reasons."""
    pairs = list(pairs)
    names = Names(None, [pair.reasons for pair in pairs])
    return [_line(pair, names) for pair in pairs]


def _line(pair, names):
    why = "；".join(sentence for sentence, _against in reasons.worded(pair.reasons, names))
    return f"· {pair.project} ← {pair.booking.resource.owner} {pair.booking.resource}：{why}"


def _proposals(place):
    return Project.objects.within(place.code).filter(stage=Project.Stage.PROPOSED)
