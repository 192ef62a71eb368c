"""The figures of residents heard: by which channel needs came, how soon they were answered, what askers said, the ends.

A rate is two figures, the part and the whole, so that both open to their rows.
"""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from sifang.core import clock
from sifang.core.models import Deed
from sifang.figures.figure import Figure
from sifang.figures.lists import needs
from sifang.needs.models import Callback, Need, Rating
from sifang.places.models import range_of

# Below so many a share says nothing, and none is told.
LEAST_SAMPLE = 30


@dataclass(frozen=True)
class Rate:
    """A share of which the numerator and the denominator are figures."""

    name: str
    title: object
    says: object
    part: str
    whole: str


def by_channel(channel):
    """The query of the needs that came by ``channel``."""
    return lambda code, year=None: needs(code, year).filter(channel=channel)


def _answerable(code, year):
    """Needs whose first clock has ended: they were taken on, or its last working day has passed."""
    ended = Q(take_on_by_day__lt=clock.today()) | Q(taken_on_at__isnull=False)
    return needs(code, year).filter(ended, take_on_by_day__isnull=False).exclude(stage=Need.Stage.WITHDRAWN)


def _answered(code, year):
    return _answerable(code, year).filter(taken_on_at__date__lte=F("take_on_by_day"))


def _settleable(code, year):
    """Needs whose second clock has ended: they have come to an end, or its last working day has passed."""
    ended = Q(settle_by_day__lt=clock.today(), stopped_on=None) | Q(closed_on__isnull=False)
    return needs(code, year).filter(ended, settle_by_day__isnull=False).exclude(stage=Need.Stage.WITHDRAWN)


def _settled(code, year):
    return _settleable(code, year).filter(closed_on__lte=F("settle_by_day"))


def _words(code, year):
    """The last word of each asker on each need."""
    later = Rating.objects.filter(need=OuterRef("need"), person=OuterRef("person"), round__gt=OuterRef("round"))
    found = Rating.objects.filter(range_of(code, "need__place_id")).filter(~Exists(later))
    return found.filter(at__year=year) if year else found


def _solved(code, year):
    return _words(code, year).filter(outcome=Rating.Outcome.YES)


def _satisfied(code, year):
    return _words(code, year).filter(satisfaction__gte=4)


def _ended_as(**which):
    return lambda code, year=None: _in_year(Need.objects.within(code).filter(**which), year)


def _in_year(found, year):
    return found.filter(Q(closed_on__year=year) | Q(closed_on=None, raised_on__year=year)) if year else found


def _nudges(code, year):
    found = Deed.objects.filter(range_of(code, "place_code"), verb="need.nudged")
    return found.filter(at__year=year) if year else found


def _callbacks(code, year):
    found = Callback.objects.filter(range_of(code, "need__place_id"))
    return found.filter(at__year=year) if year else found


def _reached(code, year):
    return _callbacks(code, year).filter(result=Callback.Result.REACHED)


CHANNELS = tuple(
    Figure(f"by_{channel.value}", channel.label, _("needs that came this way"), by_channel(channel))
    for channel in Need.Channel
)
REASONS = tuple(
    Figure(
        f"unsolved_{why.value}", why.label, _("needs not solved for this reason"),
        _ended_as(stage=Need.Stage.UNSOLVED, why_not=why),
    )
    for why in Need.WhyNot
)  # fmt: skip
RATED = (
    Figure(
        "answerable", _("first clock ended"), _("needs taken on, or whose day to be taken on has passed"), _answerable
    ),
    Figure("answered", _("answered in time"), _("needs taken on by the working day they were due"), _answered),
    Figure(
        "settleable", _("second clock ended"), _("needs come to an end, or whose day to be settled has passed"),
        _settleable,
    ),
    Figure("settled", _("settled in time"), _("needs settled by the working day they were due"), _settled),
    Figure(
        "words", _("askers' words"), _("the last word of each asker, given themselves or to whoever called them"),
        _words, "need__place_id",
    ),
    Figure("words_solved", _("said to be solved"), _("askers whose last word is “solved”"), _solved, "need__place_id"),
    Figure(
        "words_satisfied", _("said to be satisfied"), _("askers whose last word is satisfied or very satisfied"),
        _satisfied, "need__place_id",
    ),
)  # fmt: skip
ENDS = (
    Figure("ended_met", _("done"), _("needs that were met"), _ended_as(stage__in=Need.DONE_STAGES)),
    Figure("ended_unsolved", _("not solved"), _("needs told to be unsolved, with the reason"),
           _ended_as(stage=Need.Stage.UNSOLVED)),
    Figure("ended_elsewhere", _("not for this level"), _("needs sent on, with where they went"),
           _ended_as(stage=Need.Stage.ELSEWHERE)),
    Figure("nudges", _("nudges"), _("times an asker asked to hurry"), _nudges, "place_code"),
    Figure("callbacks", _("call-backs"), _("calls to hear whether it helped"), _callbacks, "need__place_id"),
    Figure(
        "callbacks_reached", _("reached"), _("calls back in which somebody was reached"), _reached, "need__place_id"
    ),
)  # fmt: skip
RATES = (
    Rate("response", _("response rate"), _("taken on in time / first clock ended"), "answered", "answerable"),
    Rate("on_time", _("settled in time"), _("settled in time / second clock ended"), "settled", "settleable"),
    Rate("resolution", _("resolution rate"), _("“solved” / last words of askers"), "words_solved", "words"),
    Rate(
        "satisfaction", _("satisfaction rate"), _("satisfied or very satisfied / last words of askers"),
        "words_satisfied", "words",
    ),
)  # fmt: skip
