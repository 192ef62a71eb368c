"""Activities: put on the calendar, announced, held, cancelled; who came as counts, names only by choice."""

import datetime

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.activities import rules, words
from sifang.activities.commands.planning import insist_partners
from sifang.activities.models import Activity, Participant, Plan, Turnout
from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.people.models import Organization
from sifang.places.models import covers

Stage = Activity.Stage
AHEAD = datetime.timedelta(days=3)
MOST_CAME, MOST_RESIDENTS = 9_999, 999_999


@atomic
def schedule(
    actor, place, kind, title, starts_at, *,
    organizations=(), line=None, campaign=None, venue="", ends_at=None, words="",
):  # fmt: skip
    """An activity of ``place`` stands on the calendar, and these organizations are asked to come."""
    require(rules.may_organize(actor, place), _("Only the community puts activities on its calendar."))
    bodies = list(organizations)
    insist_partners(place, bodies)
    _insist_fits(place, starts_at, ends_at, line, campaign)
    activity = Activity.objects.create(
        place=place, line=line, campaign=campaign, starts_at=starts_at, ends_at=ends_at, by=actor,
        **_told(kind, title, venue, words),
    )  # fmt: skip
    Turnout.objects.bulk_create(Turnout(activity=activity, organization=body) for body in bodies)
    record(actor, "activity.scheduled", activity, kind=kind, line=line.pk if line else None)
    return activity


def _told(kind, title, venue, told):
    words.insist_kind(kind)
    return {
        "kind": kind, "title": words.title(title), "venue": words.free(venue, 80), "words": words.free(told, 500),
    }  # fmt: skip


def _insist_fits(place, starts_at, ends_at, line, campaign):
    insist(ends_at is None or ends_at > starts_at, _("The activity ends before it begins; correct the times."))
    if line:
        insist(
            line.plan.place_id == place.pk and not line.dropped_why and line.plan.stage != Plan.Stage.CLOSED,
            _("This line of the plan was dropped, closed, or belongs to another community."),
        )
    insist(campaign is None or covers(campaign.place_id, place.pk), _("This campaign belongs to another place."))


@atomic
def announce(actor, activity, organization, expected):
    """The organization has said how many of it will come."""
    require(
        rules.may_organize(actor, activity.place) or rules.may_speak_at(actor, organization, activity.place),
        _("The organization's liaison, or the community, says how many will come."),
    )
    insist(0 <= expected <= MOST_CAME, _("Write a number from 0 to %(most)s.") % {"most": MOST_CAME})
    insist(activity.hold() == Stage.PLANNED, _("The activity is over or cancelled."))
    Turnout.objects.update_or_create(activity=activity, organization=organization, defaults={"expected": expected})
    record(actor, "activity.announced", activity, organization=organization.pk, expected=expected)


@atomic
def hold(actor, activity, *, came=None, residents=None, outcome=""):
    """The activity took place: ``came`` counts those of each organization, ``residents`` the others; no names."""
    require(rules.may_organize(actor, activity.place), _("Only the community records its activities."))
    insist(activity.starts_at <= clock.now(), _("The activity has not begun yet; record it when it is over."))
    insist(
        residents is None or 0 <= residents <= MOST_RESIDENTS,
        _("Write a number from 0 to %(most)s.") % {"most": MOST_RESIDENTS},
    )
    activity.move(Stage.HELD)
    activity.residents, activity.outcome = residents, words.free(outcome, 500)
    activity.save(update_fields=["residents", "outcome"])
    _count(activity, came or {})
    record(actor, "activity.held", activity, came=sum((came or {}).values()), residents=residents)
    return activity


def _count(activity, came):
    insist(
        all(0 <= n <= MOST_CAME for n in came.values()), _("Write a number from 0 to %(most)s.") % {"most": MOST_CAME}
    )
    asked = {row.organization_id: row for row in activity.turnouts.all()}
    fresh = Organization.objects.filter(pk__in=set(came) - set(asked)) if set(came) - set(asked) else []
    insist_partners(activity.place, list(fresh))
    for body, n in came.items():
        if body in asked:
            asked[body].came = n
    Turnout.objects.bulk_update([asked[body] for body in came if body in asked], ["came"])
    Turnout.objects.bulk_create(Turnout(activity=activity, organization=body, came=came[body.pk]) for body in fresh)


@atomic
def cancel(actor, activity, why):
    """The activity does not take place, for a reason those asked read."""
    require(rules.may_organize(actor, activity.place), _("Only the community cancels its activities."))
    told = words.reason(why)
    activity.move(Stage.CANCELLED)
    activity.cancelled_why = told
    activity.save(update_fields=["cancelled_why"])
    record(actor, "activity.cancelled", activity)


@atomic
def take_part(person, activity):
    """``person`` wished to be named as taking part."""
    require(
        rules.may_take_part(person, activity),
        _("Those with an account in this community or one of its partners can have themselves named."),
    )
    insist(activity.hold() != Stage.CANCELLED, _("The activity is cancelled."))
    row, fresh = Participant.objects.get_or_create(activity=activity, person=person)
    if fresh:
        record(person, "activity.joined", activity)
    return row


@atomic
def step_back(person, activity):
    """``person`` is not named any more."""
    gone, _rows = Participant.objects.filter(activity=activity, person=person).delete()
    if gone:
        record(person, "activity.left", activity)


def remind_due():
    """The liaisons of every activity that begins within three days are reminded, once; returns how many activities."""
    now = clock.now()
    due = Activity.objects.filter(stage=Stage.PLANNED, reminded_at=None, starts_at__gt=now, starts_at__lte=now + AHEAD)
    return sum(_remind(activity) for activity in due.order_by("starts_at", "pk")[:500])


@atomic
def _remind(activity):
    fresh = Activity.objects.filter(pk=activity.pk, reminded_at=None, stage=Stage.PLANNED)
    if not fresh.update(reminded_at=clock.now()):
        return False
    record(None, "activity.reminded", activity)
    return True
