"""Persons on record: entered, met, seen in full with a reason, forgotten."""

from django.db import IntegrityError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.core.secrets import blind
from sifang.people.models import Person, Unmasking
from sifang.places.models import Place
from sifang.text import redaction


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
        one_after_the_other(home)
    known = Person.objects.by_phone(phone).filter(username=None).first() if phone else None
    return known or register(actor, name, phone=phone, home=home)


@atomic
def unmask(actor, person, place, reason, *, entrusted=False):
    """``actor`` has seen the full name, phone and address, and the reason is kept; no deed holds the words seen.

    ``entrusted``: the calling command knows that the phone was left for ``actor`` to call.
    """
    require(
        entrusted or actor.may("unmask", place.code), _("Only workers of the community may see a resident's phone.")
    )
    insist(
        len(reason.strip()) >= 2,
        _("Say why you need to see it, for example “call back about the repair”; the reason is kept."),
    )
    Unmasking.objects.create(person=person, by=actor, reason=redaction.clean(reason, 200), at=clock.now())
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


def one_after_the_other(place):
    """Two who enter the same at ``place`` at once see each other's word."""
    Place.objects.select_for_update().filter(pk=place.pk).first()
