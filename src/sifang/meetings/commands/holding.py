"""Holding a meeting: the outcome of each item, and what becomes of it; attendance and minutes have their own files."""

from django.db.transaction import atomic
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from sifang.core import clock, language
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.meetings import queries, rules
from sifang.meetings.commands.attending import arrive as arrive
from sifang.meetings.commands.attending import attend as attend
from sifang.meetings.commands.signing import close_session as close_session
from sifang.meetings.commands.signing import correct_minutes as correct_minutes
from sifang.meetings.commands.signing import sign as sign
from sifang.meetings.models import Item, Meeting, Resolution
from sifang.projects.commands import claiming, escalating
from sifang.text import redaction

Stage = Meeting.Stage
Outcome = Item.Outcome


@atomic
def open_session(actor, meeting):
    """The meeting is in session; its items can be resolved."""
    require(rules.may_resolve(actor, meeting), _("Only the community opens its meetings."))
    meeting.move(Stage.OPEN)
    record(actor, "meeting.opened", meeting)


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
    """The meeting puts the project or the topic of the library off to the next one."""
    _insist_session(actor, item, project=not item.topic_id)
    insist(len(reason.strip()) >= 2, _("Say why it is put off; the next meeting reads it."))
    if item.project:
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


@atomic
def resolve_adopted(actor, item, text, *, organization=None, owner="", due=None, note=""):
    """The meeting adopts ``text`` on a topic: it is a task of the organization or the person until it is done."""
    meeting = _insist_session(actor, item, project=False)
    insist(
        not item.old_resolution_id,
        _("An old resolution stays as it was resolved; note how it stands, or strike it off."),
    )
    insist(len(text.strip()) >= 2, _("Write what was adopted; those who carry it out read it."))
    insist(
        not due or due >= clock.today(), _("The day it is due (%(day)s) has passed; choose a later one.") % {"day": due}
    )
    insist(
        organization is None or queries.public_bodies(meeting).filter(pk=organization.pk).exists(),
        _("%(org)s does not stand with this place; choose one of its organizations.") % {"org": organization},
    )
    words, owner = redaction.redact(text.strip())[0], redaction.clean(owner, 40)
    return _resolve(actor, item, Outcome.ADOPTED, note, words, organization=organization, owner=owner, due=due)


def _insist_session(actor, item, *, project):
    meeting = item.meeting
    require(
        rules.may_resolve(actor, meeting),
        _("Only the community records what its meetings resolved."),
    )
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
def finish_resolution(actor, resolution):
    """The resolution is done and does not open the next meeting."""
    meeting = resolution.item.meeting
    require(
        rules.may_resolve(actor, meeting),
        _("Only the community strikes its resolutions off."),
    )
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
