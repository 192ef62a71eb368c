"""Tours: a community invites its partner organizations to come and see it; who came is a count, never a name."""

from django.db.transaction import atomic
from django.utils import timezone
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.people import queries as people
from sifang.text import redaction
from sifang.visits import rules
from sifang.visits.models import Tour, TourGuest

Stage = Tour.Stage
MOST_PEOPLE = 999


@atomic
def invite(actor, place, title, starts_at, meeting_point, organizations, words=""):
    """Partner organizations are asked to come and see the community."""
    require(rules.may_invite(actor, place), _("Only the community invites organizations to see it."))
    insist(starts_at >= clock.now(), _("This moment has passed; choose a later one."))
    insist(
        len(title.strip()) >= 2 and len(meeting_point.strip()) >= 2,
        _("Say what there is to see and where you meet, at least two characters each."),
    )
    asked = {body.pk: body for body in organizations}
    insist(asked, _("Invite at least one organization."))
    here = set(people.organizations_of(place).values_list("pk", flat=True))
    foreign = next((body for key, body in asked.items() if key not in here), None)
    insist(
        foreign is None,
        _("“%(organization)s” is no partner of %(place)s; enter the partnership first.")
        % {"organization": foreign, "place": place},
    )
    tour = Tour.objects.create(
        place=place, title=redaction.clean(title, 80), starts_at=starts_at, words=redaction.clean(words, 500),
        meeting_point=redaction.clean(meeting_point, 80),
    )  # fmt: skip
    TourGuest.objects.bulk_create(TourGuest(tour=tour, organization=body) for body in asked.values())
    record(actor, "tour.invited", tour, organizations=len(asked))
    return tour


@atomic
def reply(actor, guest, coming, expected=None):
    """The organization has said whether it comes, and with how many; it may say otherwise until the tour."""
    tour = guest.tour
    require(
        rules.may_reply(actor, guest.organization),
        _("Only %(organization)s says whether it comes.") % {"organization": guest.organization},
    )
    _insist_invited(tour)
    insist(
        expected is None or 0 < expected <= MOST_PEOPLE,
        _("Write how many people, 1 to %(most)s.") % {"most": MOST_PEOPLE},
    )
    guest.is_coming, guest.expected = coming, expected if coming else None
    guest.save(update_fields=["is_coming", "expected"])
    record(actor, "tour.accepted" if coming else "tour.declined", tour, organization=guest.organization_id)


def _insist_invited(tour):
    insist(
        tour.hold() == Stage.INVITED,
        _("“%(tour)s” is %(stage)s already.") % {"tour": tour, "stage": Stage(tour.stage).label},
    )


@atomic
def hold_tour(actor, tour, came, outcome=""):
    """The tour took place: ``came`` says how many of each organization ({primary key: n}; left out means nobody)."""
    require(rules.may_invite(actor, tour.place), _("Only the community records its tours."))
    insist(
        timezone.localdate(tour.starts_at) <= clock.today(),
        _("The tour has not begun yet; record it when it was held."),
    )
    guests = {guest.organization_id: guest for guest in tour.guests.all()}
    if any(key not in guests or not 0 <= number <= MOST_PEOPLE for key, number in came.items()):
        raise Refused(
            _("Write for each organization that was invited how many came, 0 to %(most)s.") % {"most": MOST_PEOPLE}
        )
    tour.move(Stage.HELD)
    tour.outcome = redaction.clean(outcome, 500)
    tour.save(update_fields=["outcome"])
    for key, guest in guests.items():
        guest.came = came.get(key, 0)
    TourGuest.objects.bulk_update(guests.values(), ["came"])
    record(actor, "tour.held", tour, came=sum(came.values()))


@atomic
def cancel_tour(actor, tour, why):
    """The tour does not take place, for a reason those invited read."""
    require(rules.may_invite(actor, tour.place), _("Only the community calls its tours off."))
    insist(len(why.strip()) >= 4, _("Say why it is called off, at least four characters; those invited read it."))
    tour.move(Stage.CANCELLED)
    tour.cancelled_why = redaction.clean(why, 300)
    tour.save(update_fields=["cancelled_why"])
    record(actor, "tour.cancelled", tour)
