"""At the year's end what is left on the needs list goes to the list of the new year; the asker reads why it waited."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import next_code, record
from sifang.needs import alike, clocks, rules
from sifang.needs import words as words_of
from sifang.needs.models import Need, Part, Photo

Stage = Need.Stage
# What the new row says as the old one did; the rest is its own.
TAKEN_ALONG = (
    "place", "text", "category", "subcategory", "channel", "spot", "spot_words", "affected", "urgency", "kind",
    "amount", "windows", "is_all_or_nothing", "wished_by", "look_first", "taken_on_by", "taken_on_at", "remark",
    "cluster",
)  # fmt: skip
MOST_AT_ONCE = 100


def to_roll_over(place, year):
    """What is left on the list of ``place`` from ``year`` or before: no project holds it, none is proposed for it."""
    found = Need.objects.within(place.code).filter(stage=Stage.LISTED, raised_on__year__lte=year)
    held = found.filter(coverages__isnull=False, coverages__ended_at=None)
    return found.exclude(pk__in=held.values("pk")).order_by("raised_on", "pk")


@atomic
def roll_over(actor, place, needs, year, why_not, words):
    """These needs of ``year`` or before end unsolved, and stand anew on the list with all who asked; returns the new.

    The old row keeps its year's figure, the new one is not counted as received once more.
    """
    require(rules.may_roll_over(actor, place), _("Only the community closes the year's needs list."))
    insist(year < clock.today().year, _("The year %(year)s is not over yet.") % {"year": year})
    insist(why_not in Need.WhyNot.values, _("Choose why it was not solved this year."))
    insist(len(words.strip()) >= 4, _("Tell those who asked why it waits, at least four characters."))
    keys = [need.pk for need in needs]
    insist(0 < len(keys) <= MOST_AT_ONCE, _("Choose 1 to %(most)s needs at once.") % {"most": MOST_AT_ONCE})
    rows = list(to_roll_over(place, year).filter(pk__in=keys).select_related("place"))
    insist(len(rows) == len(set(keys)), _("Some of these needs have moved meanwhile; look at the list again."))
    return [_roll(actor, row, why_not, words_of.reply(words)) for row in rows]


def _roll(actor, old, why_not, reply):
    old.move(Stage.UNSOLVED)
    old.why_not, old.reply, old.closed_on = why_not, reply, clock.today()
    old.save(update_fields=["why_not", "reply", "closed_on"])
    facts = {name: getattr(old, name) for name in TAKEN_ALONG}
    new = Need.objects.create(
        code=next_code(Need.objects, "XQ", old.place), stage=Stage.LISTED, way=Need.Way.LIST, raised_on=old.raised_on,
        rolled_from=old, reply=reply, **facts,
    )  # fmt: skip
    Part.objects.bulk_create(
        Part(need=new, number=part.number, kind=part.kind, category=part.category, amount=part.amount, words=part.words)
        for part in old.parts.all()
    )
    _take_along(old, new)
    clocks.begin_anew(new)
    clocks.list_it(new)
    alike.index(new)
    record(actor, "need.ended_unsolved", old, why_not=str(why_not), rolled_to=new.pk)
    record(actor, "need.rolled_over", new, rolled_from=old.pk)
    return new


def _take_along(old, new):
    """Those who asked keep their track codes, which open the new row from now on; so do needs that were merged."""
    old.asked_by.update(need=new)
    Photo.objects.filter(need=old).update(need=new)
    Need.objects.filter(merged_into=old).update(merged_into=new)
