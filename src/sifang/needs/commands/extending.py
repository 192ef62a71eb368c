"""More time for a need: asked for with a reason before its day, granted or refused by somebody else."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.needs import clocks, rules
from sifang.needs import words as words_of
from sifang.needs.commands import taking_on
from sifang.needs.models import Extension

Stage = Extension.Stage
MOST_DAYS = 60


@atomic
def ask_extension(actor, need, days, reason):
    """The community asks for ``days`` working days more; the secretary or the street decides."""
    taking_on.require_worker(actor, need)
    insist(1 <= days <= MOST_DAYS, _("Choose 1 to %(most)s working days.") % {"most": MOST_DAYS})
    insist(len(reason.strip()) >= 4, _("Give a reason the asker can understand, at least four characters."))
    need.hold()
    need.refresh_from_db(fields=["settle_by_day", "stopped_on"])
    _insist_in_time(need)
    insist(
        not need.extensions.filter(stage=Stage.ASKED).exists(),
        _("More time for “%(need)s” is asked for already and waits for a decision.") % {"need": need},
    )
    extension = Extension.objects.create(
        need=need, days=days, reason=words_of.reply(reason)[:300], asked_by=actor, asked_at=clock.now()
    )
    record(actor, "extension.asked", extension, need=need.pk, days=days)
    return extension


def _insist_in_time(need):
    insist(clocks.is_running(need), _("The clock of “%(need)s” does not run; no more time is needed.") % {"need": need})
    insist(
        clock.today() <= need.settle_by_day,
        _("The day of “%(need)s” (%(day)s) has passed; more time is asked for before it. Tell the asker how it stands.")
        % {"need": need, "day": need.settle_by_day},
    )


@atomic
def grant_extension(actor, extension, words=""):
    """The need has the days asked for; the askers read by when it is settled now, and why."""
    _decide(actor, extension, Stage.GRANTED, words)
    insist(
        clocks.is_running(extension.need),
        _("The clock of “%(need)s” does not run; no more time is needed.") % {"need": extension.need},
    )
    clocks.lengthen(extension.need, extension.days)
    record(actor, "extension.granted", extension, need=extension.need_id, days=extension.days)


@atomic
def refuse_extension(actor, extension, words):
    """The day stands as it was; whoever asked reads why."""
    insist(len(words.strip()) >= 4, _("Say why, at least four characters."))
    _decide(actor, extension, Stage.REFUSED, words)
    record(actor, "extension.refused", extension, need=extension.need_id)


def _decide(actor, extension, stage, words):
    require(
        rules.may_decide_extension(actor, extension),
        _("The secretary or the street decides, and nobody decides what they asked for themselves."),
    )
    extension.need.hold()
    extension.move(stage)
    extension.decided_by, extension.decided_at = actor, clock.now()
    extension.words = words_of.reply(words)[:300]
    extension.save(update_fields=["decided_by", "decided_at", "words"])
