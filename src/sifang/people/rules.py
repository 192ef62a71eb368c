"""Who may change the roster. Commands enforce these; pages ask them what to show."""

from django.utils.translation import gettext as _

from sifang.core.errors import require
from sifang.people import posts
from sifang.places.models import STREET_LENGTH


def is_root(actor):
    """Whether the installation itself acts (set-up from the command line)."""
    return actor is None


def may_keep_ledgers(actor, place):
    """Whether ``actor`` keeps the ledgers of ``place``; the installation itself may, from the command line."""
    return is_root(actor) or actor.may("ledger", place.code)


def require_keeper(actor, place):
    """Go on only if ``actor`` keeps the ledgers of ``place``: the one refusal of every list that is brought in."""
    require(
        may_keep_ledgers(actor, place),
        _("Only those who keep the ledgers of %(place)s bring them in.") % {"place": place},
    )


def may_keep_roster(actor, place):
    """Whether ``actor`` may enter organizations and partnerships at ``place``."""
    return may_keep_ledgers(actor, place) or actor.may("appoint", place.code)


def may_found(actor, place):
    """Whether ``actor`` may enter an organization at ``place``; the office of an industry enters its enterprises."""
    return may_keep_roster(actor, place) or actor.may("industry", place.code)


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


def may_nominate(actor, kind: posts.PostKind, place, sent_by=None):
    """Whether ``actor`` proposes somebody for this kind at ``place``; a liaison proposes people of its own."""
    if is_root(actor):
        return True
    held = [post for post in actor.current_posts if post.kind in kind.nominated_by]
    if any(post.organization_id is None and post.opens("appoint", place.code, None) for post in held):
        return True
    own = sent_by is not None and any(post.opens("nominate", None, sent_by) for post in held)
    return own and any(code.startswith(place.code) for code in actor.reach.communities)


def may_nominate_somebody(actor, kind: posts.PostKind, place):
    """Whether ``actor`` may propose anybody for this kind at ``place``: on their own, or from one of their bodies."""
    held = [post.organization for post in actor.current_posts if post.organization_id]
    return any(may_nominate(actor, kind, place, body) for body in (None, *held))


def may_approve_at(actor, kinds, place):
    """Whether ``actor`` holds one of ``kinds`` and approves at ``place``; a street's own body is approved above it."""
    if is_root(actor):
        return True
    higher = [kind for kind in kinds if kind != "street_clerk" or len(place.code) > STREET_LENGTH]
    return any(post.kind in higher and post.opens("approve", place.code, None) for post in actor.current_posts)


def may_approve(actor, post):
    """Whether ``actor`` approves this nomination; nobody approves what they nominated themselves."""
    if actor is not None and actor.pk in (post.nominated_by_id, post.person_id):
        return False
    return may_approve_at(actor, posts.KINDS[post.kind].approved_by, post.ground)


def may_decline(actor, post):
    """Whether ``actor`` may say no to this nomination, or take it back."""
    own = actor is not None and actor.pk == post.nominated_by_id
    return own or may_approve(actor, post) or may_appoint(actor, posts.KINDS[post.kind], post.ground)
