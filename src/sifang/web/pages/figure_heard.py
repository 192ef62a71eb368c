"""The figures of residents heard: the bar of channels, the rates with both their numbers, the ends; and their rows."""

from dataclasses import dataclass

from sifang.figures.heard import CHANNELS, ENDS, LEAST_SAMPLE, RATES, REASONS
from sifang.needs.models import Need
from sifang.web.pages.figure_line import line
from sifang.web.pages.share_bar import pieces
from sifang.web.templatetags.sifang import day


@dataclass(frozen=True)
class Told:
    """A rate with its numbers; no share while the sample is small."""

    rate: object
    part: int
    whole: int

    @property
    def percent(self):
        """The share in hundredths, None while too few are counted."""
        return round(100 * self.part / self.whole) if self.whole >= LEAST_SAMPLE else None


def facts(values, code, year):
    """What the board shows of ``values`` {figure's name: number}; reasons are counted where anything is unsolved."""
    reasons = [(figure, figure.value(code, year)) for figure in REASONS] if values["ended_unsolved"] else []
    return {
        "channels": pieces([(figure, values[figure.name]) for figure in CHANNELS]),
        "channels_whole": sum(values[figure.name] for figure in CHANNELS),
        "rates": [Told(rate, values[rate.part], values[rate.whole]) for rate in RATES],
        "ends": [(figure, values[figure.name]) for figure in ENDS],
        "reasons": [(figure, number) for figure, number in reasons if number],
        "least_sample": LEAST_SAMPLE,
    }


def needs_heard(found):
    """Needs with what they came to: the channel, and for those unsolved or sent on why and where."""
    return [line("need", need, need.title, [need.place, day(need.raised_on), *_came_to(need)], need) for need in found]


def _came_to(need):
    if need.stage == Need.Stage.UNSOLVED:
        return [need.get_why_not_display()]
    return [need.sent_to] if need.stage == Need.Stage.ELSEWHERE and need.sent_to else [need.get_channel_display()]


def _callbacks(found):
    return [
        line("need", row.need, row.need.title, [row.get_result_display(), row.need.place, day(row.at)], row.need)
        for row in found
    ]


def _nudges(found):
    known = Need.objects.select_related("place").in_bulk([deed.subject_id for deed in found])
    told = [(deed, known[deed.subject_id]) for deed in found if deed.subject_id in known]
    return [line("need", need, need.title, [need.place, day(deed.at)], need) for deed, need in told]


OF_NEEDS = (
    "categories_suggested", "categories_right",
    "answerable", "answered", "settleable", "settled", "ended_met", "ended_unsolved", "ended_elsewhere",
    *(figure.name for figure in (*CHANNELS, *REASONS)),
)  # fmt: skip
WORDS = ("words", "words_solved", "words_satisfied")
HEARD_LINES = {
    **dict.fromkeys(OF_NEEDS, needs_heard),
    **dict.fromkeys(("callbacks", "callbacks_reached"), _callbacks),
    "nudges": _nudges,
}
HEARD_JOINED = {**dict.fromkeys((*WORDS, "callbacks", "callbacks_reached"), ("need__place",)), "nudges": ()}
