"""Several needs that are one, and one need that turns out to be two."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.needs import rules
from sifang.needs.commands.handling import merge
from sifang.needs.commands.reporting import report
from sifang.needs.models import Asker, Need

MOST_AT_ONCE = 50
CARRIED = ("spot", "spot_words")


@atomic
def merge_many(actor, needs, into):
    """Each of ``needs`` but ``into`` stands with it, all or none; returns how many were merged."""
    others = sorted({need.pk: need for need in needs if need.pk != into.pk}.values(), key=lambda need: need.pk)
    insist(others, _("Choose at least two needs that are the same."))
    insist(len(others) <= MOST_AT_ONCE, _("Merge at most %(most)s needs at once.") % {"most": MOST_AT_ONCE})
    rows = Need.objects.filter(pk__in=[into.pk, *(need.pk for need in others)])
    list(rows.select_for_update().order_by("pk").values_list("pk"))  # two who merge crosswise wait in turn
    for need in others:
        merge(actor, need, into)
    return len(others)


@atomic
def split(actor, need, askers, text, *, stay=True):
    """What ``text`` says stands as a need of its own, asked by ``askers`` too, or instead unless they ``stay``.

    It was raised when ``need`` was and came the same way; both lead to each other, and their askers are told.
    """
    require(rules.may_verify(actor, need), _("Only workers of the community split its needs."))
    insist(
        need.hold() in rules.SPLIT_STAGES,
        _("“%(need)s” is merged, done or in a project; what else there is to do is reported as a need of its own.")
        % {"need": need},
    )
    chosen = list(need.asked_by.select_for_update().filter(pk__in=[asker.pk for asker in askers]).order_by("pk"))
    insist(len(chosen) == len(askers), _("Choose among those who ask for “%(need)s”.") % {"need": need})
    insist(
        stay or not any(asker.via_id for asker in chosen),
        _("Some of them came with a need that was merged into this one; undo that merge, or let them stay."),
    )
    facts = {name: value for name in CARRIED if (value := getattr(need, name))}
    channel = need.channel if rules.may_report(actor, need.place, need.channel) else Need.Channel.RESIDENT
    other = report(actor, need.place, text, channel=channel, raised_on=need.raised_on, **facts)
    other.channel = need.channel
    other.save(update_fields=["channel"])
    _stand(chosen, other, stay)
    record(actor, "need.split", need, into=other.pk, askers=len(chosen), stay=bool(stay))
    record(actor, "need.split_off", other, out_of=need.pk, askers=len(chosen))
    return other


def _stand(askers, need, stay):
    """These askers ask for ``need``: beside what they asked before, or instead, under the code they have."""
    if stay:
        Asker.objects.bulk_create(Asker(need=need, person_id=one.person_id, since=one.since) for one in askers)
    else:
        Asker.objects.filter(pk__in=[one.pk for one in askers]).update(need=need)
