"""Drafting and approving thank-you letters."""

from django.db.transaction import atomic
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from sifang.core import clock, language
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.letters.models import Letter
from sifang.needs.models import Rating
from sifang.projects.models import Coverage, Project
from sifang.text import redaction

LONGEST = 2000


@atomic
def draft_thanks(deed):
    """After a good rating, each organization that carried the project has a letter in draft, once. A reaction."""
    rating = Rating.objects.select_related("need").get(pk=deed.detail["rating"])
    if not rating.is_good:
        return
    for project in _rated(rating):
        for claim in project.claims.filter(ended_at=None).select_related("organization"):
            _draft(project, claim, rating)


def _rated(rating):
    """The accepted projects the rating speaks about: not those of rounds that an asker called not solved."""
    failed = rating.need.ratings.filter(outcome=Rating.Outcome.NO, round__lt=rating.round).order_by("round").last()
    done = Coverage.objects.filter(need=rating.need, project__stage=Project.Stage.ACCEPTED)
    done = done.filter(ended_at__gt=failed.at) if failed else done
    return Project.objects.filter(pk__in=done.values("project")).select_related("place")


def _draft(project, claim, rating):
    if Letter.objects.filter(project=project, organization=claim.organization).exists():
        return
    with language.kept():
        words = render_to_string(
            "letters/thanks.txt", {"project": project, "claim": claim, "need": rating.need, "rating": rating}
        )
    letter = Letter.objects.create(
        organization=claim.organization,
        project=project,
        rating=rating,
        place=project.place,
        text=words.strip(),
        drafted_at=clock.now(),
    )
    record(None, "letter.drafted", letter, organization=claim.organization_id)


@atomic
def approve(actor, letter, text=""):
    """The secretary has read, perhaps edited, and approved the letter: the organization can read and print it."""
    require(actor.may("approve_letter", letter.place_id), _("Only the community Party secretary approves letters."))
    words = (text or letter.text).strip()
    insist(20 <= len(words) <= LONGEST, _("A letter has 20 to %(most)s characters.") % {"most": LONGEST})
    letter.move(Letter.Stage.APPROVED)
    letter.text, letter.approved_by, letter.approved_at = redaction.redact(words)[0], actor, clock.now()
    letter.save(update_fields=["text", "approved_by", "approved_at"])
    record(actor, "letter.approved", letter, organization=letter.organization_id)


@atomic
def drop(actor, letter):
    """The letter is not sent."""
    require(
        actor.may("approve_letter", letter.place_id), _("Only the community Party secretary decides about letters.")
    )
    letter.move(Letter.Stage.DROPPED)
    record(actor, "letter.dropped", letter)
