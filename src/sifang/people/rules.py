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


def seats_of(person):
    """The codes of the places where ``person`` serves today; without a post, of their home."""
    held = (post.place_id or post.organization.place_id for post in person.current_posts)
    return set(held) or {person.home_id or "-"}


def keeps_watch(person):
    """Whether ``person`` is an administrator or an auditor: these do not hold one another's keys."""
    return any(
        posts.KINDS[post.kind].keeps_exclusive or "audit" in posts.KINDS[post.kind].acts
        for post in person.current_posts
    )


def may_guard(actor, person):
    """The security administrator of every place where ``person`` serves."""
    return is_root(actor) or _may_touch(actor, person, "secure")


def may_administer(actor, person):
    """The system administrator of every place where ``person`` serves."""
    return is_root(actor) or _may_touch(actor, person, "administer")


def _may_touch(actor, person, act):
    if actor == person or not person.username or keeps_watch(person):
        return False
    return all(actor.may(act, code) for code in seats_of(person))


def may_audit(actor):
    """Whoever reads the deeds, and changes nothing."""
    return actor is not None and actor.may("audit")
