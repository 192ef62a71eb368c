"""Who may do what in a business district: its clerk, the office above, and the desk that keeps the place's ledgers."""


def may_keep_finance(actor, place):
    """Whoever keeps the finance desk there; the installation itself may, from the command line."""
    return actor is None or actor.may("finance", place.code)


def may_provide(actor, place):
    """Only somebody who keeps the finance desk there and answers for it by name."""
    return actor is not None and actor.may("finance", place.code)


def may_keep(actor, place):
    """Keep a district at ``place``: its merchants, acts, pledges and measures; so may the command line."""
    return actor is None or actor.may("district", place.code) or actor.may("ledger", place.code)


def may_agree(actor, share):
    """Put down a merchant's word on its share: whoever keeps the district, or who speaks for the merchant's firm."""
    if may_keep(actor, share.cost.measure.place):
        return True
    firm = share.merchant.organization
    return firm is not None and actor.may("speak", organization=firm)
