"""What can be done to a resource."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock, corrections
from sifang.core.errors import Refused, insist, require
from sifang.core.models import next_code, record
from sifang.matching import windows as weeks
from sifang.people.rules import require_keeper
from sifang.resources import rules
from sifang.resources.models import Booking, Resource
from sifang.text import categories, normal, redaction

Stage = Resource.Stage
# What is written freely about a resource beside its name.
FREE = ("quantity", "availability", "conditions", "remark")


@atomic
def declare(actor, place, name, kind, *, organization=None, person=None, area=None, code=None, **facts):
    """A resource stands on the community's list, to be verified."""
    require(
        rules.may_declare(actor, place, organization, person),
        _("Only the organization's liaison, the person or the community lists this resource."),
    )
    insist(
        not facts.get("valid_to") or facts["valid_to"] >= clock.today(),
        _("The offer ended on %(day)s; choose a later day or none.") % {"day": facts.get("valid_to")},
    )
    name = _named(name)
    resource = Resource.objects.create(
        place=place, name=name, kind=kind, organization=organization, person=person, area=area or place,
        code=code or next_code(Resource.objects, "ZY", place), **_guess(name, facts),
    )  # fmt: skip
    record(actor, "resource.declared", resource, kind=kind)
    return resource


@atomic
def enter(actor, place, name, kind, *, organization=None, person=None, **facts):
    """A resource that the community kept in its ledger stands on the list, available as far as its validity goes."""
    require_keeper(actor, place)
    resource = Resource.objects.create(
        place=place, name=_named(name), kind=kind, organization=organization, person=person, area=place,
        stage=Stage.AVAILABLE, code=next_code(Resource.objects, "ZY", place), **_guess(name, facts),
    )  # fmt: skip
    record(actor, "resource.entered", resource, kind=kind)
    return resource


@atomic
def amend(actor, resource, **facts):
    """The resource says what the community's ledger says now; its stage stays."""
    require_keeper(actor, resource.place)
    if "availability" in facts:
        facts["windows"] = weeks.parse(facts["availability"])
    return corrections.write(actor, resource, facts)


def _named(name):
    name = redaction.redact(normal.tidy(name))[0]
    insist(2 <= len(name) <= 80, _("Name the resource in 2 to 80 characters."))
    return name


def _guess(name, facts):
    """``facts`` with categories and the week's windows read from the words where nobody chose them."""
    facts = redaction.redact_in(facts, FREE)
    words = f"{name} {facts.get('quantity', '')}"
    guessed: dict = {"categories": [found for found, _words in categories.suggest(words, limit=3)]}
    if facts.get("availability"):
        guessed["windows"] = weeks.parse(facts["availability"])
    return guessed | facts


@atomic
def correct(actor, resource, **facts):
    """The owner or the community has corrected what the list says; the stage stays."""
    require(rules.may_retire(actor, resource), _("Only the owner or the community corrects this resource."))
    corrections.insist_facts_alone(facts)
    if "capacity" in facts:
        resource.hold()
        insist(
            facts["capacity"] >= booked(resource),
            _("%(n)s half-days are booked already; release them first.") % {"n": booked(resource)},
        )
    if "name" in facts:
        facts["name"] = _named(facts["name"])
    if "availability" in facts:
        facts["windows"] = weeks.parse(facts["availability"])
    return corrections.write(actor, resource, redaction.redact_in(facts, FREE))


@atomic
def verify(actor, resource):
    """The community has seen that the offer stands: it is open for matching."""
    require(rules.may_verify(actor, resource), _("Only workers of the community verify its resources."))
    resource.move(Stage.AVAILABLE)
    record(actor, "resource.verified", resource)


@atomic
def send_back(actor, resource, reason):
    """The offer is returned with a reason its owner reads."""
    require(rules.may_verify(actor, resource), _("Only workers of the community return its resources."))
    insist(len(reason.strip()) >= 4, _("Give the owner a reason they can understand, at least four characters."))
    resource.move(Stage.RETURNED)
    resource.reply = redaction.redact(reason.strip()[:500])[0]
    resource.save(update_fields=["reply"])
    record(actor, "resource.returned", resource)


@atomic
def retire(actor, resource):
    """The resource is no longer offered; nothing may be booked on it."""
    require(rules.may_retire(actor, resource), _("Only the owner or the community withdraws this resource."))
    resource.hold()
    if booked(resource):
        raise Refused(
            _("“%(name)s” is promised to a project; finish or hand back the project first.") % {"name": resource}
        )
    resource.move(Stage.RETIRED)
    record(actor, "resource.retired", resource)


@atomic
def offer_again(actor, resource):
    """A withdrawn or returned resource is declared anew, to be verified."""
    require(rules.may_retire(actor, resource), _("Only the owner or the community offers this resource again."))
    resource.move(Stage.DECLARED)
    record(actor, "resource.declared", resource, kind=resource.kind)


@atomic
def book(actor, resource, units):
    """``units`` half-days are held. Called by projects."""
    insist(
        resource.hold() == Stage.AVAILABLE,
        _("“%(name)s” is not available now; choose another resource.") % {"name": resource},
    )
    resource.refresh_from_db(fields=["capacity"])
    free = resource.capacity - booked(resource)
    insist(
        units <= free,
        _("“%(name)s” has only %(n)s half-days left; ask for fewer or choose another resource.")
        % {"name": resource, "n": free},
    )
    return Booking.objects.create(resource=resource, units=units, since=clock.now())


@atomic
def release(actor, booking, used=False):
    """The booking holds nothing any more; ``used`` says whether it served. Called by projects."""
    Booking.objects.filter(pk=booking.pk, released_at=None).update(released_at=clock.now(), used=used)


def booked(resource):
    """The half-days of ``resource`` that open bookings hold."""
    return sum(resource.bookings.filter(released_at=None).values_list("units", flat=True))
