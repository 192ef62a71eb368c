"""Who may take ledgers out in full; who keeps them at all is a rule of ``people``. Pages ask it what to show."""


def may_open(actor, place):
    """Whether ``actor`` may take a ledger out with full names and phones."""
    return actor is not None and actor.may("unmask", place.code)
