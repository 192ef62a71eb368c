"""The lines of the two-way appraisal: rounds the street reviews, feedback the organization department releases."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sifang.evaluations import queries
from sifang.evaluations.models import Round
from sifang.web.duties.lines import Duty, row


def to_review(viewer):
    """The rounds that are closed and wait for the street's review."""
    return queries.round_list(viewer).filter(stage=Round.Stage.CLOSED)


def to_release(viewer):
    """The rounds that are reviewed and whose feedback has not gone out."""
    return queries.round_list(viewer).filter(stage=Round.Stage.REVIEWED)


def _round(round_):
    return row(reverse("round", args=[round_.pk]), round_, round_.place, round_.year, staged=round_)


def _statement(statement):
    return row(reverse("statement", args=[statement.pk]), statement.sheet, statement.sheet.place)


DUTIES = (
    Duty(
        "to-review", ("review_round",), _("appraisals to review"), _("no appraisal waits for your review"),
        to_review, _round,
    ),
    Duty(
        "to-release", ("release",), _("appraisals whose feedback is to be released"), _("no feedback waits"),
        to_release, _round,
    ),
    Duty(
        "statements", ("release",), _("explanations and requests for review to answer"), _("every request is answered"),
        queries.statements_waiting, _statement,
    ),
)  # fmt: skip
