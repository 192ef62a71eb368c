"""The service menu: offered, asked for, taken up, done, and confirmed by the one served."""

import datetime

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.activities import rules, words
from sifang.activities.commands.planning import insist_partners
from sifang.activities.models import Service, ServiceItem, ServiceRecord
from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.people import commands as people
from sifang.places.models import covers

Stage = Service.Stage
MEMBER_KINDS = ("member", "household_liaison", "seconded_cadre", "courier", "enthusiast", "building_warden")
MARKS = range(1, 6)
MOST_HOURS = 999


@atomic
def offer_service(actor, place, kind, title, *, organization=None, member=None, words=""):
    """Something is on the menu of ``place``: offered by an organization, a member, or the community itself."""
    require(
        rules.may_organize(actor, place) or (member is None and rules.may_speak_at(actor, organization, place)),
        _("The community keeps the menu; a liaison offers services of their own organization."),
    )
    _insist_serves(place, organization, member)
    item = ServiceItem.objects.create(
        place=place, organization=organization, member=member, since=clock.today(), **_told(kind, title, words)
    )
    record(actor, "service.offered", item, kind=kind)
    return item


def _told(kind, title, told):
    words.insist_kind(kind, menu=True)
    return {"kind": kind, "title": words.title(title), "words": words.free(told, 300)}


def _insist_serves(place, organization, member):
    insist(organization is None or member is None, _("Choose an organization or a member, not both."))
    if organization:
        insist_partners(place, [organization])
    if member:
        insist(
            member.kind in MEMBER_KINDS and covers(place.pk, member.place_id or "") and _holds(member),
            _("This member has not reported to %(place)s, or has left.") % {"place": place},
        )


def _holds(post):
    return post.since <= clock.today() and (post.until is None or post.until >= clock.today())


@atomic
def withdraw_item(actor, item):
    """The service is not on the menu any more; what was asked for goes on."""
    may = rules.may_organize(actor, item.place) or rules.may_speak_at(actor, item.organization, item.place)
    require(may, _("The community, or the organization that offered it, takes a service off the menu."))
    insist(item.until is None, _("This service is off the menu already."))
    item.until = clock.today() - datetime.timedelta(days=1)
    item.save(update_fields=["until"])
    record(actor, "service.withdrawn", item)


@atomic
def ask_service(actor, item, *, name="", phone="", spot=None, wish=""):
    """Somebody asks for the service; the community asks for a resident, or the resident (actor None) by phone page.

    Of the one served no more is kept than is needed to come and to be confirmed, sealed under a key of their own.
    """
    require(actor is None or rules.may_organize(actor, item.place), _("Only the community asks for a resident."))
    insist(item.until is None or item.until >= clock.today(), _("This service is off the menu; choose another one."))
    insist(actor is not None or phone, _("Leave a phone, so that somebody can call before coming."))
    insist(spot is None or covers(item.place_id, spot.pk), _("This spot lies in another community."))
    served = people.meet_caller(actor, phone, name=name, home=item.place) if name or phone else None
    service = Service.objects.create(
        item=item, place=item.place, served=served, spot=spot, wish=words.free(wish, 200), asked_on=clock.today()
    )
    record(actor, "service.asked", service, item=item.pk)
    return service


@atomic
def take(actor, service, *, organization=None, member=None):
    """An organization or a member has taken the service up."""
    require(
        rules.may_organize(actor, service.place)
        or (member is None and rules.may_speak_at(actor, organization, service.place)),
        _("The community gives services out; a liaison takes them up for their own organization."),
    )
    insist(organization or member, _("Choose who takes it up: an organization or a member."))
    _insist_serves(service.place, organization, member)
    service.move(Stage.TAKEN)
    service.organization, service.member = organization, member
    service.save(update_fields=["organization", "member"])
    record(actor, "service.taken", service, organization=organization.pk if organization else None)


