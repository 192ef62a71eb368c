"""What those who asked can do beside adding and rating: remind the community, withdraw, bring back."""

import datetime

from django.db.transaction import atomic
from django.utils import timezone
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import Refused, insist, require
from sifang.core.models import Deed, record
from sifang.needs import clocks, rules
from sifang.needs.commands import closing, moving
from sifang.needs.models import Need
from sifang.people.limits_of import limit

Stage = Need.Stage


@atomic
def nudge(person, need):
    """The asker reminds the community, once within the days of the limit ``nudge_days``."""
    require(rules.may_rate(person, need), _("Only those who asked remind the community."))
    insist(need.hold() in Need.OPEN_STAGES, _("“%(need)s” is not open any more; reload the page.") % {"need": need})
    again = may_nudge_from(person, need)
    if again and again > clock.now():
        raise Refused(
            _("You have reminded the community of “%(need)s” already; you can do so again on %(day)s.")
            % {"need": need, "day": timezone.localtime(again).date()}
        )
    record(person, "need.nudged", need)


def may_nudge_from(person, need):
    """The moment from which ``person`` may remind the community again; None for one who never did."""
    last = (
        Deed.objects.filter(subject_kind=need._meta.label_lower, subject_id=need.pk, verb="need.nudged", actor=person)
        .order_by("-id")
        .first()
    )
    return last.at + datetime.timedelta(days=limit("nudge_days", need.place_id)) if last else None


@atomic
def withdraw(person, need):
    """The only one who asked takes the need back; where others ask for it too it stays for them."""
    require(rules.may_rate(person, need), _("Only those who asked take a need back."))
    need.hold()
    insist(
        not need.asked_by.exclude(person=person).exists(),
        _("Others ask for “%(need)s” as well, so it stays open for them.") % {"need": need},
    )
    closing.let_go(person, need)
    moving.move(person, need, Stage.WITHDRAWN)
    clocks.stop(need)
    need.closed_on = clock.today()
    need.save(update_fields=["closed_on"])
    record(person, "need.withdrawn", need)


@atomic
def bring_back(person, need):
    """The asker wants it after all: it is to be verified anew."""
    require(rules.may_rate(person, need), _("Only those who asked bring a need back."))
    insist(need.hold() == Stage.WITHDRAWN, _("“%(need)s” is not withdrawn; reload the page.") % {"need": need})
    need.move(Stage.NEW)
    need.closed_on, need.reply = None, ""
    need.save(update_fields=["closed_on", "reply"])
    clocks.run(need)
    record(person, "need.brought_back", need)
