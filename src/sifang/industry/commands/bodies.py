"""Associations, industry committees and joint branches: founded, registered, at work, ended; who belongs to them."""

import datetime

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.industry import rules, words
from sifang.industry.models import Body, Membership
from sifang.places.models import Place

Stage = Body.Stage
MOST_PERSONS = 100_000


@atomic
def found_body(actor, place, kind, name, industry, *, duties="", document="", founded_on=None):
    """The body is being prepared; ``document`` is the number of the paper that founds it."""
    rules.require_keeper(actor, place)
    insist(kind in Body.Kind.values, _("Choose a committee, a joint branch or an association."))
    words.insist_industry(industry)
    told = words.title(name)
    Place.objects.select_for_update().get(pk=place.pk)
    if Body.objects.filter(place=place, name=told).exists():
        raise Refused(_("“%(name)s” is on record here already; open it instead.") % {"name": told})
    body = Body.objects.create(
        place=place, kind=kind, name=told, industry=industry, duties=words.free(duties, 5000),
        document=words.free(document, 60), founded_on=founded_on, by=actor,
    )  # fmt: skip
    record(actor, "body.founded", body, kind=kind)
    return body


@atomic
def register_body(actor, body, on=None):
    """The body is registered; without a day of founding, it was founded that day."""
    rules.require_keeper(actor, body.place)
    body.move(Stage.REGISTERED)
    if body.founded_on is None:
        body.founded_on = on or clock.today()
        body.save(update_fields=["founded_on"])
    record(actor, "body.registered", body)


@atomic
def activate_body(actor, body):
    """The body is at work; from now on it has duties that can be read."""
    rules.require_keeper(actor, body.place)
    insist(body.duties.strip(), _("Write what its duties are first; a body is at work on something."))
    body.move(Stage.ACTIVE)
    record(actor, "body.activated", body)


@atomic
def end_body(actor, body, why):
    """The body is no more; its memberships end the same day."""
    rules.require_keeper(actor, body.place)
    told = words.reason(why)
    body.move(Stage.ENDED)
    body.ended_on, body.ended_why = clock.today(), told
    body.save(update_fields=["ended_on", "ended_why"])
    body.memberships.filter(until=None).update(until=clock.today())
    record(actor, "body.ended", body)


@atomic
def write_duties(actor, body, duties):
    """The written duties of the body are these."""
    rules.require_keeper(actor, body.place)
    insist(body.hold() != Stage.ENDED, _("This body has ended; its duties stay as they were."))
    body.duties = words.told(duties, 5000)
    body.save(update_fields=["duties"])
    record(actor, "body.duties_written", body)


@atomic
def join(actor, body, organization, *, persons=None, duty="", since=None):
    """The organization belongs to the body; ``persons`` counts those of it who do, without names."""
    require(
        rules.may_join(actor, body, organization),
        _("Only the industry's office, or the liaison of %(org)s, enters this membership.") % {"org": organization},
    )
    insist(body.hold() != Stage.ENDED, _("This body has ended; nobody joins it."))
    insist(persons is None or 0 <= persons <= MOST_PERSONS, _("The number of persons is not possible."))
    if body.memberships.filter(organization=organization, until=None).exists():
        raise Refused(_("%(org)s belongs to it already.") % {"org": organization})
    tie = Membership.objects.create(
        body=body, organization=organization, persons=persons, duty=words.free(duty, 40), since=since or clock.today()
    )
    record(actor, "body.joined", body, organization=organization.pk)
    return tie


@atomic
def leave(actor, membership, last_day=None):
    """The organization belongs to the body until ``last_day`` (yesterday, or its first day)."""
    require(
        rules.may_join(actor, membership.body, membership.organization),
        _("Only the industry's office, or the liaison of %(org)s, ends this membership.")
        % {"org": membership.organization},
    )
    fresh = Membership.objects.select_for_update().get(pk=membership.pk)
    insist(fresh.until is None, _("This membership has ended already."))
    day = last_day or max(clock.today() - datetime.timedelta(days=1), fresh.since)
    insist(day >= fresh.since, _("The last day lies before the first one."))
    membership.until = day
    membership.save(update_fields=["until"])
    record(actor, "body.left", membership.body, organization=membership.organization_id)
