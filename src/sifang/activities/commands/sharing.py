"""Experience material: written, reviewed by the street, published, shared at a session."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.activities import rules, words
from sifang.activities.commands.planning import insist_partners
from sifang.activities.models import Experience
from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.places.models import covers

Stage = Experience.Stage
SHORTEST, LONGEST = 20, 5000
SESSION = "experience"


@atomic
def write_experience(actor, place, title, body, organization=None, theme=""):
    """A piece of experience is in draft and waits for the street's review; one with a theme is a practice case."""
    _require_writer(actor, place, organization)
    insist(theme in ("", *Experience.Theme), _("Choose one of the themes."))
    if organization:
        insist_partners(place, [organization])
    made = Experience.objects.create(
        place=place, organization=organization, by=actor, written_on=clock.today(), theme=theme, **_told(title, body)
    )
    record(actor, "experience.written", made)
    return made


def _require_writer(actor, place, organization):
    require(
        rules.may_write_experience(actor, place, organization),
        _("The community writes experience material; a liaison writes for their own organization."),
    )


def _told(title, body):
    insist(
        SHORTEST <= len(body.strip()) <= LONGEST,
        _("Write %(least)s to %(most)s characters.") % {"least": SHORTEST, "most": LONGEST},
    )
    return {"title": words.title(title), "body": words.free(body, LONGEST)}


@atomic
def rewrite_experience(actor, experience, title, body):
    """The piece says what it says now, and waits for review again if it was returned."""
    _require_writer(actor, experience.place, experience.organization)
    told = _told(title, body)
    if experience.hold() == Stage.RETURNED:
        experience.move(Stage.DRAFT)
    insist(experience.stage == Stage.DRAFT, _("It is reviewed already and stands as it is."))
    experience.title, experience.body, experience.reply = told["title"], told["body"], ""
    experience.save(update_fields=["title", "body", "reply"])
    record(actor, "experience.rewritten", experience)


@atomic
def review_experience(actor, experience):
    """The street has read it and finds it right."""
    _require_reviewer(actor, experience)
    experience.move(Stage.REVIEWED)
    record(actor, "experience.reviewed", experience)


@atomic
def return_experience(actor, experience, reason):
    """The street asks for changes; the writer reads which."""
    _require_reviewer(actor, experience)
    told = words.reason(reason)
    experience.move(Stage.RETURNED)
    experience.reply = told
    experience.save(update_fields=["reply"])
    record(actor, "experience.returned", experience)


@atomic
def publish_experience(actor, experience):
    """Everybody can read it."""
    _require_reviewer(actor, experience)
    experience.move(Stage.PUBLISHED)
    experience.published_on = clock.today()
    experience.save(update_fields=["published_on"])
    record(actor, "experience.published", experience)


def _require_reviewer(actor, experience):
    require(rules.may_review(actor, experience), _("Only the street, or an office above it, reviews experience."))


@atomic
def share_experience(actor, experience, activity):
    """The piece was, or will be, shared at this session."""
    require(
        rules.may_organize(actor, activity.place) or actor.may("oversee", activity.place_id),
        _("Only whoever holds the session says what is shared there."),
    )
    insist(experience.hold() == Stage.PUBLISHED, _("Only published experience is shared at a session."))
    insist(activity.kind == SESSION, _("Experience is shared at an activity of the kind “experience sharing”."))
    insist(
        covers(experience.place_id[:9], activity.place_id) or covers(activity.place_id, experience.place_id),
        _("This session belongs to another street."),
    )
    experience.sessions.add(activity)
    record(actor, "experience.shared", experience, activity=activity.pk)
