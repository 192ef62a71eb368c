"""Holding the joint meeting: attendance, the outcome of each item, the signed minutes."""

from django.db.transaction import atomic
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from sifang.core import clock, language
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.meetings import minutes, rules
from sifang.meetings.models import Item, Meeting, Resolution
from sifang.projects.commands import claiming, escalating
from sifang.text import redaction

Stage = Meeting.Stage
Outcome = Item.Outcome


@atomic
def open_session(actor, meeting):
    """The meeting is in session; its items can be resolved."""
    require(rules.may_resolve(actor, meeting), _("Only the community opens its joint meeting."))
    meeting.move(Stage.OPEN)
    record(actor, "meeting.opened", meeting)


@atomic
def attend(actor, invitation, present, remark=""):
    """It is on record whether the guest came."""
    meeting = invitation.meeting
    require(rules.may_resolve(actor, meeting), _("Only the community keeps the attendance."))
    insist(
        meeting.hold() in (Stage.NOTIFIED, Stage.OPEN),
        _("Attendance is kept while the meeting is announced or in session."),
    )
    invitation.present, invitation.remark = present, redaction.redact(remark.strip()[:80])[0]
    invitation.save(update_fields=["present", "remark"])
    record(actor, "meeting.attended" if present else "meeting.missed", meeting, invitation=invitation.pk)


@atomic
def resolve_claimed(actor, item, lead, *, due, supporting=(), commitment="", note=""):
    """The meeting gives the project to ``lead``: the claim is confirmed, the resolution says who does what by when."""
    meeting = _insist_session(actor, item, project=True)
    claim = claiming.claim(
        actor, item.project, lead, due=due, supporting=supporting, commitment=commitment, basis=_basis(meeting, item)
    )
    item.claim = claim
    with language.kept():
        text = _("%(org)s carries out “%(project)s” by %(due)s.") % {
            "org": lead,
            "project": item.project,
            "due": date_format(due),
        }
    return _resolve(actor, item, Outcome.CLAIMED, note, text, organization=lead, due=due)


def _basis(meeting, item):
    with language.kept():
        return _("%(meeting)s, item %(n)s") % {"meeting": meeting.title, "n": item.position}


@atomic
def resolve_deferred(actor, item, reason):
    """The meeting puts the project off to the next one."""
    _insist_session(actor, item, project=True)
    insist(len(reason.strip()) >= 2, _("Say why it is put off; the next meeting reads it."))
    claiming.defer(actor, item.project)
    return _resolve(actor, item, Outcome.DEFERRED, reason)


@atomic
def resolve_escalated(actor, item, *, tried, asked, departments, due=None, is_emergency=False, note=""):
    """The meeting lays the project before the sponsor leader."""
    _insist_session(actor, item, project=True)
    item.escalation = escalating.escalate(
        actor, item.project, tried=tried, asked=asked, departments=departments, due=due, is_emergency=is_emergency
    )
    with language.kept():
        text = _("The sponsor leader coordinates “%(project)s” with %(departments)s.") % {
            "project": item.project,
            "departments": pgettext("between names", ", ").join(str(department) for department in departments),
        }
    return _resolve(actor, item, Outcome.ESCALATED, note, text, due=item.escalation.due)


@atomic
def note(actor, item, words, *, done=False):
    """What was said on a topic or an old resolution is on record; ``done`` closes the old resolution."""
    _insist_session(actor, item, project=False)
    if done and item.old_resolution:
        item.old_resolution.done_on = clock.today()
        item.old_resolution.save(update_fields=["done_on"])
    return _resolve(actor, item, Outcome.NOTED, words)


def _insist_session(actor, item, *, project):
    meeting = item.meeting
    require(rules.may_resolve(actor, meeting), _("Only the community records what the joint meeting resolved."))
    stage = meeting.hold()
    insist(
        stage == Stage.OPEN,
        _("“%(meeting)s” is %(stage)s; items are resolved in session.")
        % {"meeting": meeting, "stage": Stage(stage).label},
    )
    item.refresh_from_db()
    if item.outcome:
        raise Refused(_already(item))
    insist_way(item, project=project)
    return meeting


def insist_way(item, *, project):
    """The item is resolved as a project is, or as a topic is; otherwise it is refused."""
    insist(
        bool(item.project_id) == project,
        _("This item is resolved in another way: a project is claimed, deferred or escalated; a topic is noted."),
    )


def _already(item):
    at = f"{timezone.localtime(item.resolved_at):%Y-%m-%d %H:%M}"
    if item.outcome == Outcome.CLAIMED:
        return _("“%(item)s” was claimed by %(org)s at %(at)s. You can offer to support it on its page.") % {
            "item": item, "org": item.claim.organization, "at": at,
        }  # fmt: skip
    return _("“%(item)s” was resolved at %(at)s: %(outcome)s. Reload the page.") % {
        "item": item,
        "outcome": item.get_outcome_display(),
        "at": at,
    }


def _resolve(actor, item, outcome, words, text="", **promise):
    item.outcome, item.note, item.resolved_at = outcome, redaction.redact(words.strip()[:1000])[0], clock.now()
    item.save()
    if text:
        Resolution.objects.create(item=item, text=text[:500], **promise)
    record(actor, f"meeting.item_{outcome}", item.meeting, item=item.pk)
    return item


@atomic
def close_session(actor, meeting):
    """The meeting was held; every item has its outcome."""
    require(rules.may_resolve(actor, meeting), _("Only the community closes its joint meeting."))
    left = meeting.items.filter(outcome="").count()
    insist(not left, _("%(n)s items have no outcome yet; resolve or defer them first.") % {"n": left})
    meeting.move(Stage.HELD)
    record(actor, "meeting.held", meeting)


@atomic
def sign(actor, meeting):
    """The minutes stand as signed, with their date; later changes of the records do not change them."""
    require(rules.may_sign(actor, meeting), _("Only the community Party secretary signs the minutes."))
    meeting.move(Stage.SIGNED)
    meeting.signed_by, meeting.signed_at = actor, clock.now()
    with language.kept():
        meeting.minutes = minutes.written(meeting)
    meeting.save(update_fields=["signed_by", "signed_at", "minutes"])
    record(actor, "meeting.signed", meeting)


@atomic
def finish_resolution(actor, resolution):
    """The resolution is done and does not open the next meeting."""
    meeting = resolution.item.meeting
    require(rules.may_resolve(actor, meeting), _("Only the community strikes a resolution off."))
    meeting.hold()
    resolution.refresh_from_db(fields=["done_on"])
    if resolution.done_on:
        raise Refused(_("This resolution was struck off on %(day)s already.") % {"day": resolution.done_on})
    resolution.done_on = clock.today()
    resolution.save(update_fields=["done_on"])
    record(actor, "meeting.resolution_done", meeting, resolution=resolution.pk)


@atomic
def strike_off_accepted(deed):
    """What meetings resolved on a project that is accepted now counts as done. A reaction."""
    for resolution in Resolution.objects.filter(item__project=deed.subject_id, done_on=None).select_related("item"):
        resolution.done_on = timezone.localdate(deed.at)
        resolution.save(update_fields=["done_on"])
        record(None, "meeting.resolution_done", resolution.item.meeting, resolution=resolution.pk)
