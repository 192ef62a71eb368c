"""Frequent questions: written from what was asked often, published, withdrawn."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import require
from sifang.core.models import record
from sifang.counsel import frequency, matters, rules, words
from sifang.counsel.models import Question

Stage = Question.Stage


@atomic
def write_question(actor, place, matter, question, answer, *, published=False):
    """A question stands with its answer as a draft, or ``published`` at once.

    It remembers how many consultations of its matter it grew from.
    """
    require(rules.may_serve(actor, place), _("Only the community and its legal advisers write questions and answers."))
    matters.insist_known(matter)
    made = Question.objects.create(
        place=place, matter=matter, question=words.said(question, 200), answer=words.said(answer, 2000), by=actor,
        grown_from=frequency.asked_lately(place.pk, matter),
    )  # fmt: skip
    record(actor, "question.written", made, matter=matter, grown_from=made.grown_from)
    if published:
        publish(actor, made)
    return made


@atomic
def publish(actor, question):
    """Everybody reads the question and its answer."""
    _require(actor, question)
    question.move(Stage.PUBLISHED)
    question.published_on = clock.today()
    question.save(update_fields=["published_on"])
    record(actor, "question.published", question)


@atomic
def withdraw(actor, question):
    """Nobody outside reads it any more."""
    _require(actor, question)
    question.move(Stage.WITHDRAWN)
    record(actor, "question.withdrawn", question)


def _require(actor, question):
    require(rules.may_serve(actor, question.place), _("Only the community and its legal advisers publish answers."))
