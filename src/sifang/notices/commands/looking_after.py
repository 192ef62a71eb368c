"""What could not be delivered: tried again by hand, or given up."""

import datetime

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import require
from sifang.core.models import record
from sifang.notices import rules
from sifang.notices.models import Delivery

Stage = Delivery.Stage
KEPT = datetime.timedelta(days=180)


@atomic
def try_again(actor, delivery):
    """It goes out once more now, with all its tries before it."""
    _require(actor, delivery)
    delivery.move(Stage.WAITING)
    delivery.tries, delivery.next_at, delivery.error = 0, clock.now(), ""
    delivery.save(update_fields=["tries", "next_at", "error"])
    record(actor, "delivery.retried", delivery)


@atomic
def give_up(actor, delivery):
    """Nobody tries it any more."""
    _require(actor, delivery)
    delivery.move(Stage.GIVEN_UP)
    record(actor, "delivery.given_up", delivery)


def forget_old():
    """What was settled long ago is forgotten: to whom something went is kept no longer than somebody may ask."""
    old = Delivery.objects.exclude(stage__in=(Stage.WAITING, Stage.FAILED)).filter(made_at__lt=clock.now() - KEPT)
    return old.delete()[0] if old.exists() else 0


def _require(actor, delivery):
    require(rules.may_look_after(actor, delivery), _("Only the administrators look after what was not delivered."))
