"""What organizations did: claims, what residents said of them, joint meetings."""

from collections import defaultdict

from sifang.meetings.models import Invitation, Meeting
from sifang.needs.models import Need, Rating
from sifang.places.models import COMMUNITY_LENGTH, range_of
from sifang.projects.models import Claim, Coverage, Project

Stage = Project.Stage
UNDER_WAY = (Stage.CLAIMED, Stage.SUBMITTED, Stage.ESCALATED)
GOOD = 4


def claims(code, year, today):
    """Projects claimed in the year: kept, in time, under way, handed back."""
    rows = Claim.objects.filter(range_of(code, "project__place_id"), confirmed_at__year=year).values_list(
        "project_id",
        "organization_id",
        "project__place_id",
        "project__stage",
        "project__accepted_on",
        "due",
        "ended_at",
    )
    for project, organization, place, stage, accepted_on, due, ended_at in rows:
        for name in _claim_names(stage, accepted_on, due, ended_at, today):
            yield ("organization", organization, place), name, project


def _claim_names(stage, accepted_on, due, ended_at, today):
    names = ["claims"]
    if ended_at:
        return [*names, "handed_back"]
    if stage == Stage.ACCEPTED:
        return [*names, "kept", "come_due", *(["in_time"] if accepted_on and accepted_on <= due else [])]
    if stage in UNDER_WAY:
        return [*names, "under_way", *(["come_due"] if due < today else [])]
    return names


def outcomes(code, year, today):
    """Needs met through an organization's projects, and what those who asked said of the outcome."""
    carried = _carried(code)
    holders = _holders(code)
    ratings = Rating.objects.filter(range_of(code, "need__place_id"), at__year=year)
    for pk, need, place, at, satisfaction in ratings.values_list("pk", "need", "need__place", "at", "satisfaction"):
        for organization in holders[_project_at(carried[need], at)]:
            yield ("organization", organization, place), "ratings", pk
            if satisfaction >= GOOD:
                yield ("organization", organization, place), "satisfied", pk
    met = Need.objects.filter(range_of(code), stage__in=Need.DONE_STAGES, closed_on__year=year)
    for need, place in met.values_list("pk", "place"):
        for organization in holders[_project_at(carried[need], None)]:
            yield ("organization", organization, place), "needs_met", need


def _carried(code):
    """{need: [(when it was over, project)]} of accepted projects."""
    found = defaultdict(list)
    done = Coverage.objects.filter(range_of(code, "need__place_id"), project__stage=Stage.ACCEPTED)
    for need, over, project in done.exclude(ended_at=None).values_list("need", "ended_at", "project"):
        found[need].append((over, project))
    return found


def _holders(code):
    """{project: organizations that carried it to its end}."""
    found = defaultdict(list)
    kept = Claim.objects.filter(range_of(code, "project__place_id"), ended_at=None, project__stage=Stage.ACCEPTED)
    for project, organization in kept.values_list("project", "organization"):
        found[project].append(organization)
    return found


def _project_at(rounds, at):
    """The project that was over last before ``at`` (or ever): the one a word at that time is about."""
    over = [each for each in rounds if at is None or each[0] <= at]
    return max(over)[1] if over else None


def meetings(code, year, today):
    """Joint meetings an organization or a leader was asked to, and came to."""
    held = (Meeting.Stage.HELD, Meeting.Stage.SIGNED)
    rows = Invitation.objects.filter(
        range_of(code, "meeting__place_id"), meeting__starts_at__year=year, meeting__stage__in=held
    ).values_list("meeting", "meeting__place", "organization", "person", "present")
    for meeting, place, organization, person, present in rows:
        whom = ("organization", organization) if organization else ("person", person)
        yield (*whom, place[:COMMUNITY_LENGTH]), "asked_to", meeting
        if present:
            yield (*whom, place[:COMMUNITY_LENGTH]), "attended", meeting


COLLECTORS = (claims, outcomes, meetings)
