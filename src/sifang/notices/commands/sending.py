"""Sending what is due: claim, send, mark. Nothing is sent inside a transaction.

A claim is one conditional UPDATE, so that of two workers one gets it. Where a worker dies after the other side took the
message and before it was marked, the lease runs out and the message goes out a second time: that is the only way to a
double.
"""

import datetime
import logging
import secrets

from django.db.models import F, Q
from django.db.transaction import atomic

from sifang.core import clock, language
from sifang.notices import addressing, hours, messages, rendering
from sifang.notices.models import Delivery, Way
from sifang.notices.ways import APPS, BOTS, mail, sms
from sifang.notices.ways.failing import NotSent

log = logging.getLogger(__name__)
Stage = Delivery.Stage
LEASE = datetime.timedelta(minutes=10)
PAUSES = [datetime.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720)]


def send_due(limit=100):
    """Each due delivery has been tried once; returns how many were sent."""
    now = clock.now()
    due = Delivery.objects.filter(_is_free(now), stage=Stage.WAITING, next_at__lte=now).order_by("next_at", "pk")
    return sum(_send(pk) for pk in list(due.values_list("pk", flat=True)[:limit]))


def _is_free(now):
    return Q(leased_until=None) | Q(leased_until__lt=now)


def _send(pk):
    delivery = _claim(pk)
    if delivery is None:
        return 0
    try:
        with language.kept():
            _hand_over(delivery)
    except messages.NotWanted:
        _mark(delivery, Stage.DROPPED)
    except NotSent as error:
        _failed(delivery, error.reason, error.is_final)
    except Exception as error:  # whatever a sender does, the delivery must survive it; its words may hold an address
        log.error("Delivery %s failed: %s.", pk, type(error).__name__)
        _failed(delivery, type(error).__name__, is_final=False)
    else:
        return _mark(delivery, Stage.SENT, sent_at=clock.now())
    return 0


@atomic
def _claim(pk):
    """The delivery if nobody else holds it; its try is counted before it is sent."""
    now, lease = clock.now(), secrets.token_hex(16)
    free = Delivery.objects.filter(_is_free(now), pk=pk, stage=Stage.WAITING, next_at__lte=now)
    if not free.update(lease=lease, leased_until=now + LEASE, tries=F("tries") + 1):
        return None
    return Delivery.objects.select_related("person", "outlet__place", "deed").get(pk=pk)


def _hand_over(delivery):
    message = messages.of(delivery)
    if delivery.outlet_id:
        _to_group(delivery, message)
        return
    address = addressing.address_of(delivery)
    if delivery.way == Way.MAIL:
        subject, text, html = rendering.mail(message)
        mail.send(address, subject, text, html, message.leave)
    elif delivery.way == Way.SMS:
        sms.send(address, rendering.sms(message))
    else:
        APPS[delivery.way](address, *rendering.markdown(message))


def _to_group(delivery, message):
    outlet = delivery.outlet
    if not outlet.is_on and delivery.kind != Delivery.Kind.TEST:
        raise messages.NotWanted
    BOTS[delivery.way](outlet.url, outlet.signing, *rendering.markdown(message))


@atomic
def _mark(delivery, stage, **facts):
    """1 where the claim still holds, and the delivery is at ``stage``."""
    held = (
        Delivery.objects.select_for_update().filter(pk=delivery.pk, lease=delivery.lease, stage=Stage.WAITING).first()
    )
    if held is None:
        return 0
    for name, value in ({"error": ""} | facts).items():
        setattr(held, name, value)
    held.lease, held.leased_until = "", None
    held.save()
    if stage != held.stage:
        held.move(stage)
    return 1


def _failed(delivery, reason, is_final):
    if is_final or delivery.tries > len(PAUSES):
        _mark(delivery, Stage.FAILED, error=reason)
        return
    again = clock.now() + PAUSES[delivery.tries - 1]
    _mark(delivery, Stage.WAITING, error=reason, next_at=again if delivery.is_urgent else hours.next_open(again))
