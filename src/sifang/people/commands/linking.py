"""Households that a Party member keeps in touch with: whose area, how many, no names of households, no diaries."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core.errors import insist, require
from sifang.people import rules
from sifang.people.commands.reporting_in import Registration, register_all
from sifang.people.limits_of import limit
from sifang.people.models import Post
from sifang.people.posts import KINDS
from sifang.text import redaction


@atomic
def link_households(actor, member, place, households, scope="", *, since=None):
    """``member`` (a person, or their post) keeps in touch with ``households`` households at ``place``, in ``scope``."""
    require(
        rules.may_appoint(actor, KINDS["household_liaison"], place),
        _("The community's Party secretary says who keeps in touch with which households."),
    )
    insist_households(households, place.code)
    person = member.person if isinstance(member, Post) else member
    entry = Registration(
        person.name, place, since=since, person=person,
        post={"households": households, "scope": redaction.redact(scope)[0]},
    )  # fmt: skip
    return register_all(actor, "household_liaison", [entry])[0]


def insist_households(households, code):
    """Go on only if the number lies within what the office has set for ``code``."""
    least, most = limit("households_least", code), limit("households_most", code)
    insist(
        least <= households <= most,
        _("One liaison has %(least)s to %(most)s households, not %(n)s; share them out, or ask the office.")
        % {"least": least, "most": most, "n": households},
    )
