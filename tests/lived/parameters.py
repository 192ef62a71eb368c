"""An account, and what stands for the parameters of addresses that are not about one numbered object."""


def add(town, objects):
    """An account of 泰安社区, and words and codes by the name of the parameter they stand for."""
    objects |= {
        "accounts": town.li,
        "board": objects["needs"],
        "menu": objects["offers"],
        "code": town.taian.pk,
        "track": objects["needs"].asked_by.get().track_code,
        "name": "needs",
        "ledger": "needs",
        "duty": "late-replies",
        "token": "nothing-handed-in",
    }
