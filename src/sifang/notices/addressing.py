"""Where a delivery goes, asked when it is sent: who has changed their mind meanwhile is not told."""

from django.conf import settings

from sifang.notices.messages import NotWanted
from sifang.notices.models import Delivery, Way, Wish
from sifang.notices.residents import SENTENCES


def address_of(delivery):
    """The address as ``delivery.person`` wishes it now; ``NotWanted`` where they wish it no longer."""
    person = delivery.person
    wish = Wish.objects.filter(person=person, way=delivery.way).select_related("person").first()
    if delivery.kind == Delivery.Kind.CODE:
        return _known(wish and wish.address)
    if wish is None:
        return _known(_phone(delivery))
    if wish.mode == Wish.Mode.OFF or not wish.confirmed_at or not person.is_active:
        raise NotWanted
    return _known(wish.address)


def _phone(delivery):
    """The phone an asker left, for what is said about their own need."""
    is_theirs = delivery.way == Way.SMS and delivery.deed is not None and delivery.deed.verb in SENTENCES
    return delivery.person.phone if is_theirs and settings.SIFANG_TELLING.sms else ""


def _known(address):
    if not address:
        raise NotWanted
    return address
