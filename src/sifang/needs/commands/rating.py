"""What those who asked say about the outcome, and that they may think again for a day."""

import datetime

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.needs import clocks, rules, second_thoughts
from sifang.needs.models import Need, Rating
from sifang.text import redaction

Stage, Outcome = Need.Stage, Rating.Outcome


@atomic
def rate(person, need, outcome, satisfaction, words=""):
    """The asker's word stands; “not solved” puts the need back on the list. Within a day they may say otherwise."""
    require(rules.may_rate(person, need), _("Only those who asked rate the outcome."))
    insist(outcome in Outcome.values and satisfaction in range(1, 6), _("Choose one of the answers shown."))
    need.hold()
    need.refresh_from_db(fields=["round", "closed_on"])
    said = {"outcome": outcome, "satisfaction": satisfaction, "words": redaction.redact(words.strip()[:500])[0]}
    earlier = second_thoughts.changeable(person, need)
    if earlier is None:
        return _first(person, need, said)
    insist(any(getattr(earlier, name) != value for name, value in said.items()), _already(need))
    return _change(person, need, earlier, said)


def _first(person, need, said):
    insist(
        need.stage in Need.DONE_STAGES,
        _("“%(need)s” is not done yet; you will be asked when it is.") % {"need": need},
    )
    if Rating.objects.filter(need=need, person=person, round=need.round).exists():
        raise Refused(_already(need))
    rating = Rating.objects.create(need=need, person=person, round=need.round, at=clock.now(), **said)
    _follow(person, need, rating)
    record(person, "need.rated", need, rating=rating.pk, **_marks(rating))
    return rating


def _already(need):
    return _("You have already rated “%(need)s”; thank you.") % {"need": need}


def _change(person, need, rating, said):
    was_no = rating.outcome == Outcome.NO
    for name, value in said.items():
        setattr(rating, name, value)
    rating.changed_at = clock.now()
    rating.save(update_fields=[*said, "changed_at"])
    if was_no and rating.outcome != Outcome.NO:
        _close_again(need)
    elif not was_no:
        _follow(person, need, rating)
    record(person, "need.rating_changed", need, rating=rating.pk, **_marks(rating))
    return rating


def _marks(rating):
    return {"outcome": rating.outcome, "satisfaction": rating.satisfaction}


def _follow(person, need, rating):
    if rating.outcome == Outcome.NO:
        _reopen(person, need)
    elif need.stage == Stage.MET:
        need.move(Stage.CLOSED)


def _reopen(person, need):
    closed_on = need.closed_on
    need.move(Stage.LISTED)
    need.closed_on, need.round = None, need.round + 1
    need.save(update_fields=["closed_on", "round"])
    clocks.begin_anew(need)
    record(person, "need.reopened", need, closed_on=str(closed_on or ""))


def _close_again(need):
    """The need is done as it was before it was reopened."""
    reopened = second_thoughts.reopening(need)
    need.move(Stage.MET)
    need.move(Stage.CLOSED)
    need.closed_on = _day(reopened.detail.get("closed_on", "")) or clock.today()
    need.round -= 1
    need.save(update_fields=["closed_on", "round"])


def _day(words):
    return datetime.date.fromisoformat(words) if words else None
