"""Who may do what for an industry. Commands enforce these; pages ask them what to show."""

from django.utils.translation import gettext as _

from sifang.core.errors import require


def may_keep(actor, place):
    """The office of the industry at the place or above it; the installation itself when it is set up."""
    return actor is None or actor.may("industry", place.code)


def require_keeper(actor, place):
    """Go on only for the industry's office."""
    require(
        may_keep(actor, place),
        _("Only the office that keeps the industries of %(place)s does this. Ask its industry officer.")
        % {"place": place},
    )


def speaks_for(actor, organization):
    """The liaison of the enterprise or department."""
    return actor is not None and organization is not None and actor.may("speak", organization=organization)


def may_join(actor, body, organization):
    """The office of the industry; an enterprise's liaison joins and leaves for it."""
    return may_keep(actor, body.place) or speaks_for(actor, organization)


def may_advise(actor, department, enterprise):
    """The department's liaison for its own visits; the industry's office for every department."""
    return may_keep(actor, enterprise.place) or speaks_for(actor, department)


def may_close(actor, issue):
    """The department that found it, the enterprise whose matter it is, or the industry's office."""
    visit = issue.visit
    return may_advise(actor, visit.department, visit.enterprise) or speaks_for(actor, visit.enterprise)


def may_reopen(actor, issue):
    """The department that found it, or the industry's office; not the enterprise."""
    return may_advise(actor, issue.visit.department, issue.visit.enterprise)


def may_check(actor, mechanism, organization):
    """An enterprise speaks for itself about an item; the office may write down what it was told."""
    return may_keep(actor, mechanism.place) or speaks_for(actor, organization)


def may_exchange(actor, pairing):
    """The industry's office, and the liaisons of the bank and of the enterprise."""
    own = speaks_for(actor, pairing.bank) or speaks_for(actor, pairing.enterprise)
    return own or may_keep(actor, pairing.place)


def may_sell(actor, livestream, organization):
    """The industry's office enters every line; an enterprise enters its own."""
    return may_keep(actor, livestream.place) or speaks_for(actor, organization)
