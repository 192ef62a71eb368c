"""Who may change the roster. Commands enforce these; pages ask them what to show."""

from sifang.people import posts


def is_root(actor):
    """Whether the installation itself acts (set-up from the command line)."""
    return actor is None


def may_keep_ledgers(actor, place):
    """Whether ``actor`` keeps the ledgers of ``place``; the installation itself may, from the command line."""
    return is_root(actor) or actor.may("ledger", place.code)


def may_keep_roster(actor, place):
    """Whether ``actor`` may enter organizations and partnerships at ``place``."""
    return may_keep_ledgers(actor, place) or actor.may("appoint", place.code)


def may_appoint(actor, kind: posts.PostKind, place):
    """Whether ``actor`` holds a post that appoints this kind at ``place``."""
    if is_root(actor):
        return True
    held = (post for post in actor.current_posts if post.kind in kind.appointed_by)
    return any(post.opens("appoint", place.code, None) for post in held)


def may_register(actor, place):
    """Whether ``actor`` enters those who report for service at ``place``; the installation does so for themselves."""
    return may_keep_ledgers(actor, place) or actor.may("register", place.code)


def may_speak(actor, organization):
    """Whether ``actor`` speaks for ``organization``."""
    return is_root(actor) or actor.may("speak", organization=organization)
