"""What a community did: needs heard and met, what residents said, meetings, councils, projects."""

from sifang.meetings.models import Council, Meeting
from sifang.needs.models import Need, Rating
from sifang.places.models import range_of
from sifang.projects.models import Project

GOOD = 4
# A need that nobody has looked at yet was not heard; one joined with another, or sent back with a reason, was.
UNHEARD = (Need.Stage.NEW,)


def needs(code, year, today):
    """Needs raised in the year: looked at, done."""
    for pk, place, stage in Need.objects.filter(range_of(code), raised_on__year=year).values_list(
        "pk", "place", "stage"
    ):
        yield ("community", place), "needs", pk
        if stage not in UNHEARD:
            yield ("community", place), "verified", pk
        if stage in Need.DONE_STAGES:
            yield ("community", place), "met", pk


def ratings(code, year, today):
    """What those who asked said."""
    rows = Rating.objects.filter(range_of(code, "need__place_id"), at__year=year)
    for pk, place, satisfaction in rows.values_list("pk", "need__place", "satisfaction"):
        yield ("community", place), "ratings", pk
        if satisfaction >= GOOD:
            yield ("community", place), "satisfied", pk


def meetings(code, year, today):
    """Joint and committee meetings held."""
    held = (Meeting.Stage.HELD, Meeting.Stage.SIGNED)
    for pk, place in Meeting.objects.filter(range_of(code), stage__in=held, starts_at__year=year).values_list(
        "pk", "place"
    ):
        yield ("community", place), "meetings", pk


def projects(code, year, today):
    """Projects accepted."""
    rows = Project.objects.filter(range_of(code), stage=Project.Stage.ACCEPTED, accepted_on__year=year)
    for pk, place in rows.values_list("pk", "place"):
        yield ("community", place), "accepted", pk


def councils(code, year, today):
    """Bench talks and courtyard councils."""
    for pk, place in Council.objects.filter(range_of(code), held_at__year=year).values_list("pk", "place"):
        yield ("community", place), "councils", pk


COLLECTORS = (needs, ratings, meetings, projects, councils)
