"""Attendance: kept by the community, or said by the guests themselves at the door."""

from django.db.models import Q
from django.db.transaction import atomic
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.meetings import rules
from sifang.meetings.models import Meeting
from sifang.text import redaction

Stage = Meeting.Stage


@atomic
def attend(actor, invitation, present, remark=""):
    """It is on record whether the guest came."""
    meeting = invitation.meeting
    require(
        rules.may_resolve(actor, meeting),
        _("Only the community keeps the attendance of its meetings."),
    )
    _insist_attended_now(meeting)
    invitation.remark = redaction.clean(remark, 80)
    _keep(actor, invitation, present=present)


def _insist_attended_now(meeting):
    insist(
        meeting.hold() in (Stage.NOTIFIED, Stage.OPEN),
        _("Attendance is kept while the meeting is announced or in session."),
    )


def _keep(actor, invitation, *, present):
    invitation.present = present
    invitation.save(update_fields=["present", "remark"])
    verb = "meeting.attended" if present else "meeting.missed"
    record(actor, verb, invitation.meeting, invitation=invitation.pk)


@atomic
def arrive(person, meeting, door_code):
    """A guest, or the liaison of an invited organization, is here; saying so twice changes nothing."""
    insist(
        meeting.door_code and constant_time_compare(meeting.door_code, door_code),
        _("This code does not belong to this meeting; scan the one on its screen again."),
    )
    _insist_attended_now(meeting)
    invitation = invitation_of(person, meeting)
    require(
        invitation,
        _("You are not on the list of this meeting. Please tell the recorder, who can note that you are here."),
    )
    if not invitation.present:
        _keep(person, invitation, present=True)
    return invitation


def invitation_of(person, meeting):
    """The invitation that ``person`` came on, their own before their organization's; None for others."""
    asked = Q(person=person) | Q(organization__in=person.reach.organizations)
    found = list(meeting.invitations.filter(asked).order_by("pk"))
    return next((row for row in found if row.person_id == person.pk), next(iter(found), None))
