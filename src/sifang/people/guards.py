"""Who may do what to accounts and to the books: the three administrators, none of whom does another's work."""

from sifang.people import posts
from sifang.people.rules import is_root


def seats_of(person):
    """The codes of the places where ``person`` serves today; without a post that has an account, of their home.

    Having reported somewhere as a member or a courier opens nothing, and so keeps nobody's administrator away.
    """
    held = [post for post in person.current_posts if posts.KINDS[post.kind].needs_account]
    return {post.place_id or post.organization.place_id for post in held} or {person.home_id or "-"}


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
