"""Those who report for service of their own will, one or a whole roster: registered with their cards, gone again."""

import datetime
from collections import Counter
from dataclasses import dataclass, field

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record, record_many
from sifang.core.secrets import blind
from sifang.matching import windows
from sifang.people import posts, rules
from sifang.people.commands.registering import forget, one_after_the_other
from sifang.people.models import Card, Person, Post, Uptake
from sifang.places.models import Place
from sifang.text import redaction

# SQLite refuses to look for thousands of values at once.
CHUNK = 500
# Who left and need not be found again: the name and the phone go with them.
ERASED = ("courier", "enthusiast", "building_warden", "property_staff")


@dataclass
class Registration:
    """What somebody who reports says of themselves, and where; ``post`` and ``card`` fill the fields of those rows."""

    name: str
    place: Place
    phone: str = ""
    address: str = ""
    home: Place | None = None
    since: datetime.date | None = None
    post: dict = field(default_factory=dict)
    card: dict = field(default_factory=dict)
    person: Person | None = None


@atomic
def register_all(actor, kind, entries):
    """Each of ``entries`` holds a post of ``kind`` with a card, in few statements; returns the posts in order."""
    _insist_fit(actor, kind, entries)
    _recognise(kind, entries)
    _insist_room(kind, [entry for entry in entries if entry.person])
    fresh = [entry for entry in entries if not entry.person]
    made = Person.objects.bulk_create([_person(entry) for entry in fresh])
    for entry, person in zip(fresh, made, strict=True):
        entry.person = person
    held = Post.objects.bulk_create([_post(kind, entry) for entry in entries])
    Card.objects.bulk_create([_card(post, entry.card) for post, entry in zip(held, entries, strict=True)])
    record_many(actor, f"{kind}.registered", held)
    return held


def _insist_fit(actor, kind, entries):
    """Whoever enters them may, and each names somebody; two rosters of one place wait for each other."""
    for place in {entry.place.pk: entry.place for entry in entries}.values():
        require(
            rules.may_register(actor, place),
            _("Only the community registers those who report for service; ask %(place)s.") % {"place": place},
        )
        one_after_the_other(place)
    insist(all(entry.name.strip() for entry in entries), _("Write the name of whoever reports."))
    insist(kind in posts.KINDS, _("Choose one of the answers shown."))


def _recognise(kind, entries):
    """Whoever is on record already with this name and phone is the same person.

    Couriers register without a login: nobody ties an account in office to a place by knowing its name and phone.
    """
    rows = Person.objects.filter(username=None) if kind == "courier" else Person.objects.all()
    wanted = {blind(entry.phone): entry for entry in entries if entry.phone and not entry.person}
    known = {}
    for start in range(0, len(wanted), CHUNK):
        for person in rows.filter(phone_index__in=list(wanted)[start : start + CHUNK]):
            known[person.phone_index, person.name] = person
    for entry in entries:
        if entry.phone and not entry.person:
            entry.person = known.get((blind(entry.phone), entry.name))


def _insist_room(kind, entries):
    """Nobody who is on record already holds more posts of the kind than may be held, nor two at one place."""
    most = posts.KINDS[kind].most
    keys = [entry.person.pk for entry in entries]
    held = set()
    for start in range(0, len(keys), CHUNK):
        found = Post.objects.current().filter(kind=kind, person__in=keys[start : start + CHUNK])
        held |= set(found.values_list("person_id", "place_id"))
    count = Counter(person for person, _place in held)
    for entry in entries:
        key = (entry.person.pk, entry.place.pk)
        facts = {"who": entry.person, "place": entry.place, "n": count[entry.person.pk]}
        insist(key not in held, _("%(who)s is registered at %(place)s already.") % facts)
        insist(
            not isinstance(most, int) or count[entry.person.pk] < most,
            _("%(who)s is registered at %(n)s places already, which is the most; leave one first.") % facts,
        )
        held.add(key)
        count[entry.person.pk] += 1


def _person(entry):
    person = Person(home=entry.home or entry.place, phone_index=blind(entry.phone))
    person.name, person.phone, person.address = entry.name, entry.phone, entry.address
    person.set_unusable_password()
    return person


