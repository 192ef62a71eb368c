"""A dispute is registered: by the community, the property company, the owners or a lawyer, each in their own name."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock, holidays
from sifang.core.errors import insist, require
from sifang.core.models import next_number, record
from sifang.disputes import causes, colours, rules
from sifang.disputes.commands import naming
from sifang.disputes.discretion import without_names
from sifang.disputes.models import ColourChange, Dispute, Spell
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.people.limits_of import limits
from sifang.people.models import Management
from sifang.places.models import COMMUNITY_LENGTH, codes_above, covers, range_of

LETTERS = "JF"
LEAST, LONGEST = 4, 500


@atomic
def register(
    actor, place, cause, summary, *, registrar, company=None, parties=(), households=None, is_safety=False,
    since=None, received_on=None, colour=None, reason="", mediator=None, need=None,
):  # fmt: skip
    """The dispute waits to be settled, in the colour of the rule or in another one for a reason.

    ``parties`` are dicts: role, name and phone of a person, or role and organization; no list and no deed names them.
    ``need`` is what a resident asked for and turned out to be a dispute; it is in hand until the dispute is closed.
    """
    company = company or managing(place)
    require(
        rules.may_register(actor, place, registrar, company),
        _("Only the community, the company that manages it, the owners or the lawyers of %(place)s register a dispute.")
        % {"place": place},
    )
    today = received_on or clock.today()
    _insist_sensible(place, cause, summary, since or today, today)
    insist_mediates(mediator, place)
    numbers = limits(place.code, *colours.LIMITS)
    verdict = _verdict(registrar, company, households, is_safety, (today - (since or today)).days, numbers)
    colour, reason = _chosen(verdict, colour, reason)
    names = [party["name"].strip() for party in parties if party.get("name")]
    dispute = Dispute.objects.create(
        place=place, code=next_code(place, today.year), cause=cause, registrar=registrar, company=company,
        summary=without_names(summary, names, LONGEST), colour=colour, began_on=since or today, received_on=today,
        due=colours.due_on(colour, today, numbers, holidays.table()), mediator=mediator, by=actor, need=need,
    )  # fmt: skip
    begin(dispute, today, colour, without_names(reason, names, 300), actor)
    for party in parties:
        naming.put_down(actor, dispute, **party)
    if need:
        insist(covers(need.place_id, place.code), _("The need belongs to another community."))
        needs.put_in_hand(actor, need, Need.Way.DISPUTE)
    record(actor, "dispute.registered", dispute, colour=colour, registrar=str(registrar), parties=len(parties))
    return dispute


def managing(place):
    """The company that manages the compound today, if one does."""
    held = Management.objects.current().filter(place__in=codes_above(place.code)).select_related("organization")
    found = held.order_by("-place").first()
    return found.organization if found else None


def _insist_sensible(place, cause, summary, since, received_on):
    insist(len(place.code) >= COMMUNITY_LENGTH, _("A dispute lies at a compound or in a community; choose one."))
    insist(cause in causes.table(), _("Choose what the dispute is about from the list."))
    insist(
        len(summary.strip()) >= LEAST,
        _("Say what the dispute is about, at least four characters, without anybody's name."),
    )
    insist(
        since <= received_on <= clock.today(),
        _("The days do not fit: a dispute begins before it is registered, and neither day lies ahead."),
    )


def insist_mediates(mediator, place):
    """Whoever is named leads disputes there; nobody need be named."""
    insist(
        mediator is None or rules.may_mediate(mediator, place),
        _("%(person)s mediates nothing at %(place)s; choose a mediator or a worker of the community.")
        % {"person": mediator, "place": place},
    )


def _verdict(registrar, company, households, is_safety, days_open, numbers):
    needs = company is not None or registrar in (Dispute.Side.COMPANY, Dispute.Side.OWNERS)
    return colours.colour_of(colours.Facts(is_safety, households, days_open, needs), numbers)


def _chosen(verdict, colour, reason):
    if colour is None or colour == verdict.colour:
        return verdict.colour, reason.strip() or verdict.reason
    insist(colour in Dispute.Colour.values, _("A dispute is green, yellow or red; choose one of them."))
    insist(
        len(reason.strip()) >= LEAST,
        _("By the rule it is %(colour)s; say why it is another one, at least four characters.")
        % {"colour": Dispute.Colour(verdict.colour).label},
    )
    return colour, reason.strip()


def next_code(place, year):
    """The next code such as JF-2026-0007 that no dispute of the community carries, not from a ledger either."""
    community = place.community_code
    while True:
        code = f"{LETTERS}-{year}-{next_number(f'dispute {community} {year}'):04d}"
        if not Dispute.objects.filter(range_of(community), code=code).exists():
            return code


def begin(dispute, day, colour, reason, actor):
    """From ``day`` on the dispute counts in the backlog, and its first colour has its reason."""
    Spell.objects.create(dispute=dispute, place=dispute.place, since=day)
    ColourChange.objects.create(dispute=dispute, after=colour, reason=reason, by=actor, at=clock.now())
