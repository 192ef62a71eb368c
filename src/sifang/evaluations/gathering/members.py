"""What members did: service posts they took up, lines on their service card, activities they wished to be named for."""

from sifang.activities.models import Activity, Participant, ServiceRecord
from sifang.people.models import Uptake
from sifang.places.models import range_of


def service_posts(code, year, today):
    """Service posts taken up and held in the year."""
    rows = Uptake.objects.filter(range_of(code, "service_post__place_id"), since__year__lte=year)
    for pk, member, until in rows.values_list("pk", "member", "until"):
        if until is None or until.year >= year:
            yield ("post", member), "service_posts", pk


def records(code, year, today):
    """Lines of the service card."""
    rows = ServiceRecord.objects.filter(range_of(code), on__year=year)
    for pk, member in rows.values_list("pk", "member"):
        yield ("post", member), "records", pk


def took_part(code, year, today):
    """Activities a member wished to be named for."""
    rows = Participant.objects.filter(
        range_of(code, "activity__place_id"), activity__stage=Activity.Stage.HELD, activity__starts_at__year=year
    )
    for activity, person, place in rows.values_list("activity", "person", "activity__place"):
        yield ("person", person, place), "took_part", activity


COLLECTORS = (service_posts, records, took_part)
