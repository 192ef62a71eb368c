"""Who is told about a deed: one line a verb."""

from django.apps import apps

from sifang.notices import urgency
from sifang.people import posts
from sifang.people.models import Person, Post
from sifang.places.models import COMMUNITY_LENGTH, codes_above
from sifang.projects.models import Claim


def of(deed):
    """(subject, persons to tell): without the one who did it."""
    subject = apps.get_model(deed.subject_kind).objects.get(pk=deed.subject_id)
    found = RECIPIENTS[deed.verb](subject, deed)
    return subject, found.exclude(pk=deed.actor_id).distinct()


def _askers(need, deed):
    return Person.objects.filter(needs=need)


def _askers_unless_rolled(need, deed):
    return Person.objects.none() if "rolled_to" in deed.detail else _askers(need, deed)


def _new_contact(need, deed):
    return Person.objects.filter(pk=deed.detail["to"])


def _ticketed(ticket, deed):
    return _speakers([ticket.department_id])


def _deciders(extension, deed):
    held = Post.objects.current().filter(kind="secretary", place_id=extension.place_id)
    return Person.objects.filter(pk__in=held.values("person")) | _in_office(["street_clerk"], extension)


def _asked_for_time(extension, deed):
    return _askers(extension.need, deed) | Person.objects.filter(pk=extension.asked_by_id)


def _asker_of_time(extension, deed):
    return Person.objects.filter(pk=extension.asked_by_id)


def _owner(resource, deed):
    if resource.person_id:
        return Person.objects.filter(pk=resource.person_id)
    return _speakers([resource.organization_id])


def _guests(meeting, deed):
    asked = meeting.invitations.values_list("person", "organization", "sent_by")
    persons, *bodies = zip(*asked, strict=True) if asked else ([], [])
    named = Person.objects.filter(pk__in=[pk for pk in persons if pk])
    return named | _speakers([pk for row in bodies for pk in row if pk])


def _proposers(topic, deed):
    return Person.objects.filter(pk=topic.by_id) | _speakers([topic.organization_id])


def _claimants(project, deed):
    return _speakers(Claim.objects.filter(project=project, ended_at=None).values("organization"))


def _community(subject, deed):
    code = subject.place_id[:COMMUNITY_LENGTH]
    held = Post.objects.current().filter(place_id=code, kind__in=("secretary", "worker"))
    return Person.objects.filter(pk__in=held.values("person"))


def _alarmed(need, deed):
    """A report is found on the workbench; of one that speaks of danger they are told."""
    return _community(need, deed) if urgency.is_urgent(need) else Person.objects.none()


def _sponsors(project, deed):
    held = Post.objects.current().filter(place__in=codes_above(project.place_id), kind="sponsor")
    return Person.objects.filter(pk__in=held.values("person"))


def _departments(escalation, deed):
    return _speakers(escalation.asks.values("department"))


def _thanked(letter, deed):
    return _speakers([letter.organization_id]) | Person.objects.filter(pk=letter.person_id)


def _planned_with(plan, deed):
    return _speakers(plan.lines.filter(dropped_why="").values("organizations"))


def _asked_to_come(activity, deed):
    return _speakers(activity.turnouts.values("organization"))


def _servers(service, deed):
    if service.organization_id or service.item.organization_id:
        return _speakers([service.organization_id or service.item.organization_id]) | _community(service, deed)
    return _community(service, deed)


def _writer(experience, deed):
    return Person.objects.filter(pk=experience.by_id)


def _approvers(post, deed):
    return _in_office(posts.KINDS[post.kind].approved_by, post)


def _appointers(post, deed):
    return _in_office(posts.KINDS[post.kind].appointed_by, post) | Person.objects.filter(pk=post.nominated_by_id)


def _nominator(post, deed):
    return Person.objects.filter(pk=post.nominated_by_id)


def _in_office(kinds, post):
    held = Post.objects.current().filter(kind__in=kinds, place__in=codes_above(post.place_id))
    return Person.objects.filter(pk__in=held.values("person"))


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


def _both_sides(visit, deed):
    return Person.objects.filter(pk=visit.leader_id) | _community(visit, deed)


def _charged(assignment, deed):
    return _speakers([assignment.department_id])


def _charged_and_community(assignment, deed):
    return _charged(assignment, deed) | _community(assignment, deed)


def _charged_and_leader(assignment, deed):
    return _charged(assignment, deed) | Person.objects.filter(pk=assignment.leader_id)


