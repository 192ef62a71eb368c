"""A post passes from one person to the next in one step."""

import datetime

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.people import posts, rules, seats
from sifang.people.commands.appointing import forget_what_is_held, register_with_account
from sifang.people.models import Post

KEPT = ("is_demonstration", "duty", "scope", "sent_by", "document", "term_ends", "households")


@atomic
def hand_over(actor, post, successor, *, since=None):
    """``successor`` holds the post from ``since`` (today); it ended for its holder the day before."""
    return hand_over_all(actor, [post], successor, since=since)[0]


@atomic
def hand_over_all(actor, held, successor, *, since=None):
    """``successor`` holds all of these posts from ``since`` (today), with everything they said."""
    since = since or clock.today()
    for post in held:
        _end_before(actor, post, successor, since)
    return [_pass_on(actor, post, successor, since) for post in held]


def _end_before(actor, post, successor, since):
    wanted = posts.KINDS[post.kind]
    require(
        rules.may_appoint(actor, wanted, post.ground) and actor != successor,
        _("You cannot hand this post over; ask whoever appointed it."),
    )
    insist(
        not wanted.nominated_by,
        _("A %(kind)s is nominated anew, not handed over: end this post and nominate the next one.")
        % {"kind": wanted.title},
    )
    insist(post.person_id != successor.pk, _("%(who)s holds this post; name somebody else.") % {"who": successor})
    post.hold()  # of two who hand it over at once, the second finds it ended
    post.refresh_from_db(fields=["until"])
    insist(
        post.stage == Post.Stage.APPOINTED and (post.until is None or post.until >= since),
        _("This post has ended already; appoint somebody new instead."),
    )
    post.until = since - datetime.timedelta(days=1)
    post.save(update_fields=["until"])
    record(actor, "post.ended", post.person, kind=post.kind, post=post.pk)
    forget_what_is_held(post.person)


def _pass_on(actor, post, successor, since):
    seat = seats.Seat(post.place, post.organization, post.committee)
    kept = {name: getattr(post, name) for name in KEPT}
    made = seats.fill(successor, posts.KINDS[post.kind], seat, since=since, **kept)
    record(actor, "post.handed_over", successor, kind=post.kind, post=made.pk, before=post.pk)
    forget_what_is_held(successor)
    return made


@atomic
def hand_over_to_new(actor, held, name, username, *, title="", phone="", since=None):
    """Somebody new has an account and holds all of these posts; returns the posts and the first password."""
    home = held[0].place or held[0].ground
    successor, password = register_with_account(actor, name, username, title=title, phone=phone, home=home)
    return hand_over_all(actor, held, successor, since=since), password


@atomic
def mark_demonstration(actor, post, is_demonstration):
    """The post leads a demonstration point, or does no longer."""
    require(
        rules.may_appoint(actor, posts.KINDS[post.kind], post.ground),
        _("Only the organization department marks demonstration points."),
    )
    post.is_demonstration = is_demonstration
    post.save(update_fields=["is_demonstration"])
    record(actor, "post.marked", post, demonstration=is_demonstration)
