"""When a lawyer can be met at a community's stations, as anybody may read it."""

from sifang.core import clock
from sifang.counsel.models import Duty, Station


def public_on_duty(code):
    """The duties at the community's open stations that are not over, the next first."""
    here = Station.objects.filter(place=code, stage=Station.Stage.OPEN)
    found = Duty.objects.filter(station__in=here, cancelled_why="", ends_at__gte=clock.now())
    return found.select_related("station").order_by("starts_at", "pk")
