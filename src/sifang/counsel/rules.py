"""Who may do what in legal counsel. Commands enforce these; pages ask them. The installation may set up anything."""


def may_keep(actor, place):
    """The community keeps its stations, check-ups and talks."""
    return actor is None or actor.may("keep_counsel", place.code)


def may_advise(actor, place):
    """A legal adviser of the place."""
    return actor is not None and actor.may("counsel", place.code)


def may_serve(actor, place):
    """The legal adviser, or the community that writes it down for them."""
    return may_keep(actor, place) or may_advise(actor, place)


def may_arrange(actor, place):
    """The community, or the judicial office above it, sets up stations, talk points, teams and check-up lists."""
    return may_keep(actor, place) or actor.may("oversee_counsel", place.code)


def may_confirm(actor, entry):
    """The community alone confirms what was done for it; nobody confirms their own service."""
    return actor is None or (actor.may("keep_counsel", entry.place_id) and actor.pk != entry.adviser.person_id)


def may_write_for(actor, adviser):
    """Advisers write for themselves; the community writes for its advisers."""
    return actor is None or actor.pk == adviser.person_id or actor.may("keep_counsel", adviser.place_id)
