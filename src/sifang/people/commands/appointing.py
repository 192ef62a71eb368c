"""Posts: appointed and ended."""

import datetime
import secrets

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.people import posts, rules
from sifang.people.commands.registering import register
from sifang.people.models import Person, Post

# A first password is read aloud and typed once: no letter in it is mistaken for another. Three groups of four, 59 bits.
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


@atomic
def appoint(actor, person, kind, *, place=None, organization=None, since=None):
    """``person`` holds the post from ``since`` (today)."""
    wanted = posts.KINDS[kind]
    seat = organization.place if organization else place
    require(
        rules.may_appoint(actor, wanted, seat) and actor != person,
        _("You cannot appoint a %(kind)s here; ask the street or the organization department.")
        % {"kind": wanted.title},
    )
    insist(
        (organization is not None) == (wanted.seat == posts.ORGANIZATION),
        _("“%(kind)s” cannot be held there; a liaison speaks for an organization, every other post belongs to a place.")
        % {"kind": wanted.title},
    )
    _insist_room(person, wanted, place=place, organization=organization)
    post = Post.objects.create(
        person=person, kind=kind, place=place, organization=organization, since=since or clock.today()
    )
    record(actor, "post.appointed", person, kind=kind, post=post.pk)
    person.__dict__.pop("current_posts", None)
    person.__dict__.pop("reach", None)
    return post


def _insist_room(person, wanted, **seat):
    """One more post of the kind is free for ``person``, whoever else appoints them at the same time."""
    Person.objects.select_for_update().get(pk=person.pk)
    held = Post.objects.current().filter(person=person, kind=wanted.name)
    insist(not held.filter(**seat).exists(), _("%(who)s already holds this post.") % {"who": person})
    most = 2 if isinstance(wanted.most, str) else wanted.most
    insist(
        most is None or held.count() < most,
        _("%(who)s already holds %(n)s posts as %(kind)s, which is the most; end one first.")
        % {"who": person, "n": most, "kind": wanted.title},
    )


@atomic
def induct(actor, name, username, kind, *, title="", phone="", place=None, organization=None):
    """Somebody new has an account and holds the post; returns the post and a password nobody can read again."""
    password = fresh_password()
    home = organization.place if organization else place
    person = register(actor, name, phone=phone, home=home, title=title, username=username, password=password)
    return appoint(actor, person, kind, place=place, organization=organization), password


def fresh_password():
    """A first password that nobody has had before."""
    return "-".join("".join(secrets.choice(LETTERS) for _letter in range(4)) for _group in range(3))


@atomic
def end_post(actor, post, last_day=None):
    """The post ended on ``last_day`` (yesterday, so that it opens nothing from now on), or before if it did already."""
    seat = post.organization.place if post.organization else post.place
    require(
        rules.may_appoint(actor, posts.KINDS[post.kind], seat), _("You cannot end this post; ask whoever appointed it.")
    )
    yesterday = clock.today() - datetime.timedelta(days=1)
    post.until = min(post.until or datetime.date.max, last_day or yesterday)
    post.save(update_fields=["until"])
    record(actor, "post.ended", post.person, kind=post.kind, post=post.pk)
