"""How a need comes in: reported, taken down for a caller, joined, added to."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import next_code, record
from sifang.needs import alike, clocks, clusters, rules
from sifang.needs import words as words_of
from sifang.needs.models import Asker, Need
from sifang.people import commands as people
from sifang.text.alarm import alarm

Stage = Need.Stage


@atomic
def report(actor, place, text, *, channel=Need.Channel.RESIDENT, asker=None, code=None, raised_on=None, **facts):
    """A new need stands in the community's list, to be verified; phones and ID numbers in the text are masked."""
    insist(channel in Need.Channel.values, _("Choose one of the answers shown."))
    require(
        rules.may_report(actor, place, channel),
        _("You cannot report through this channel at %(place)s; report as a resident instead.") % {"place": place},
    )
    words = words_of.clean(text)
    today = clock.today()
    wished_by = facts.get("wished_by")
    insist(
        not wished_by or wished_by >= today,
        _("The day you wish it done by (%(day)s) has passed; choose a later one.") % {"day": wished_by},
    )
    insist(
        not raised_on or raised_on <= today,
        _("The day it was raised (%(day)s) lies ahead; use today or earlier.") % {"day": raised_on},
    )
    need = Need.objects.create(
        place=place, text=words, channel=channel, code=code or next_code(Need.objects, "XQ", place),
        raised_on=raised_on or today, **words_of.guess(words, facts, place),
    )  # fmt: skip
    clocks.start(need)
    if asker:
        Asker.objects.create(need=need, person=asker, since=clock.now())
    alike.index(need)
    clusters.gather(need)
    record(actor or asker, "need.reported", need, channel=channel)
    return need


@atomic
def take_down(actor, place, text, *, phone="", name="", same_as=None, **facts):
    """What a caller said stands as their need, or they are one more who asks for ``same_as``."""
    insist(phone or name or not same_as, _("Write the caller's phone or name, so that the need knows who else asks."))
    asker = people.meet_caller(actor, phone, name=name, home=place) if phone or name else None
    if same_as is None:
        return report(actor, place, text, asker=asker, **facts)
    require(rules.may_report(actor, same_as.place, facts.get("channel")), _("You cannot report at this community."))
    return join(asker, same_as).need


@atomic
def join(person, need):
    """``person`` is one of those who ask for this need; returns their tie to it, with its track code."""
    need = standing(need)
    insist(
        need.hold() in Need.OPEN_STAGES,
        _("“%(need)s” is already done; report it again if it is back.") % {"need": need},
    )
    asker, fresh = Asker.objects.get_or_create(need=need, person=person, defaults={"since": clock.now()})
    if fresh:
        record(person, "need.joined", need)
    return asker


def standing(need):
    """The need itself, or the one it was merged into."""
    while need.merged_into_id:
        need = need.merged_into
    return need


@atomic
def resubmit(person, need, text):
    """The asker has added what was missing; the need is to be verified again."""
    require(rules.may_rate(person, need), _("Only those who asked can add to this need."))
    insist(need.hold() != Stage.MERGED, _("“%(need)s” was merged; follow the need it stands with.") % {"need": need})
    need.move(Stage.NEW)
    need.text, need.reply = words_of.clean(text), ""
    need.look_first = alarm(need.text)
    need.save(update_fields=["text", "reply", "look_first"])
    alike.index(need)
    clocks.run(need)
    record(person, "need.resubmitted", need)
