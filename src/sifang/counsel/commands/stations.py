"""Legal service stations: opened, closed, and who is there when."""

import datetime

from django.db.transaction import atomic
from django.utils import timezone
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.counsel import advisers, rules, words
from sifang.counsel.models import Duty, Station

LONGEST = datetime.timedelta(hours=12)
MOST_WEEKS = 26


@atomic
def open_station(actor, place, name, venue, *, firm=None, hours="", phone="", opened_on=None):
    """The community has a legal service station, kept by a law firm."""
    require(rules.may_arrange(actor, place), _("Only the community, or the judicial office, opens a station."))
    told = words.title(name)
    insist(
        not Station.objects.filter(place=place, name=told).exists(),
        _("“%(name)s” is on record already; choose another name.") % {"name": told},
    )
    station = Station.objects.create(
        place=place, name=told, venue=words.title(venue), firm=firm, hours=words.free(hours, 120),
        # The number of an office, written so that everybody calls it.
        phone=phone.strip()[:30], opened_on=opened_on or clock.today(),
    )  # fmt: skip
    record(actor, "station.opened", station)
    return station


@atomic
def close_station(actor, station):
    """The station is closed; the duties to come there are called off."""
    require(rules.may_arrange(actor, station.place), _("Only the community, or the judicial office, closes a station."))
    station.move(Station.Stage.CLOSED)
    station.closed_on = clock.today()
    station.save(update_fields=["closed_on"])
    for duty in station.duties.filter(starts_at__gt=clock.now(), cancelled_why="").select_related("station"):
        _call_off(actor, duty, _("The station is closed."))
    record(actor, "station.closed", station)


@atomic
def put_on_duty(actor, station, adviser, starts_at, ends_at):
    """The legal adviser is at the station at that time."""
    require(rules.may_serve(actor, station.place), _("Only the community and its legal advisers keep the rota."))
    insist(station.stage == Station.Stage.OPEN, _("“%(station)s” is closed.") % {"station": station})
    insist(starts_at < ends_at <= starts_at + LONGEST, _("A duty ends after it begins, twelve hours later at most."))
    adviser = advisers.chosen(actor, station.place, adviser, timezone.localdate(starts_at))
    advisers.insist_named(adviser)
    taken = Duty.objects.filter(adviser__person=adviser.person_id, cancelled_why="")
    insist(
        not taken.filter(starts_at__lt=ends_at, ends_at__gt=starts_at).exists(),
        _("%(adviser)s is on duty at that time already; choose another time.") % {"adviser": adviser.person},
    )
    duty = Duty.objects.create(station=station, adviser=adviser, starts_at=starts_at, ends_at=ends_at)
    record(actor, "duty.planned", duty, station=station.pk)
    return duty


@atomic
def plan_duties(actor, station, adviser, starts_at, ends_at, weeks=1):
    """The legal adviser is at the station at that time of the week, for so many weeks."""
    insist(1 <= weeks <= MOST_WEEKS, _("Choose 1 to %(most)s weeks.") % {"most": MOST_WEEKS})
    ahead = [datetime.timedelta(weeks=n) for n in range(weeks)]
    return [put_on_duty(actor, station, adviser, starts_at + later, ends_at + later) for later in ahead]


@atomic
def cancel_duty(actor, duty, why):
    """The adviser is not there at that time, for a reason the community reads."""
    own = rules.may_advise(actor, duty.station.place) and actor.pk == duty.adviser.person_id
    require(
        own or rules.may_keep(actor, duty.station.place),
        _("Only the adviser on duty, or the community, calls a duty off."),
    )
    insist(not duty.cancelled_why, _("This duty is called off already."))
    insist(duty.ends_at > clock.now(), _("This duty is over and cannot be called off."))
    _call_off(actor, duty, words.said(why, 200))


def _call_off(actor, duty, why):
    duty.cancelled_why = why
    duty.save(update_fields=["cancelled_why"])
    record(actor, "duty.cancelled", duty)
