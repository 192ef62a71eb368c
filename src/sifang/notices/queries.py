"""Readings of notices, of how people wish to be told, and of what is on its way."""

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from sifang.notices.models import Delivery, Notice, Outlet, Wish
from sifang.places.models import range_of_any

SENTENCES = {
    "need.reported": _("Look at it first: “%(about)s” was reported."),
    "need.listed": _("“%(about)s” was verified and is on the needs list."),
    "need.returned": _("“%(about)s” was returned; read why and add to it."),
    "need.merged": _("“%(about)s” was joined with the same need of others."),
    "need.split": _("A part of “%(about)s” goes on as a need of its own."),
    "need.split_off": _("“%(about)s” goes on as a need of its own; it was reported together with another one."),
    "need.answered": _("“%(about)s” was settled; tell us whether it helped."),
    "need.taken_up": _("“%(about)s” was taken up by a project."),
    "need.met": _("“%(about)s” is done; tell us whether it helped."),
    "need.reopened": _("“%(about)s” is not solved, says the asker; it is back on the list."),
    "need.taken_on": _("“%(about)s” was taken on; somebody of the community is your contact."),
    "need.handed_over": _("You are the contact for “%(about)s” from now on."),
    "need.disposed": _("“%(about)s” is in hand; read who is at it."),
    "need.told": _("The community tells you how “%(about)s” stands."),
    "need.nudged": _("Those who asked remind you of “%(about)s”; tell them how it stands."),
    "need.withdrawn": _("“%(about)s” was withdrawn by the one who asked."),
    "need.ended_unsolved": _("“%(about)s” could not be solved; read why."),
    "need.sent_elsewhere": _("“%(about)s” is not for this level; read where it went."),
    "need.rolled_over": _("“%(about)s” stands on the new year's needs list; read why it waited."),
    "ticket.sent": _("You are asked to settle “%(about)s”; accept it or say whose it is."),
    "ticket.declined": _("The department does not take “%(about)s” on; choose another way."),
    "ticket.answered": _("The department has answered “%(about)s”; look and confirm."),
    "ticket.sent_back": _("“%(about)s” is not done yet, says the community; read what is missing."),
    "ticket.recalled": _("The community has called “%(about)s” back."),
    "extension.asked": _("More time is asked for “%(about)s”; decide."),
    "extension.granted": _("“%(about)s” takes more time; read why and until when."),
    "extension.refused": _("“%(about)s” has no more time; it is to be settled by its day."),
    "resource.verified": _("“%(about)s” was verified and is open for matching."),
    "resource.returned": _("“%(about)s” was returned; read why."),
    "meeting.notified": _("You are asked to “%(about)s”."),
    "meeting.cancelled": _("“%(about)s” is cancelled."),
    "topic.proposed": _("“%(about)s” is proposed for a meeting; screen it."),
    "topic.screened": _("“%(about)s” is accepted and waits for a meeting."),
    "topic.declined": _("“%(about)s” is not taken up; read why."),
    "project.claimed": _("The joint meeting gave you “%(about)s”."),
    "project.escalated": _("“%(about)s” waits for your coordination."),
    "project.submitted": _("“%(about)s” is done; look and accept it."),
    "project.accepted": _("“%(about)s” was accepted."),
    "project.sent_back": _("“%(about)s” is not accepted yet; read what is missing."),
    "project.handed_back": _("“%(about)s” was handed back."),
    "escalation.taken_on": _("The sponsor leader has taken on “%(about)s”."),
    "escalation.answered": _("The sponsor leader asks you about “%(about)s”."),
    "escalation.asked_again": _("You are asked once more about “%(about)s”."),
    "post.nominated": _("“%(about)s” is nominated and waits for approval."),
    "post.approved": _("“%(about)s” is approved and waits for the appointment."),
    "post.declined": _("The nomination of “%(about)s” was not followed; read why."),
    "committee.announced": _("“%(about)s” is complete; its list is public."),
    "letter.approved": _("A thank-you letter for “%(about)s” is waiting for you."),
    "round.opened": _("The two-way appraisal “%(about)s” is open; answer your sheets."),
    "round.reviewed": _("The street has reviewed the two-way appraisal “%(about)s”; its feedback can be released."),
    "sheet.sent_back": _("The street asks you to look at the sheet on “%(about)s” again."),
    "feedback.released": _("The feedback on “%(about)s” is there; you may answer it within the days that are set."),
    "feedback.answered": _("“%(about)s”: the appraised have said something to their feedback."),
    "statement.answered": _("“%(about)s” was answered."),
    "visit.planned": _("A visit is planned: “%(about)s”."),
    "visit.cancelled": _("The visit “%(about)s” is called off."),
    "advisory.planned": _("A department comes to advise you: “%(about)s”."),
    "issue.reopened": _("“%(about)s” is not solved yet; read what is missing."),
    "assignment.charged": _("The sponsor leader charges a department: “%(about)s”."),
    "assignment.answered": _("The department has answered “%(about)s”; look and say whether it is done."),
    "assignment.sent_back": _("“%(about)s” is not done yet, says the community; read what is missing."),
    "assignment.confirmed": _("The community confirms: “%(about)s” is done."),
    "tour.invited": _("You are invited to come and see: “%(about)s”."),
    "tour.cancelled": _("The tour “%(about)s” is called off."),
    "plan.agreed": _("The plan of activities “%(about)s” is agreed."),
    "activity.scheduled": _("You are asked to take part in “%(about)s”."),
    "activity.cancelled": _("“%(about)s” does not take place."),
    "activity.reminded": _("“%(about)s” begins within three days."),
    "service.asked": _("Somebody asks for “%(about)s”."),
    "service.disputed": _("The one served says “%(about)s” is not done yet."),
    "experience.returned": _("“%(about)s” was returned; read what to change."),
    "site.returned": _("The application “%(about)s” was returned; read what is missing."),
    "site.named": _("“%(about)s” is named; put up its plate."),
    "site.revoked": _("The name “%(about)s” is withdrawn; read why."),
    "duty.cancelled": _("The duty “%(about)s” is called off; read why."),
    "consultation.asked": _("A consultation waits for a legal adviser: “%(about)s”."),
    "checkup.scheduled": _("A legal check-up is scheduled: “%(about)s”."),
    "checkup.follow_up_due": _("The follow-up of the check-up “%(about)s” is due."),
    "dispute.registered": _("A dispute was registered: “%(about)s”."),
    "dispute.reported_up": _("A red dispute is reported upward: “%(about)s”."),
    "dispute.adviser_named": _("You are named as legal adviser for the dispute “%(about)s”."),
    "dispute.referred": _("A dispute was referred to you: “%(about)s”; answer it."),
    "dispute.referral_answered": _("The referral of the dispute “%(about)s” was answered."),
}


