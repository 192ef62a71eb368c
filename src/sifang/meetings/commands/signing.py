"""The end of a meeting: it was held, its minutes are signed, and corrected by a further version."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock, language
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.meetings import minutes, queries, rules
from sifang.meetings.models import Item, Meeting, Minutes, Resolution, Topic
from sifang.text import redaction

Stage, Outcome = Meeting.Stage, Item.Outcome


@atomic
def close_session(actor, meeting, *, talk_only=False):
    """The meeting was held; every item has its outcome. Below the quorum it was a talk that resolved nothing."""
    require(rules.may_resolve(actor, meeting), _("Only the community closes its meetings."))
    left = meeting.items.filter(outcome="").count()
    insist(not left, _("%(n)s items have no outcome yet; resolve or defer them first.") % {"n": left})
    meeting.move(Stage.HELD)
    if queries.is_below_quorum(meeting):
        _hold_as_talk(meeting, talk_only)
    for item in meeting.items.exclude(topic=None).select_related("topic"):
        is_put_off = item.outcome == Outcome.DEFERRED or meeting.talk_only
        item.topic.move(Topic.Stage.SCREENED if is_put_off else Topic.Stage.DECIDED)
    record(actor, "meeting.held", meeting, talk_only=meeting.talk_only)


def _hold_as_talk(meeting, talk_only):
    """What was adopted stays as what was said; it is no resolution."""
    adopted = meeting.items.filter(outcome=Outcome.ADOPTED).select_related("resolution")
    insist(
        talk_only or not adopted,
        _(
            "%(came)s members came and %(quorum)s are needed, so nothing can be adopted. Note who else is here, "
            "or close the meeting as a talk: what was adopted then stands as what was said, and is no task."
        )
        % {"came": queries.members_present(meeting), "quorum": meeting.quorum},
    )
    for item in adopted:
        said = item.resolution.text
        item.resolution.delete()
        item.outcome, item.note = Outcome.NOTED, "\n".join(part for part in (said, item.note) if part)[:1000]
        item.save(update_fields=["outcome", "note"])
    meeting.talk_only = True
    meeting.save(update_fields=["talk_only"])


@atomic
def sign(actor, meeting):
    """The minutes stand as signed, with their date; later changes of the records do not change them."""
    require(rules.may_sign(actor, meeting), _("Only the community Party secretary signs the minutes."))
    meeting.move(Stage.SIGNED)
    meeting.signed_by, meeting.signed_at = actor, clock.now()
    with language.kept():
        meeting.minutes = minutes.written(meeting)
    meeting.save(update_fields=["signed_by", "signed_at", "minutes"])
    version = _keep_version(actor, meeting)
    record(actor, "meeting.signed", meeting, version=version.number, digest=minutes.digest(version.body))


def _keep_version(actor, meeting, why=""):
    return Minutes.objects.create(
        meeting=meeting,
        number=meeting.versions.count() + 1,
        body=meeting.minutes,
        why=why,
        signed_by=actor,
        signed_at=clock.now(),
    )


@atomic
def correct_minutes(actor, meeting, body, why):
    """A further version of the signed minutes says ``body``, for the reason ``why``; the earlier ones stay."""
    require(rules.may_sign(actor, meeting), _("Only the community Party secretary corrects the minutes."))
    stage = meeting.hold()
    insist(
        stage == Stage.SIGNED,
        _("“%(meeting)s” is %(stage)s; only signed minutes are corrected by a further version.")
        % {"meeting": meeting, "stage": Stage(stage).label},
    )
    insist(len(why.strip()) >= 4, _("Say why the minutes are corrected, at least four characters."))
    meeting.refresh_from_db(fields=["minutes"])
    before, after = meeting.minutes, minutes.tidied(body)
    insist(minutes.is_shaped_like(after, before), _("The minutes do not fit this meeting; reload the page."))
    insist(after != before, _("Nothing in the minutes is different; change a line first."))
    if not meeting.versions.exists():  # signed before versions were kept
        Minutes.objects.create(
            meeting=meeting, number=1, body=before, signed_by=meeting.signed_by, signed_at=meeting.signed_at
        )
    meeting.minutes = after
    meeting.save(update_fields=["minutes"])
    version = _keep_version(actor, meeting, redaction.clean(why, 300))
    _follow(before, after)
    record(actor, "meeting.corrected", meeting, version=version.number, digest=minutes.digest(after))
    return version


def _follow(before, after):
    """The resolutions that the correction words otherwise say what the minutes say."""
    for old, new in zip(before["items"], after["items"], strict=True):
        if new["resolution"] != old["resolution"]:
            Resolution.objects.filter(item=new["id"]).update(text=new["resolution"][:500])
