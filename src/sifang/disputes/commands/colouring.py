"""The colour becomes another, for a reason."""

import datetime

from django.db.models import Min
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock, holidays
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.disputes import colours, rules
from sifang.disputes.discretion import told
from sifang.disputes.models import ColourChange, Dispute, Why
from sifang.people.limits import LIMITS
from sifang.people.limits_of import limit, limits
from sifang.people.models import Limit

RED = Dispute.Colour.RED
LONG = "long_standing_days"


@atomic
def recolour(actor, dispute, colour, reason):
    """The dispute has another colour, why, and the day that goes with it."""
    require(rules.may_lead(actor, dispute), _("Only those who try to settle the dispute change its colour."))
    insist(colour in Dispute.Colour.values, _("A dispute is green, yellow or red; choose one of them."))
    insist(dispute.hold() in Dispute.OPEN_STAGES, _("It is settled already; a colour is for what still waits."))
    insist(colour != dispute.colour, _("It has this colour already; choose another one."))
    insist(len(reason.strip()) >= 4, _("Say why the colour changes, at least four characters; it is kept."))
    change(actor, dispute, colour, told(dispute, reason, 300))


def change(actor, dispute, colour, reason):
    """Write the colour with its reason and its day, and record it."""
    before = dispute.colour
    ColourChange.objects.create(dispute=dispute, before=before, after=colour, reason=reason, by=actor, at=clock.now())
    dispute.colour = colour
    set_due(dispute)
    dispute.save(update_fields=["colour", "due"])
    record(actor, "dispute.recoloured", dispute, before=before, after=str(colour))


def set_due(dispute):
    """The day of the dispute's colour, counted from the day on which it last began to wait."""
    spell = dispute.spells.order_by("-since", "-pk").first()
    begun = spell.since if spell else dispute.received_on
    dispute.due = colours.due_on(dispute.colour, begun, limits(dispute.place_id, *colours.LIMITS), holidays.table())


@atomic
def redden_long_standing(day=None):
    """Disputes that have been open for as many days as their place allows are red by themselves; how many became so."""
    day, turned, known = day or clock.today(), 0, {}
    waiting = Dispute.objects.open().exclude(colour=RED).filter(began_on__lte=day - _shortest())
    for dispute in waiting.order_by("began_on", "pk").select_related("place").iterator():
        community = dispute.place.community_code
        if community not in known:
            known[community] = limit(LONG, community)
        if (day - dispute.began_on).days >= known[community]:
            change(None, dispute, RED, Why.LONG_STANDING)
            turned += 1
    return turned


def _shortest():
    """The fewest days that any office, or custom, calls long-standing."""
    least = Limit.objects.filter(name=LONG).aggregate(least=Min("value"))["least"]
    customary = LIMITS[LONG].value
    return datetime.timedelta(days=min(customary, least if least is not None else customary))
