"""Who the parties are: put down once, read behind the wall, a phone only for a reason that is kept."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.disputes import rules
from sifang.disputes.discretion import hush
from sifang.disputes.models import Party
from sifang.people import commands as people

MOST = 20


@atomic
def add_party(actor, dispute, role, *, name="", phone="", organization=None):
    """One more party stands behind the wall."""
    require(
        rules.may_lead(actor, dispute),
        _("Only those who try to settle the dispute add a party."),
    )
    insist(
        dispute.parties.count() < MOST,
        _("%(most)s parties are on record; name one of them as the representative.") % {"most": MOST},
    )
    party = put_down(actor, dispute, role, name=name, phone=phone, organization=organization)
    if name.strip():
        hush(dispute, name.strip())
    record(actor, "dispute.party_added", dispute, party=party.pk)
    return party


def put_down(actor, dispute, role, *, name="", phone="", organization=None):
    """The row of a party: an organization, or a person whose name and phone are sealed."""
    insist(role in Party.Role.values, _("A party is the applicant or the respondent; choose one."))
    insist(organization or name.strip(), _("Write the party's name, or choose the organization."))
    if organization:
        return Party.objects.create(dispute=dispute, role=role, organization=organization)
    person = people.register(actor, name.strip()[:60], phone=phone.strip(), home=dispute.place)
    return Party.objects.create(dispute=dispute, role=role, person=person)


@atomic
def see_party(actor, party, reason):
    """The mediator, or the named adviser, has seen a party's phone, and the reason is kept."""
    require(
        rules.may_call_parties(actor, party.dispute),
        _("Only the mediator and the named adviser see the phone of a party."),
    )
    insist(party.person_id, _("This party is an organization; its liaison stands on its own page."))
    return people.unmask(actor, party.person, party.dispute.place, reason, entrusted=True)
