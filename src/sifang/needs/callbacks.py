"""Whom the community still calls back about a need that is done, and when it lets the matter rest."""

from django.db.models import Exists, OuterRef

from sifang.needs.models import Asker, Callback

MOST_TRIES = 3
# After such a call nobody tries the same person again.
FINAL = (Callback.Result.WRONG_NUMBER, Callback.Result.NOT_WANTED)


def is_due():
    """A condition on needs: somebody who asked can still be called.

    Three calls without an answer since the need was done, a wrong number or the wish not to be called let that
    person rest.
    """
    return Exists(_callable(Asker.objects.filter(need=OuterRef("pk"))))


def next_to_call(needs):
    """{need's key: the first of those who asked and can still be called} of the ``needs`` a viewer has loaded."""
    askers = _callable(Asker.objects.filter(need__in=needs).select_related("person")).order_by("-since", "-pk")
    return {asker.need_id: asker for asker in askers}


def _callable(askers):
    since = Callback.objects.filter(
        need=OuterRef("need"), person=OuterRef("person"), at__date__gte=OuterRef("need__closed_on")
    ).order_by("pk")
    vain = since.filter(rating=None)[MOST_TRIES - 1 :]
    return askers.exclude(person__phone_index="").filter(~Exists(since.filter(result__in=FINAL)), ~Exists(vain))


def calls(need):
    """The calls about a need the viewer has loaded, the latest first."""
    return need.callbacks.select_related("person", "by", "rating").order_by("-at", "-pk")
