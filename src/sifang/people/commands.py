"""What can be done to persons, organizations and their ties."""

import datetime
import secrets

from django.db import IntegrityError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.core.secrets import blind
from sifang.people import posts, rules
from sifang.people.models import Organization, Partnership, Person, Post, Unmasking
from sifang.places.models import Place

# A first password is read aloud and typed once: no letter in it is mistaken for another. Three groups of four, 59 bits.
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


@atomic
def register(actor, name, *, phone="", address="", home=None, title="", username=None, password=None):
    """A person is on record, able to log in only when a username is given."""
    person = Person(home=home, title=title, username=username)
    person.name, person.phone, person.address = name, phone, address
    person.phone_index = blind(phone)
    person.set_password(password)
    try:
        with atomic():
            person.save()
    except IntegrityError:
        raise Refused(_("The login name “%(name)s” is taken; choose another one.") % {"name": username}) from None
    record(actor, "person.registered", person)
    return person


@atomic
def meet_caller(actor, phone, *, name="", home=None):
    """The resident with this phone: the one already on record, or a new one. Without a phone, always a new one."""
    if home:
        _one_after_the_other(home)
    known = Person.objects.by_phone(phone).filter(username=None).first() if phone else None
    return known or register(actor, name, phone=phone, home=home)


def _one_after_the_other(place):
    """Two who enter the same at ``place`` at once see each other's word."""
    Place.objects.select_for_update().filter(pk=place.pk).first()


@atomic
def found(actor, name, place, *, kind=Organization.Kind.INSTITUTION, uscc=None, party_org=""):
    """An organization is on record at ``place``."""
    require(
        rules.may_keep_roster(actor, place),
        _("Only the community, the street or the organization department enters organizations."),
    )
    _one_after_the_other(place)
    if Organization.objects.filter(name=name, place=place).exists():
        raise Refused(
            _("“%(name)s” is already on record at %(place)s; open it instead.") % {"name": name, "place": place}
        )
    made = Organization.objects.create(name=name, place=place, kind=kind, uscc=uscc or None, party_org=party_org)
    record(actor, "organization.entered", made)
    return made


@atomic
def partner(actor, organization, place, since=None):
    """``organization`` builds ``place`` together with its community from ``since`` (today)."""
    require(
        rules.may_keep_roster(actor, place),
        _("Only the community, the street or the organization department enters partnerships."),
    )
    _one_after_the_other(place)
    if Partnership.objects.current().filter(organization=organization, place=place).exists():
        raise Refused(_("%(org)s is already a partner of %(place)s.") % {"org": organization, "place": place})
    tie = Partnership.objects.create(organization=organization, place=place, since=since or clock.today())
    record(actor, "partnership.agreed", tie, organization=organization.pk)
    return tie


@atomic
def enlist(actor, name, place, **facts):
    """An organization is on record at ``place`` and builds it together with its community from today."""
    made = found(actor, name, place, **facts)
    partner(actor, made, place)
    return made


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
    password = _fresh_password()
    home = organization.place if organization else place
    person = register(actor, name, phone=phone, home=home, title=title, username=username, password=password)
    return appoint(actor, person, kind, place=place, organization=organization), password


def _fresh_password():
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


@atomic
def unmask(actor, person, place, reason):
    """``actor`` has seen the full name, phone and address, and the reason is kept; no deed holds the words seen."""
    require(actor.may("unmask", place.code), _("Only workers of the community may see a resident's phone."))
    insist(
        len(reason.strip()) >= 2,
        _("Say why you need to see it, for example “call back about the repair”; the reason is kept."),
    )
    Unmasking.objects.create(person=person, by=actor, reason=reason.strip()[:200], at=clock.now())
    record(actor, "person.unmasked", person)
    return {"name": person.name, "phone": person.phone, "address": person.address}


@atomic
def change_password(person, password):
    """``person`` logs in with ``password`` from now on."""
    person.set_password(password)
    person.save(update_fields=["password"])
    record(person, "person.password_changed", person)


@atomic
def forget(actor, person):
    """Name, phone and address of a resident can never be read again; what they asked stays, without them."""
    insist(not person.username, _("An account in office is ended by ending its posts, not by forgetting it."))
    require(
        actor == person or actor.may("unmask", person.home_id or "-"),
        _("Only the resident or the community may ask for this."),
    )
    person.data_key = person.name_sealed = person.phone_sealed = person.address_sealed = person.phone_index = ""
    person.save()
    record(actor, "person.forgotten", person)
