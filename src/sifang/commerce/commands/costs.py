"""A cost that merchants share: drafted with its working, agreed one by one, frozen, settled."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.commerce import queries, rules
from sifang.commerce.commands.districts import not_ahead, require_keeper
from sifang.commerce.commands.measuring import require_running
from sifang.commerce.commands.together import here
from sifang.commerce.models import CostSharing, Measure, Merchant, Share
from sifang.commerce.sharing import allocate
from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.core.money import MOST
from sifang.text import redaction

Stage, Basis = CostSharing.Stage, CostSharing.Basis


@atomic
def draft_cost(actor, measure, title, amount_fen, basis, weights):
    """A cost is shared out to the 分 and waits for each merchant's word; ``weights`` is {merchant's key: weight}.

    A weight is an area in dm², a turnover in 分, or 1 where all bear alike; a turnover serves this sharing alone.
    """
    require_running(actor, measure, Measure.Kind.COST)
    said = redaction.clean(title, 80)
    insist(len(said) >= 2, _("Say what the cost is for, at least two characters."))
    insist(basis in Basis.values, _("Choose how the cost is shared: by area, by turnover, or equally."))
    insist(0 < amount_fen <= MOST, _("Write the whole cost, more than 0 元."))
    merchants = _bearers(measure, basis, weights)
    parts = allocate(amount_fen, [weights[merchant.pk] for merchant in merchants])
    cost = CostSharing.objects.create(
        measure=measure, title=said, amount=amount_fen, basis=basis, drafted_on=clock.today()
    )
    Share.objects.bulk_create(
        Share(cost=cost, merchant=merchant, weight=weights[merchant.pk], amount=part)
        for merchant, part in zip(merchants, parts, strict=True)
    )
    record(actor, "cost.drafted", cost, basis=basis, merchants=len(parts))
    return cost


def _bearers(measure, basis, weights):
    """The merchants who bear the cost, in the order of the roster; ties are settled by it."""
    found = Merchant.objects.filter(pk__in=weights).order_by("pk")
    insist(len(found) == len(weights) and len(found) >= 2, _("A shared cost has two merchants at least."))
    insist(
        all(0 <= weight <= MOST for weight in weights.values()),
        _("A weight is a number from 0 on; check the areas or turnovers."),
    )
    insist(
        basis != Basis.EQUAL or set(weights.values()) == {1},
        _("Where all bear alike, everybody weighs 1."),
    )
    return here(measure.district, found)


@atomic
def redraft_cost(actor, cost, title, amount_fen, basis, weights):
    """The draft is replaced by another one; nobody's word carries over. Returns the new draft."""
    drop_cost(actor, cost, _("Replaced by a new draft."))
    return draft_cost(actor, cost.measure, title, amount_fen, basis, weights)


@atomic
def agree_share(actor, share):
    """The merchant agrees to its share; when the last one does, the sharing is agreed and frozen."""
    require(
        rules.may_agree(actor, share),
        _("Whoever keeps the district puts down the merchants' words, or the merchant's own firm says it."),
    )
    _agree(actor, share)


@atomic
def agree_by_code(code):
    """The merchant itself, who holds the code of its paper, agrees to its share; returns the share."""
    share = queries.public_share(code)
    insist(share is not None, _("No share has this code. Compare it letter by letter, or ask the district's clerk."))
    _agree(None, share)
    return share


def _agree(actor, share):
    cost = share.cost
    insist(
        cost.hold() == Stage.DRAFTED,
        _("“%(cost)s” is %(stage)s; nobody's word is asked any more.")
        % {"cost": cost, "stage": Stage(cost.stage).label},
    )
    share.refresh_from_db(fields=["agreed_on"])
    insist(share.agreed_on is None, _("“%(merchant)s” has agreed already.") % {"merchant": share.merchant})
    share.agreed_on = clock.today()
    share.save(update_fields=["agreed_on"])
    record(actor, "share.agreed", cost, merchant=share.merchant_id, by_code=actor is None)
    if not cost.shares.filter(agreed_on=None).exists():
        cost.move(Stage.AGREED)
        cost.agreed_on = clock.today()
        cost.save(update_fields=["agreed_on"])
        record(actor, "cost.agreed", cost)


@atomic
def pay_share(actor, share, on=None):
    """The merchant has paid its share; when the last one has, the sharing is settled."""
    cost = share.cost
    require_keeper(actor, cost.measure.place)
    insist(cost.hold() == Stage.AGREED, _("Shares are paid when all have agreed, and once."))
    share.refresh_from_db(fields=["paid_on"])
    insist(share.paid_on is None, _("“%(merchant)s” has paid already.") % {"merchant": share.merchant})
    share.paid_on = not_ahead(on)
    share.save(update_fields=["paid_on"])
    record(actor, "share.paid", cost, merchant=share.merchant_id)
    if not cost.shares.filter(paid_on=None).exists():
        _settle(actor, cost, share.paid_on)


@atomic
def settle_cost(actor, cost, on=None):
    """All shares are paid: those that were open, on that day."""
    require_keeper(actor, cost.measure.place)
    insist(cost.hold() == Stage.AGREED, _("Shares are paid when all have agreed, and once."))
    on = not_ahead(on)
    cost.shares.filter(paid_on=None).update(paid_on=on)
    _settle(actor, cost, on)


def _settle(actor, cost, on):
    cost.move(Stage.SETTLED)
    cost.settled_on = on
    cost.save(update_fields=["settled_on"])
    record(actor, "cost.settled", cost)


@atomic
def drop_cost(actor, cost, why):
    """The draft is dropped; an agreed sharing is not."""
    require_keeper(actor, cost.measure.place)
    told = redaction.clean(why, 300)
    insist(len(told) >= 4, _("Say why, at least four characters; others read it."))
    cost.move(Stage.DROPPED)
    cost.dropped_why = told
    cost.save(update_fields=["dropped_why"])
    record(actor, "cost.dropped", cost)