def notice_list(viewer):
    """The notices of ``viewer``, newest first."""
    return Notice.objects.filter(person=viewer).select_related("deed").order_by("-at", "-pk")


def unread_count(viewer):
    """How many notices ``viewer`` has not read."""
    return Notice.objects.filter(person=viewer, read_at=None).count()


def sentence(notice):
    """The notice in words."""
    return str(SENTENCES[notice.deed.verb]) % {"about": notice.about}


def wishes_of(viewer):
    """{way: wish} of ``viewer``."""
    return {wish.way: wish for wish in Wish.objects.filter(person=viewer).select_related("person")}


def outlet_list(viewer):
    """The group bots at the places where ``viewer`` keeps them, those that are on first."""
    codes = {*viewer.codes_of("sign"), *viewer.codes_of("settings")}
    return Outlet.objects.filter(range_of_any(codes)).select_related("place").order_by("-is_on", "place", "pk")


def last_deliveries(outlets):
    """{outlet id: what was sent or tried to it last} of ``outlets`` that the viewer has loaded."""
    newest = Delivery.objects.filter(outlet__in=[row.pk for row in outlets]).order_by().values("outlet")
    found = Delivery.objects.filter(pk__in=newest.annotate(last=Max("pk")).values("last"))
    return {delivery.outlet_id: delivery for delivery in found}


def failures(viewer):
    """What could not be delivered at the places ``viewer`` administers, the newest first."""
    within = range_of_any(viewer.codes_of("administer"), "place_code")
    return (
        Delivery.objects.filter(within, stage=Delivery.Stage.FAILED)
        .select_related("person", "outlet")
        .order_by("-made_at", "-pk")
    )


def failed_count():
    """How many messages could not be delivered anywhere; for the installation itself."""
    return Delivery.objects.filter(stage=Delivery.Stage.FAILED).count()


def masked_address(delivery, viewer=None):
    """Where it should have gone, as far as an administrator may know."""
    if delivery.outlet_id:
        return delivery.outlet.masked_url
    wish = Wish.objects.filter(person=delivery.person_id, way=delivery.way).select_related("person").first()
    return wish.masked_address if wish else delivery.person.masked_phone
