"""What sponsor leaders did: visits, what they found, hard matters answered, departments charged."""

from sifang.places.models import COMMUNITY_LENGTH, range_of
from sifang.projects.models import Escalation
from sifang.visits.models import Assignment, Finding, Visit


def visits(code, year, today):
    """Visits that were held."""
    rows = Visit.objects.filter(range_of(code), stage=Visit.Stage.HELD, held_on__year=year)
    for pk, leader, place in rows.values_list("pk", "leader", "place"):
        yield ("person", leader, place[:COMMUNITY_LENGTH]), "visits", pk


def findings(code, year, today):
    """What was found on visits."""
    rows = Finding.objects.filter(range_of(code, "visit__place_id"), visit__held_on__year=year)
    for pk, leader, place in rows.values_list("pk", "visit__leader", "visit__place"):
        yield ("person", leader, place[:COMMUNITY_LENGTH]), "findings", pk


def escalations(code, year, today):
    """Hard matters laid before the leaders of a community that came due this year: answered in time, closed."""
    rows = Escalation.objects.filter(range_of(code), due__year=year, due__lte=today) | Escalation.objects.filter(
        range_of(code), answered_on__year=year
    )
    for pk, place, due, answered_on, stage in rows.values_list("pk", "place", "due", "answered_on", "stage"):
        whom = ("leaders", place[:COMMUNITY_LENGTH])
        yield whom, "escalations", pk
        if answered_on and answered_on <= due:
            yield whom, "answered_in_time", pk
        if stage == Escalation.Stage.CLOSED:
            yield whom, "escalations_closed", pk


def assignments(code, year, today):
    """What departments were charged with, and what the community confirmed as done."""
    rows = Assignment.objects.filter(range_of(code), since__year=year)
    for pk, leader, place, stage in rows.values_list("pk", "leader", "place", "stage"):
        whom = ("person", leader, place[:COMMUNITY_LENGTH])
        yield whom, "assignments", pk
        if stage == Assignment.Stage.CLOSED:
            yield whom, "assignments_closed", pk


COLLECTORS = (visits, findings, escalations, assignments)
