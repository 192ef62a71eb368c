"""Who may do what to a meeting."""


def may_call(actor, place):
    """The community calls its joint meeting."""
    return actor is not None and actor.may("meet", place.code)


def may_resolve(actor, meeting):
    """The community records what was resolved."""
    return actor is not None and actor.may("resolve", meeting.place_id)


def may_sign(actor, meeting):
    """The secretary signs the minutes."""
    return actor is not None and actor.may("sign", meeting.place_id)
