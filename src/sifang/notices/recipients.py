"""Who is told about a deed: one line a verb."""

from django.apps import apps

from sifang.people.models import Person, Post
from sifang.places.models import codes_above
from sifang.projects.models import Claim


def of(deed):
    """(subject, persons to tell): without the one who did it."""
    subject = apps.get_model(deed.subject_kind).objects.get(pk=deed.subject_id)
    found = RECIPIENTS[deed.verb](subject, deed)
    return subject, found.exclude(pk=deed.actor_id).distinct()


def _askers(need, deed):
    return Person.objects.filter(needs=need)


def _owner(resource, deed):
    if resource.person_id:
        return Person.objects.filter(pk=resource.person_id)
    return _speakers([resource.organization_id])


def _guests(meeting, deed):
    bodies = meeting.invitations.exclude(organization=None).values("organization")
    named = Person.objects.filter(pk__in=meeting.invitations.exclude(person=None).values("person"))
    return named | _speakers(bodies)


def _claimants(project, deed):
    return _speakers(Claim.objects.filter(project=project, ended_at=None).values("organization"))


def _community(subject, deed):
    held = Post.objects.current().filter(place_id=subject.place_id, kind__in=("secretary", "worker"))
    return Person.objects.filter(pk__in=held.values("person"))


def _sponsors(project, deed):
    held = Post.objects.current().filter(place__in=codes_above(project.place_id), kind="sponsor")
    return Person.objects.filter(pk__in=held.values("person"))


def _departments(escalation, deed):
    return _speakers(escalation.asks.values("department"))


def _thanked(letter, deed):
    return _speakers([letter.organization_id])


def _secretaries(round_, deed):
    held = Post.objects.current().filter(kind="secretary", place__in=round_.chapters.values("place"))
    return Person.objects.filter(pk__in=held.values("person"))


def _officers(subject, deed):
    held = Post.objects.current().filter(kind="officer", place__in=codes_above(subject.place_id))
    return Person.objects.filter(pk__in=held.values("person"))


def _appraised(sheet, deed):
    if sheet.organization_id:
        return _speakers([sheet.organization_id])
    return Person.objects.filter(posts=sheet.post_id) if sheet.post_id else _community(sheet, deed)


def _stated(statement, deed):
    return Person.objects.filter(pk=statement.by_id)


def _speakers(organizations):
    held = Post.objects.current().filter(kind="liaison", organization__in=organizations)
    return Person.objects.filter(pk__in=held.values("person"))


RECIPIENTS = {
    "need.listed": _askers,
    "need.returned": _askers,
    "need.merged": _askers,
    "need.answered": _askers,
    "need.taken_up": _askers,
    "need.met": _askers,
    "need.reopened": _community,
    "resource.verified": _owner,
    "resource.returned": _owner,
    "meeting.notified": _guests,
    "meeting.cancelled": _guests,
    "project.claimed": _claimants,
    "project.escalated": _sponsors,
    "project.submitted": _community,
    "project.accepted": _claimants,
    "project.sent_back": _claimants,
    "project.handed_back": _community,
    "escalation.answered": _departments,
    "escalation.asked_again": _departments,
    "letter.approved": _thanked,
    "round.opened": _secretaries,
    "round.reviewed": _officers,
    "sheet.sent_back": _community,
    "feedback.released": _appraised,
    "feedback.answered": _officers,
    "statement.answered": _stated,
}
