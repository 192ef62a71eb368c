"""The group bots of a place: added, amended, tried."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.notices import news, rules
from sifang.notices.models import Delivery, Outlet, Way
from sifang.notices.ways import others, posting

MOST = 20


@atomic
def add_outlet(actor, place, *, way, label, url, signing="", kinds=()):
    """A group of ``place`` is told what is chosen for it, from the next deed on."""
    _require_keeper(actor, place)
    insist(
        Outlet.objects.filter(place=place, is_on=True).count() < MOST,
        _("There are twenty groups here already. Switch off one that nobody reads."),
    )
    outlet = Outlet(place=place, way=way, added_at=clock.now())
    _fill(outlet, label, url, signing, kinds)
    outlet.save()
    record(actor, "outlet.added", outlet, way=str(way))
    return outlet


@atomic
def amend_outlet(actor, outlet, *, label, kinds, is_on, url="", signing=""):
    """The group is called and told as given; an empty address or secret leaves what was."""
    _require_keeper(actor, outlet.place)
    _fill(outlet, label, url or outlet.url, signing or outlet.signing, kinds)
    outlet.is_on = is_on
    outlet.save()
    record(actor, "outlet.amended", outlet)


@atomic
def test_outlet(actor, outlet):
    """A test message is on its way to the group, at whatever hour."""
    _require_keeper(actor, outlet.place)
    now = clock.now()
    delivery = Delivery.objects.create(
        key=f"test {outlet.pk} {now.timestamp()}", kind=Delivery.Kind.TEST, way=outlet.way, outlet=outlet,
        place_code=outlet.place_id, is_urgent=True, made_at=now, next_at=now,
    )  # fmt: skip
    record(actor, "outlet.tried", outlet)
    return delivery


def _require_keeper(actor, place):
    require(
        rules.may_keep_outlets(actor, place.code),
        _("The group bots of %(place)s are kept by its secretary and the offices above.") % {"place": place},
    )


def _fill(outlet, label, url, signing, kinds):
    is_allowed = others.is_allowed if outlet.way == Way.OTHER else posting.is_allowed
    insist(
        is_allowed(url.strip()),
        _("This address is not that of a WeCom, DingTalk or Feishu bot. Copy it from the group's bot settings."),
    )
    outlet.label, outlet.url, outlet.signing = label.strip()[:40], url.strip(), signing.strip()
    outlet.news = [kind for kind in news.TITLES if kind in kinds]