def _post(kind, entry):
    return Post(person=entry.person, kind=kind, place=entry.place, since=entry.since or clock.today(), **entry.post)


def _card(post, facts):
    return Card(post=post, windows=windows.parse(facts.get("availability", "")), **facts)


@atomic
def check_member(actor, name, place, *, sent_by=None, phone="", home=None, since=None, **card):
    """A Party member who works elsewhere has reported to ``place``, with a card: skills, wishes, availability…"""
    entry = Registration(name, place, phone, home=home, since=since, post={"sent_by": sent_by}, card=_redacted(card))
    return register_all(actor, "member", [entry])[0]


@atomic
def register_worker(
    actor, name, place, *, employer="", job="", area="", phone="", wishes=(), care="", since=None, consented=True
):
    """A courier, rider or driver has reported of their own will; the same phone a second time changes nothing."""
    insist(consented, _("Nobody is registered who has not agreed; tick the box, or leave it be."))
    one_after_the_other(place)
    known = _registered(phone, place)
    if known:
        return known
    card = _redacted({"employer": employer, "job": job, "wishes": list(wishes), "care": care})
    entry = Registration(
        name, place, phone, since=since, post={"scope": redaction.redact(area)[0]},
        card=card | {"consented_at": clock.now()},
    )  # fmt: skip
    return register_all(actor, "courier", [entry])[0]


def _registered(phone, place):
    """The courier's post that somebody with this phone holds at ``place``, or None."""
    if not phone:
        return None
    found = Post.objects.current().filter(kind="courier", place=place, person__phone_index=blind(phone))
    return found.first()


@atomic
def register_neighbour(actor, kind, name, place, *, phone="", scope="", care="", since=None):
    """A building warden, somebody of the property company or an enthusiastic resident is on the community's list."""
    insist(kind in ERASED[1:], _("Choose one of the answers shown."))
    entry = Registration(
        name, place, phone, since=since, post={"scope": redaction.redact(scope)[0]}, card=_redacted({"care": care})
    )
    return register_all(actor, kind, [entry])[0]


def _redacted(card):
    """The card with private numbers taken out of every free text."""
    clean = {name: redaction.redact(value)[0] if isinstance(value, str) else value for name, value in card.items()}
    return clean | ({"wishes": list(clean["wishes"])} if "wishes" in clean else {})


@atomic
def amend_card(actor, post, *, since=None, fields=None, phone=None, address=None, home=None, **card):
    """The registration says what the roster says now; ``fields`` are those of the post itself."""
    require(rules.may_register(actor, post.place), _("Only the community keeps its registrations; ask it."))
    kept, _made = Card.objects.get_or_create(post=post)
    for name, value in _redacted(card).items():
        setattr(kept, name, value)
    kept.windows = windows.parse(kept.availability)
    kept.save()
    post.since = since or post.since
    for name, value in (fields or {}).items():
        setattr(post, name, value)
    post.save()
    _amend_person(post.person, phone, address, home)
    record(actor, f"{post.kind}.amended", post, fields=sorted([*card, *(fields or {})]))


def _amend_person(person, phone, address, home):
    if phone is not None:
        person.phone, person.phone_index = phone, blind(phone)
    if address is not None:
        person.address = address
    person.home = home or person.home
    person.save()


@atomic
def leave(actor, post, why=""):
    """The registration ended yesterday with everything taken up; of couriers and neighbours name and phone are gone."""
    own = actor is not None and actor == post.person
    require(own or rules.may_register(actor, post.place), _("Only the community or the person ends a registration."))
    if post.until:
        raise Refused(_("This registration has ended already."))
    post.until, post.ended_why = clock.today() - datetime.timedelta(days=1), redaction.clean(why, 300)
    post.save(update_fields=["until", "ended_why"])
    Uptake.objects.filter(member=post, until=None).update(until=post.until)
    record(actor, f"{post.kind}.left", post)
    if post.kind in ERASED and not post.person.username and not post.person.posts.current().exists():
        forget(actor or post.person, post.person)
