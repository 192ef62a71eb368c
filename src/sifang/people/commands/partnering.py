"""Organizations on record, and the partnerships that tie them to communities."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import Refused, require
from sifang.core.models import record
from sifang.people import rules
from sifang.people.commands.registering import one_after_the_other
from sifang.people.models import Organization, Partnership


@atomic
def found(actor, name, place, *, kind=Organization.Kind.INSTITUTION, uscc=None, party_org=""):
    """An organization is on record at ``place``."""
    require(
        rules.may_found(actor, place),
        _("Only the community, the street or the organization department enters organizations."),
    )
    one_after_the_other(place)
    if Organization.objects.filter(name=name, place=place).exists():
        raise Refused(
            _("“%(name)s” is already on record at %(place)s; open it instead.") % {"name": name, "place": place}
        )
    made = Organization.objects.create(name=name, place=place, kind=kind, uscc=uscc or None, party_org=party_org)
    record(actor, "organization.entered", made)
    return made


@atomic
def partner(actor, organization, place, since=None):
    """``organization`` builds ``place`` together with its community from ``since`` (today)."""
    require(
        rules.may_keep_roster(actor, place),
        _("Only the community, the street or the organization department enters partnerships."),
    )
    one_after_the_other(place)
    if Partnership.objects.current().filter(organization=organization, place=place).exists():
        raise Refused(_("%(org)s is already a partner of %(place)s.") % {"org": organization, "place": place})
    tie = Partnership.objects.create(organization=organization, place=place, since=since or clock.today())
    record(actor, "partnership.agreed", tie, organization=organization.pk)
    return tie


@atomic
def enlist(actor, name, place, **facts):
    """An organization is on record at ``place`` and builds it together with its community from today."""
    made = found(actor, name, place, **facts)
    partner(actor, made, place)
    return made
