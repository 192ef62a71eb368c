"""Posts: appointed at once where the table asks for no nomination, and ended."""

import datetime
import secrets

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.people import posts, rules, seats
from sifang.people.commands.registering import register
from sifang.people.models import Post
from sifang.text.redaction import clean

# A first password is read aloud and typed once: no letter in it is mistaken for another. Three groups of four, 59 bits.
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
LONGEST_WHY = 300


@atomic
def appoint(actor, person, kind, *, place=None, organization=None, committee=None, since=None, until=None, **facts):
    """``person`` holds the post from ``since`` (today).

    ``facts`` are what else the post says: sent_by, duty, scope, households, is_demonstration, document, term_ends.
    """
    wanted = posts.KINDS[kind]
    seat = seats.seat_of(wanted, place, organization, committee)
    require(
        rules.may_appoint(actor, wanted, seat.ground) and actor != person,
        _("You cannot appoint a %(kind)s here; ask the street or the organization department.")
        % {"kind": wanted.title},
    )
    insist(
        rules.is_root(actor) or not wanted.nominated_by,
        _("A %(kind)s is nominated, approved and then appointed; begin with the nomination.") % {"kind": wanted.title},
    )
    post = seats.fill(person, wanted, seat, since=since or clock.today(), until=until, **facts)
    record(actor, "post.appointed", person, kind=kind, post=post.pk)
    forget_what_is_held(person)
    return post


def forget_what_is_held(person):
    """What ``person`` as it stands in memory remembers of its posts is read anew."""
    person.__dict__.pop("current_posts", None)
    person.__dict__.pop("reach", None)


@atomic
def induct(actor, name, username, kind, *, title="", phone="", place=None, organization=None, **facts):
    """Somebody new has an account and holds the post; returns the post and a password nobody can read again."""
    person, password = register_with_account(
        actor, name, username, title=title, phone=phone, home=organization.place if organization else place
    )
    return appoint(actor, person, kind, place=place, organization=organization, **facts), password


def register_with_account(actor, name, username, **facts):
    """(somebody new who can log in, a password nobody can read again)."""
    password = fresh_password()
    return register(actor, name, username=username, password=password, **facts), password


def fresh_password():
    """A first password that nobody has had before."""
    return "-".join("".join(secrets.choice(LETTERS) for _letter in range(4)) for _group in range(3))


@atomic
def end_post(actor, post, last_day=None, why=""):
    """The post ended on ``last_day`` (yesterday, so that it opens nothing from now on), or before if it did already."""
    require(
        rules.may_appoint(actor, posts.KINDS[post.kind], post.ground),
        _("You cannot end this post; ask whoever appointed it."),
    )
    insist(
        post.stage == Post.Stage.APPOINTED,
        _("“%(post)s” is not appointed yet; decline the nomination instead.") % {"post": post},
    )
    yesterday = clock.today() - datetime.timedelta(days=1)
    post.until = min(post.until or datetime.date.max, last_day or yesterday)
    post.ended_why = clean(why, LONGEST_WHY) or post.ended_why
    post.save(update_fields=["until", "ended_why"])
    record(actor, "post.ended", post.person, kind=post.kind, post=post.pk)
    forget_what_is_held(post.person)
