"""Livestreams that sell local products: planned, held, their lines added in 分, settled; frozen from then on."""

from django.db.transaction import atomic
from django.utils import timezone
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.industry import rules, words
from sifang.industry.models import Livestream, SalesLine

Stage = Livestream.Stage
MOST_PIECES = 100_000_000
MOST_FEN = 1_000_000_000_000


@atomic
def plan_livestream(actor, place, title, starts_at, *, body=None, channel=""):
    """The livestream is planned."""
    rules.require_keeper(actor, place)
    livestream = Livestream.objects.create(
        place=place, body=body, title=words.title(title), starts_at=starts_at, channel=words.free(channel, 60), by=actor
    )
    record(actor, "livestream.planned", livestream)
    return livestream


@atomic
def hold_livestream(actor, livestream):
    """The livestream was held; its lines can be added."""
    rules.require_keeper(actor, livestream.place)
    insist(livestream.starts_at <= clock.now(), _("It has not begun; say so when it is over."))
    livestream.move(Stage.HELD)
    record(actor, "livestream.held", livestream)


@atomic
def add_sale(actor, livestream, organization, product, amount_fen, *, pieces=None):
    """The enterprise sold so much of the product on this livestream."""
    require(
        rules.may_sell(actor, livestream, organization),
        _("Only the industry's office, or the liaison of %(org)s, adds this line.") % {"org": organization},
    )
    _insist_open(livestream)
    insist(0 < amount_fen <= MOST_FEN, _("Write the amount, more than nothing."))
    insist(pieces is None or 0 < pieces <= MOST_PIECES, _("Write how many pieces, as a whole number from 1 on."))
    name = words.title(product, 60)
    if livestream.lines.filter(organization=organization, product=name).exists():
        raise Refused(
            _("“%(product)s” of %(org)s has a line already; take it out and add it once more with the right amount.")
            % {"product": name, "org": organization}
        )
    line = SalesLine.objects.create(
        livestream=livestream, place=livestream.place, organization=organization, product=name, pieces=pieces,
        amount=amount_fen, sold_on=timezone.localdate(livestream.starts_at),
    )  # fmt: skip
    record(actor, "livestream.sale_added", livestream, line=line.pk, amount=amount_fen)
    return line


@atomic
def drop_sale(actor, line):
    """The line was wrong and is taken out; after settling nothing can be."""
    require(
        rules.may_sell(actor, line.livestream, line.organization),
        _("Only the industry's office, or the liaison of %(org)s, takes this line out.") % {"org": line.organization},
    )
    _insist_open(line.livestream)
    record(actor, "livestream.sale_dropped", line.livestream, line=line.pk, amount=line.amount)
    line.delete()


def _insist_open(livestream):
    here = livestream.hold()
    insist(here != Stage.SETTLED, _("This livestream is settled; its lines stand as they are."))
    insist(here == Stage.HELD, _("Lines are added once the livestream has been held; say so first."))


@atomic
def settle_livestream(actor, livestream):
    """The lines are complete and stand; from now on they count."""
    rules.require_keeper(actor, livestream.place)
    livestream.hold()
    insist(
        livestream.stage != Stage.HELD or livestream.lines.exists(),
        _("There is no line yet. Add what was sold, then settle."),
    )
    livestream.move(Stage.SETTLED)
    livestream.settled_on = clock.today()
    livestream.save(update_fields=["settled_on"])
    record(actor, "livestream.settled", livestream)


@atomic
def cancel_livestream(actor, livestream, why):
    """The livestream does not take place."""
    rules.require_keeper(actor, livestream.place)
    told = words.reason(why)
    livestream.move(Stage.CANCELLED)
    livestream.cancelled_why = told
    livestream.save(update_fields=["cancelled_why"])
    record(actor, "livestream.cancelled", livestream)
