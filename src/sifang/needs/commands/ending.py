"""The honest ends beside “done”: not solved and why, not for this level and where it went; and open again."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.needs import clocks, rules
from sifang.needs import words as words_of
from sifang.needs.commands import closing, moving, taking_on
from sifang.needs.models import Need
from sifang.text import redaction

Stage = Need.Stage


@atomic
def end_unsolved(actor, need, why_not, words):
    """The need could not be solved; every asker reads why."""
    taking_on.require_worker(actor, need)
    unsolve(actor, need, why_not, words)


def unsolve(actor, need, why_not, words):
    """As ``end_unsolved``; called by disputes as well, where whoever mediates says how it ended."""
    insist(why_not in Need.WhyNot.values, _("Choose why it cannot be solved."))
    insist(len(words.strip()) >= 4, _("Tell the asker why, at least four characters."))
    _end(actor, need, Stage.UNSOLVED, words)
    need.why_not = why_not
    need.save(update_fields=["why_not"])
    record(actor, "need.ended_unsolved", need, why_not=str(why_not))


@atomic
def send_elsewhere(actor, need, sent_to, words):
    """The need is not for this level; every asker reads where it went and why."""
    taking_on.require_worker(actor, need)
    where = redaction.clean(sent_to, 120)
    insist(len(where) >= 2, _("Say where it went, at least two characters."))
    insist(len(words.strip()) >= 4, _("Tell the asker why, at least four characters."))
    _end(actor, need, Stage.ELSEWHERE, words)
    need.sent_to = where
    need.save(update_fields=["sent_to"])
    record(actor, "need.sent_elsewhere", need)


def _end(actor, need, stage, words):
    need.hold()
    closing.let_go(actor, need)
    moving.move(actor, need, stage)
    clocks.take(actor, need)
    need.reply, need.closed_on, need.stopped_on = words_of.reply(words), clock.today(), None
    need.save(update_fields=["reply", "closed_on", "stopped_on"])


@atomic
def reopen(actor, need, why):
    """What ended unsolved is open again, on the list; the second clock begins today."""
    require(
        rules.may_verify(actor, need) or rules.may_rate(actor, need),
        _("Only those who asked and the community open a need again."),
    )
    insist(len(why.strip()) >= 4, _("Say why it is opened again, at least four characters."))
    insist(
        need.hold() in Need.UNMET_STAGES,
        _("“%(need)s” has not ended unsolved; there is nothing to open again.") % {"need": need},
    )
    insist(
        not need.rolled_to.exists(),
        _("“%(need)s” stands on a later year's list already; open that one.") % {"need": need},
    )
    need.move(Stage.LISTED)
    need.closed_on, need.round, need.why_not, need.sent_to = None, need.round + 1, "", ""
    need.reply = words_of.reply(why)
    need.save(update_fields=["closed_on", "round", "why_not", "sent_to", "reply"])
    clocks.begin_anew(need)
    record(actor, "need.reopened", need)
