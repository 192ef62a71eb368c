"""The quick scenario: 南街街道 of 甘州区 over one quarter, one joint meeting a community, in well under a minute."""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sifang.core import clock, sealing
from sifang.places import commands as places
from sifang.simulation.quarter import LAST_DAY, Quarter
from sifang.simulation.town import Town


def live(progress):
    """The quarter that ends today has been lived through the public commands, and every deed is sealed.

    ``progress`` is called with a sentence before each part of the story.
    """
    first = timezone.localtime(timezone.now()).replace(hour=0, minute=0, second=0, microsecond=0) - datetime.timedelta(
        days=LAST_DAY
    )
    places.ship()
    with clock.at(first + datetime.timedelta(hours=8)), transaction.atomic():
        town = Town(progress).settle()
    for order, community in enumerate(town.communities):
        progress(_("%(place)s: a quarter") % {"place": community})
        with transaction.atomic():
            Quarter(town, community, first, order).live()
    progress(_("sealing every deed"))
    sealing.seal_waiting()
    return town
