"""Who may do what about disputes, and before whom the wall around the parties opens. ``None`` is the installation."""

from sifang.disputes.models import Dispute, Referral
from sifang.people.models import Management, Post
from sifang.places.models import codes_above, range_of

Side = Dispute.Side


def manages(company, place):
    """Whether the property company manages ``place``, or a compound of the community, today."""
    held = Management.objects.current().filter(organization=company)
    return held.filter(place__in=codes_above(place.code)).exists() or held.filter(range_of(place.code)).exists()


def may_register(actor, place, registrar, company=None):
    """The community for everybody; the company, the owners and the lawyers each for themselves."""
    if actor is None or actor.may("dispute", place.code):
        return True
    if registrar == Side.COMPANY:
        return bool(company) and actor.may("speak", organization=company) and manages(company, place)
    if registrar == Side.OWNERS:
        return actor.may("own", place.code)
    return registrar == Side.LAWYER and actor.may("mediate", place.code)


def may_keep(actor, dispute):
    """The community: it names mediators, reports upward, closes and opens again."""
    return actor is None or actor.may("dispute", dispute.place_id)


def may_lead(actor, dispute):
    """Whoever tries to settle it: the community, its mediators, the one who was named among them, the adviser."""
    return may_keep(actor, dispute) or actor.may("mediate", dispute.place_id)


def may_mediate(person, place):
    """Whether ``person`` can be named as the mediator of a dispute at ``place``."""
    return person is not None and (person.may("mediate", place.code) or person.may("dispute", place.code))


def is_mediator(actor, dispute):
    """Whether ``actor`` is the one who was named to mediate, and still mediates there or works for the community."""
    return actor.pk == dispute.mediator_id and may_mediate(actor, dispute.place)


def is_adviser(actor, dispute):
    """Whether the dispute was given to ``actor`` as legal adviser and their post still holds."""
    if dispute.adviser_id is None:
        return False
    return Post.objects.current().filter(pk=dispute.adviser_id, person=actor).exists()


def is_party(actor, dispute):
    """Whether ``actor`` is one of the parties, or speaks for one."""
    spoken = [post.organization_id for post in actor.current_posts if post.opens("speak", None, None)]
    parties = dispute.parties.all()
    return (
        parties.filter(person=actor).exists() or parties.filter(organization__in=[pk for pk in spoken if pk]).exists()
    )


def may_see_parties(actor, dispute):
    """The mediator, the named adviser while it is theirs, and the parties; nobody else, however high."""
    if actor is None:
        return False
    return is_mediator(actor, dispute) or is_adviser(actor, dispute) or is_party(actor, dispute)


def may_call_parties(actor, dispute):
    """The mediator and the named adviser may ask for a party's phone."""
    return actor is not None and (is_mediator(actor, dispute) or is_adviser(actor, dispute))


def may_read_terms(actor, dispute):
    """What was said and agreed is read by those who settle it and by the parties."""
    return may_lead(actor, dispute) or may_see_parties(actor, dispute)


def may_answer(actor, referral: Referral):
    """The body it was referred to, or those who lead the dispute and write its answer down."""
    if may_lead(actor, referral.dispute):
        return True
    return referral.organization_id is not None and actor.may("speak", organization=referral.organization)
