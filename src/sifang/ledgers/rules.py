"""Who may bring ledgers in and out. Commands enforce these; pages ask them what to show."""


def may_keep(actor, place):
    """Whether ``actor`` keeps the ledgers of ``place``; the installation itself may, from the command line."""
    return actor is None or actor.may("ledger", place.code)


def may_open(actor, place):
    """Whether ``actor`` may take a ledger out with full names and phones."""
    return actor is not None and actor.may("unmask", place.code)