@atomic
def give_back(actor, service):
    """Whoever took the service up cannot come; it is open again."""
    require(rules.may_carry(actor, service), _("Only whoever took the service up, or the community, gives it back."))
    insist(service.hold() == Stage.TAKEN, _("Only a service that was taken up is given back."))
    service.move(Stage.OPEN)
    service.organization = service.member = None
    service.save(update_fields=["organization", "member"])
    record(actor, "service.given_back", service)


@atomic
def call_served(actor, service, reason):
    """``actor`` has read whom to call before going there, and why; without the address."""
    require(
        rules.may_call_served(actor, service),
        _("The community, or the organization that is on its way, may see the phone."),
    )
    seen = people.unmask(actor, service.served, service.place, reason, entrusted=True)
    return {name: seen[name] for name in ("name", "phone")}


@atomic
def do(actor, service, outcome=""):
    """The service is done and waits for the word of the one served."""
    require(rules.may_carry(actor, service), _("Only whoever took the service up, or the community, says it is done."))
    service.move(Stage.DONE)
    service.done_on, service.outcome = clock.today(), words.free(outcome, 200)
    service.save(update_fields=["done_on", "outcome"])
    record(actor, "service.done", service)


@atomic
def confirm(code, satisfaction):
    """The one served, who holds the code, has said it was done, and how it was; returns the service."""
    service = _of_code(code)
    _confirm(service.served, service, satisfaction, by_phone=False)
    return service


@atomic
def dispute(code):
    """The one served says that nobody came, or that it is not done: whoever took it up has it again."""
    service = _of_code(code)
    insist(service.hold() == Stage.DONE, _("This service is not waiting for your word."))
    service.move(Stage.TAKEN)
    service.done_on = None
    service.save(update_fields=["done_on"])
    record(service.served, "service.disputed", service)
    return service


def _of_code(code):
    service = Service.objects.select_related("item", "served", "place").filter(code=code.strip().upper()).first()
    insist(service is not None, _("No service has this code. Compare it letter by letter, or ask your community."))
    return service


@atomic
def confirm_for(actor, service, satisfaction):
    """The community has called the one served and puts down what they said."""
    require(rules.may_organize(actor, service.place), _("Only the community puts down what the one served said."))
    _confirm(actor, service, satisfaction, by_phone=True)


def _confirm(who, service, satisfaction, *, by_phone):
    insist(satisfaction in MARKS, _("Choose one of the answers shown."))
    service.move(Stage.CONFIRMED)
    service.confirmed_on, service.satisfaction = clock.today(), satisfaction
    service.save(update_fields=["confirmed_on", "satisfaction"])
    record(who, "service.confirmed", service, satisfaction=satisfaction, by_phone=by_phone)


@atomic
def drop_service(actor, service, why):
    """The service is not needed any more, or cannot be had."""
    require(rules.may_organize(actor, service.place), _("Only the community drops what was asked for."))
    told = words.reason(why)
    service.move(Stage.DROPPED)
    service.outcome = told[:200]
    service.save(update_fields=["outcome"])
    record(actor, "service.dropped", service)


@atomic
def note_service(actor, member, on, content, *, hours=None, served="", witness="", word=""):
    """A line stands on the member's service card, because somebody wishes it kept."""
    require(
        actor is not None and (rules.may_organize(actor, member.place) or actor.may("ledger", member.place_id)),
        _("Only the community writes on a member's service card."),
    )
    insist(member.kind in MEMBER_KINDS, _("A service card belongs to somebody who reported for service."))
    insist(on <= clock.today(), _("This day lies ahead; write it down when it is done."))
    insist(hours is None or 0 < hours <= MOST_HOURS, _("Write the hours as a number above 0."))
    told = words.free(content, 200)
    insist(len(told) >= 2, _("Say what was done, at least two characters."))
    row = ServiceRecord.objects.create(
        place=member.place, member=member, on=on, content=told, hours=hours,
        served=words.free(served, 80), witness=words.free(witness, 40), word=words.free(word, 80),
    )  # fmt: skip
    record(actor, "service.noted", row, member=member.pk)
    return row
