"""Who may do what to a resource."""


def may_declare(actor, place, organization, person):
    """The organization's liaison, the person themselves, or the community that lists it for them."""
    if actor is None:
        return False
    if actor.may("verify_resource", place.code):
        return True
    return actor.may("speak", organization=organization) if organization else actor == person


def may_verify(actor, resource):
    """Whether ``actor`` works for the community that keeps the list."""
    return actor is not None and actor.may("verify_resource", resource.place_id)


def may_retire(actor, resource):
    """The owner or the community."""
    return may_declare(actor, resource.place, resource.organization, resource.person)
