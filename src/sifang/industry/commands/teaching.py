"""Trainings of a body or an industry: planned, held with a count of heads, or called off."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist
from sifang.core.models import record
from sifang.industry import rules, words
from sifang.industry.models import Training

Stage = Training.Stage
MOST_HEADS = 100_000


@atomic
def plan_training(
    actor, place, title, starts_at, *, body=None, industry="", venue="", is_for_new_workers=False
):  # fmt: skip
    """The training is planned; without an industry of its own it is its body's."""
    rules.require_keeper(actor, place)
    industry = industry or (body.industry if body else "other")
    words.insist_industry(industry)
    training = Training.objects.create(
        place=place, body=body, industry=industry, title=words.title(title), starts_at=starts_at,
        venue=words.free(venue, 80), is_for_new_workers=is_for_new_workers, by=actor,
    )  # fmt: skip
    record(actor, "training.planned", training)
    return training


@atomic
def hold_training(actor, training, attendances, outcome=""):
    """The training was held and so many came: a count, no names."""
    rules.require_keeper(actor, training.place)
    insist(0 <= attendances <= MOST_HEADS, _("Write how many came, as a whole number from 0 on."))
    insist(training.starts_at <= clock.now(), _("It has not begun; enter who came when it is over."))
    training.move(Stage.HELD)
    training.attendances, training.outcome = attendances, words.free(outcome, 500)
    training.save(update_fields=["attendances", "outcome"])
    record(actor, "training.held", training, attendances=attendances)


@atomic
def cancel_training(actor, training, why):
    """The training does not take place."""
    rules.require_keeper(actor, training.place)
    told = words.reason(why)
    training.move(Stage.CANCELLED)
    training.cancelled_why = told
    training.save(update_fields=["cancelled_why"])
    record(actor, "training.cancelled", training)
