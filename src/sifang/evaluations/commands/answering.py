"""The appraised explain or ask for a review; the organization department answers, and may correct a sheet."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.evaluations import rules, schemes
from sifang.evaluations.commands import rating, releasing
from sifang.evaluations.models import Sheet, Statement
from sifang.text import redaction

LONGEST = 1000


@atomic
def state(actor, sheet, words):
    """The explanation of the appraised stands beside the feedback."""
    return _say(actor, sheet, words, Statement.Kind.EXPLANATION)


@atomic
def ask_review(actor, sheet, words):
    """The appraised ask that the feedback be looked at again."""
    return _say(actor, sheet, words, Statement.Kind.REVIEW)


def _say(actor, sheet, words, kind):
    require(rules.speaks_for(actor, sheet), _("Only the appraised, or their community for a member, answer feedback."))
    insist(sheet.stage == Sheet.Stage.RELEASED, _("This feedback is not out yet."))
    insist(not hasattr(sheet, "replaced_by"), _("This feedback was corrected; answer the corrected one."))
    insist(
        clock.today() <= sheet.reply_by,
        _("The days for an answer ended on %(day)s. Speak with the organization department.") % {"day": sheet.reply_by},
    )
    words = redaction.redact(words.strip())[0]
    insist(4 <= len(words) <= LONGEST, _("Say it in 4 to %(most)s characters.") % {"most": LONGEST})
    said = Statement.objects.create(sheet=sheet, kind=kind, words=words, by=actor, made_on=clock.today())
    record(actor, "feedback.answered", said, kind=str(kind))
    return said


@atomic
def answer_review(actor, statement, words, marks=None):
    """The statement is answered; with ``marks`` the sheet is corrected: a new version with a letter of its own."""
    require(rules.may_release(actor, statement.sheet), _("Only the organization department answers."))
    Sheet.objects.select_for_update(of=("self",)).get(pk=statement.sheet_id)
    statement.refresh_from_db(fields=["answered_on"])
    insist(not statement.answered_on, _("This was answered already."))
    words = redaction.redact(words.strip())[0]
    insist(4 <= len(words) <= LONGEST, _("Say it in 4 to %(most)s characters.") % {"most": LONGEST})
    statement.correction = _correct(actor, statement.sheet, marks) if marks else None
    statement.answer, statement.answered_by, statement.answered_on = words, actor, clock.today()
    statement.save(update_fields=["correction", "answer", "answered_by", "answered_on"])
    record(actor, "statement.answered", statement, corrected=bool(marks))
    return statement.correction


def _correct(actor, old, marks):
    insist(not Sheet.objects.filter(replaces=old).exists(), _("This sheet was corrected already; answer the new one."))
    insist(old.kind != Sheet.Kind.COMMUNITY or old.stage == Sheet.Stage.RELEASED, _("This feedback is not out yet."))
    new = Sheet.objects.create(
        round=old.round,
        chapter=old.chapter,
        place=old.place,
        kind=old.kind,
        post=old.post,
        organization=old.organization,
        version=old.version + 1,
        replaces=old,
        facts=old.facts,
        marks=rating.checked(marks, schemes.questions_of(old.round.scheme, old.kind)),
        answered=sum(answer != schemes.UNKNOWN for answer in marks.values()),
        opinion=old.opinion,
        stage=Sheet.Stage.REVIEWED,
        signed_by=actor,
        signed_on=clock.today(),
    )
    releasing.release_again(actor, new)
    return new
