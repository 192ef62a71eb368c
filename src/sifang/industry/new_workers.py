"""What an industry has for those in new forms of employment: the trainings they may come to."""

from sifang.core import clock
from sifang.industry.models import Training
from sifang.places.models import codes_above


def public_trainings(code):
    """The trainings to come for couriers, riders and drivers of the community ``code``, or above it, the next first."""
    found = Training.objects.filter(place__in=codes_above(code), stage=Training.Stage.PLANNED, is_for_new_workers=True)
    return found.filter(starts_at__gte=clock.now()).order_by("starts_at", "pk")