def _advised(visit, deed):
    return _speakers([visit.enterprise_id])


def _found_at(issue, deed):
    return _speakers([issue.visit.enterprise_id])


def _toured(tour, deed):
    return _speakers(tour.guests.values("organization"))


def _company_and_community(site, deed):
    return _speakers([site.organization_id]) | _community(site, deed)


def _rota_readers(duty, deed):
    return Person.objects.filter(posts=duty.adviser_id) | _community(duty, deed)


def _advisers(subject, deed):
    if subject.adviser_id:
        return Person.objects.filter(posts=subject.adviser_id)
    held = Post.objects.current().filter(kind="legal_adviser", place__in=codes_above(subject.place_id))
    return Person.objects.filter(pk__in=held.values("person"))


def _followers(checkup, deed):
    return _advisers(checkup, deed) | _community(checkup, deed)


def _community_and_company(dispute, deed):
    return _community(dispute, deed) | _speakers([dispute.company_id])


def _street_and_adviser(dispute, deed):
    return _in_office(["street_clerk"], dispute) | _adviser(dispute, deed)


def _adviser(dispute, deed):
    return Person.objects.filter(pk__in=Post.objects.filter(pk=dispute.adviser_id).values("person"))


def _referred_to(dispute, deed):
    return _speakers(dispute.referrals.filter(pk=deed.detail["referral"]).values("organization"))


RECIPIENTS = {
    "need.reported": _alarmed,
    "need.listed": _askers,
    "need.returned": _askers,
    "need.merged": _askers,
    "need.split": _askers,
    "need.split_off": _askers,
    "need.answered": _askers,
    "need.taken_up": _askers,
    "need.met": _askers,
    "need.reopened": _community,
    "need.taken_on": _askers,
    "need.handed_over": _new_contact,
    "need.disposed": _askers,
    "need.told": _askers,
    "need.nudged": _community,
    "need.withdrawn": _community,
    "need.ended_unsolved": _askers_unless_rolled,
    "need.sent_elsewhere": _askers,
    "need.rolled_over": _askers,
    "ticket.sent": _ticketed,
    "ticket.declined": _community,
    "ticket.answered": _community,
    "ticket.sent_back": _ticketed,
    "ticket.recalled": _ticketed,
    "extension.asked": _deciders,
    "extension.granted": _asked_for_time,
    "extension.refused": _asker_of_time,
    "resource.verified": _owner,
    "resource.returned": _owner,
    "meeting.notified": _guests,
    "meeting.cancelled": _guests,
    "topic.proposed": _community,
    "topic.screened": _proposers,
    "topic.declined": _proposers,
    "project.claimed": _claimants,
    "project.escalated": _sponsors,
    "project.submitted": _community,
    "project.accepted": _claimants,
    "project.sent_back": _claimants,
    "project.handed_back": _community,
    "escalation.taken_on": _community,
    "escalation.answered": _departments,
    "escalation.asked_again": _departments,
    "letter.approved": _thanked,
    "post.nominated": _approvers,
    "post.approved": _appointers,
    "post.declined": _nominator,
    "committee.announced": _community,
    "round.opened": _secretaries,
    "round.reviewed": _officers,
    "sheet.sent_back": _community,
    "feedback.released": _appraised,
    "feedback.answered": _officers,
    "statement.answered": _stated,
    "visit.planned": _both_sides,
    "visit.cancelled": _both_sides,
    "advisory.planned": _advised,
    "issue.reopened": _found_at,
    "assignment.charged": _charged_and_community,
    "assignment.answered": _community,
    "assignment.sent_back": _charged,
    "assignment.confirmed": _charged_and_leader,
    "tour.invited": _toured,
    "tour.cancelled": _toured,
    "plan.agreed": _planned_with,
    "activity.scheduled": _asked_to_come,
    "activity.cancelled": _asked_to_come,
    "activity.reminded": _asked_to_come,
    "service.asked": _servers,
    "service.disputed": _servers,
    "experience.returned": _writer,
    "site.returned": _company_and_community,
    "site.named": _company_and_community,
    "site.revoked": _company_and_community,
    "duty.cancelled": _rota_readers,
    "consultation.asked": _advisers,
    "checkup.scheduled": _advisers,
    "checkup.follow_up_due": _followers,
    "dispute.registered": _community_and_company,
    "dispute.reported_up": _street_and_adviser,
    "dispute.adviser_named": _adviser,
    "dispute.referred": _referred_to,
    "dispute.referral_answered": _community,
}
