"""Within a day those who asked may change their word on the outcome, as long as nobody has acted on it."""

import datetime

from sifang.core import clock
from sifang.core.models import Deed
from sifang.needs.models import Need, Rating

A_DAY = datetime.timedelta(hours=24)
# What follows by itself from a word on the outcome.
FOLLOWING = ("need.rated", "need.reopened", "need.rating_changed")


def changeable(person, need):
    """The rating that ``person`` may still change, or None."""
    rating = Rating.objects.filter(need=need, person=person, at__gt=clock.now() - A_DAY).order_by("-round").first()
    if rating is None:
        return None
    if rating.round == need.round:
        return rating if need.stage in Need.DONE_STAGES else None
    return rating if _is_untouched(need, rating) else None


def reopening(need):
    """The deed by which the need was last opened again, or None."""
    return _deeds(need).filter(verb="need.reopened").order_by("-id").first()


def _is_untouched(need, rating):
    """Whether ``rating`` is what reopened the need, and nothing has happened to it since."""
    opened = reopening(need)
    return (
        opened is not None
        and opened.actor_id == rating.person_id
        and rating.round == need.round - 1
        and rating.outcome == Rating.Outcome.NO
        and not _deeds(need).filter(id__gt=opened.pk).exclude(verb__in=FOLLOWING).exists()
        and not need.coverages.filter(ended_at=None).exists()
    )


def _deeds(need):
    return Deed.objects.filter(subject_kind=need._meta.label_lower, subject_id=need.pk)
