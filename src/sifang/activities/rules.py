"""Who may do what with plans, activities, the service menu and experience. Commands enforce these; pages ask them."""

from sifang.places.models import covers


def may_organize(actor, place):
    """Whether ``actor`` works for the community whose plan and activities these are."""
    return actor is not None and actor.may("activity", place.code)


def may_speak_at(actor, organization, place):
    """Whether ``actor`` speaks for ``organization``, and it builds ``place`` with its community today."""
    if actor is None or organization is None or place.code not in actor.reach.communities:
        return False
    return actor.may("speak", organization=organization) and _is_partner(organization, place)


def _is_partner(organization, place):
    return organization.partnerships.current().filter(place=place).exists()


def may_propose(actor, place, organizations):
    """The community plans for all; a liaison for the own organization alone."""
    if may_organize(actor, place):
        return True
    return len(organizations) == 1 and may_speak_at(actor, organizations[0], place)


def may_take_part(person, activity):
    """Somebody with an account who serves in the activity's community, or in an organization that builds it."""
    if person is None or not person.username:
        return False
    served = (post.place_id for post in person.current_posts if post.place_id)
    return activity.place_id in person.reach.communities or any(
        covers(code, activity.place_id) or covers(activity.place_id, code) for code in served
    )


def may_name_campaign(actor, place):
    """A campaign is named by the community for itself, or by the street and the offices above for all below."""
    return actor is not None and (actor.may("activity", place.code) or actor.may("oversee", place.code))


def may_carry(actor, service):
    """The community, or the organization that took the service up."""
    if may_organize(actor, service.place):
        return True
    return service.organization is not None and may_speak_at(actor, service.organization, service.place)


def may_call_served(actor, service):
    """The community; and the organization that took the service up, as long as it is under way: it calls first."""
    if service.served_id is None:
        return False
    return actor.may("unmask", service.place_id) or (service.stage == "taken" and may_carry(actor, service))


def may_review(actor, experience):
    """The street, or an office above it, reviews experience material."""
    return actor is not None and actor.may("oversee", experience.place_id)


def may_write_experience(actor, place, organization=None):
    """The community writes of itself and its partners, a liaison of the own organization."""
    return may_organize(actor, place) or may_speak_at(actor, organization, place)
