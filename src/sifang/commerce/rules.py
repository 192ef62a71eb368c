"""Who may do what at the finance desk of a business district."""


def may_keep_finance(actor, place):
    """Whoever keeps the finance desk there; the installation itself may, from the command line."""
    return actor is None or actor.may("finance", place.code)


def may_provide(actor, place):
    """Only somebody who keeps the finance desk there and answers for it by name."""
    return actor is not None and actor.may("finance", place.code)
