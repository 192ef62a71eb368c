"""What those who asked say about the outcome."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.needs import clocks, rules
from sifang.needs.models import Need, Rating
from sifang.text import redaction

Stage = Need.Stage


@atomic
def rate(person, need, outcome, satisfaction, words=""):
    """The asker's word stands; “not solved” puts the need back on the list."""
    require(rules.may_rate(person, need), _("Only those who asked rate the outcome."))
    insist(outcome in Rating.Outcome.values and satisfaction in range(1, 6), _("Choose one of the answers shown."))
    insist(
        need.hold() in Need.DONE_STAGES, _("“%(need)s” is not done yet; you will be asked when it is.") % {"need": need}
    )
    need.refresh_from_db(fields=["round"])
    if Rating.objects.filter(need=need, person=person, round=need.round).exists():
        raise Refused(_("You have already rated “%(need)s”; thank you.") % {"need": need})
    rating = Rating.objects.create(
        need=need, person=person, round=need.round, outcome=outcome, satisfaction=satisfaction,
        words=redaction.redact(words.strip()[:500])[0], at=clock.now(),
    )  # fmt: skip
    if outcome == Rating.Outcome.NO:
        _reopen(person, need)
    elif need.stage == Stage.MET:
        need.move(Stage.CLOSED)
    record(person, "need.rated", need, rating=rating.pk, outcome=outcome, satisfaction=satisfaction)
    return rating


def _reopen(person, need):
    need.move(Stage.LISTED)
    need.closed_on, need.round = None, need.round + 1
    need.save(update_fields=["closed_on", "round"])
    clocks.begin_anew(need)
    record(person, "need.reopened", need)
