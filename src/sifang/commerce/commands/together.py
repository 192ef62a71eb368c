"""The three joint mechanisms (三联): what merchants do together, and their pledges of honest trade."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.commerce.commands.districts import not_ahead, require_keeper
from sifang.commerce.models import JointAct, Pledge
from sifang.core import clock
from sifang.core.errors import insist
from sifang.core.models import record
from sifang.people.commands.registering import one_after_the_other
from sifang.text import redaction

Stage = Pledge.Stage
MOST_PEOPLE = 99_999


@atomic
def act_jointly(actor, district, kind, title, *, on=None, merchants=(), headcount=None, outcome=""):
    """The merchants of the district did something together; who came of them is a count, never a name."""
    require_keeper(actor, district.place)
    insist(kind in JointAct.Kind.values, _("Choose one of the three joint mechanisms."))
    said, on = redaction.clean(title, 80), not_ahead(on)
    insist(len(said) >= 2, _("Say what was done, at least two characters."))
    insist(
        headcount is None or 0 <= headcount <= MOST_PEOPLE,
        _("Write how many people came, 0 to %(most)s.") % {"most": MOST_PEOPLE},
    )
    joined = here(district, merchants, on)
    act = JointAct.objects.create(
        place=district.place, district=district, kind=kind, title=said, on=on, headcount=headcount,
        outcome=redaction.clean(outcome, 500),
    )  # fmt: skip
    act.merchants.set(joined)
    record(actor, "joint_act.held", act, kind=kind, merchants=len(joined))
    return act


def here(district, merchants, day=None):
    """``merchants``, each once; refuses one that is not of the district on ``day``."""
    asked = {merchant.pk: merchant for merchant in merchants}
    known = set(district.merchants.current(day).filter(pk__in=asked).values_list("pk", flat=True))
    foreign = next((merchant for key, merchant in asked.items() if key not in known), None)
    insist(
        foreign is None,
        _("“%(merchant)s” is not on the roster of %(district)s on this day; register it first.")
        % {"merchant": foreign, "district": district},
    )
    return list(asked.values())


def pledge_words():
    """What a merchant pledges where it writes no words of its own."""
    return _("We mark our prices clearly, sell nothing fake or substandard, keep our word and answer every complaint.")


@atomic
def pledge(actor, merchant, words="", on=None):
    """The merchant has given its pledge of honest trade; it has one at a time."""
    require_keeper(actor, merchant.place)
    one_after_the_other(merchant.place)
    here(merchant.district, [merchant])
    insist(
        not merchant.pledges.filter(ended_on=None).exists(),
        _("“%(merchant)s” has given its pledge already; withdraw it before a new one.") % {"merchant": merchant},
    )
    given = Pledge.objects.create(
        place=merchant.place, merchant=merchant, pledged_on=not_ahead(on),
        words=redaction.clean(words, 300) or pledge_words(),
    )  # fmt: skip
    record(actor, "pledge.given", given, merchant=merchant.pk)
    return given


@atomic
def review_pledge(actor, pledge, kept, words=""):
    """Somebody looked: the pledge is kept, or it is breached and the facts are written down. It can turn again."""
    require_keeper(actor, pledge.place)
    told = redaction.clean(words, 300)
    insist(
        kept or len(told) >= 4,
        _("A breach states facts: what was seen, when and where, at least four characters."),
    )
    insist(pledge.hold() != Stage.WITHDRAWN, _("This pledge was withdrawn; there is nothing to look at any more."))
    to = Stage.KEPT if kept else Stage.BREACHED
    if pledge.stage != to:
        pledge.move(to)
    pledge.reviewed_on, pledge.review = clock.today(), told
    pledge.save(update_fields=["reviewed_on", "review"])
    record(actor, "pledge.kept" if kept else "pledge.breached", pledge, merchant=pledge.merchant_id)


@atomic
def withdraw_pledge(actor, pledge, why=""):
    """The pledge holds no longer; the merchant may give a new one."""
    require_keeper(actor, pledge.place)
    pledge.move(Stage.WITHDRAWN)
    pledge.ended_on = clock.today()
    pledge.review = redaction.clean(why, 300) or pledge.review
    pledge.save(update_fields=["ended_on", "review"])
    record(actor, "pledge.withdrawn", pledge, merchant=pledge.merchant_id)
