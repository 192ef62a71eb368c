"""The figures of what was done together: activities, councils in the open air, visits of the top leaders."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from sifang.activities.models import Activity
from sifang.figures.figure import Figure
from sifang.meetings.models import Council
from sifang.people.models import Post
from sifang.visits.models import Visit


def _activities(code, year):
    found = Activity.objects.within(code).filter(stage=Activity.Stage.HELD)
    return found.filter(starts_at__year=year) if year else found


def _councils(code, year):
    found = Council.objects.within(code)
    return found.filter(held_at__year=year) if year else found


def _top_visits(code, year):
    """Visits that a leader held in a community which is their demonstration point."""
    point = Post.objects.filter(
        kind="sponsor", stage=Post.Stage.APPOINTED, is_demonstration=True, person=OuterRef("leader"),
        place=OuterRef("place"),
    )  # fmt: skip
    found = Visit.objects.within(code).filter(Exists(point), stage=Visit.Stage.HELD)
    return found.filter(held_on__year=year) if year else found


DOINGS = (
    Figure("activities_held", _("activities held"), _("activities with partner organizations, held"), _activities),
    Figure("councils_held", _("bench talks and courtyard councils"), _("talks of residents on record"), _councils),
    Figure(
        "top_leader_visits", _("visits of top leaders"),
        _("visits that leaders held at their own demonstration points"), _top_visits,
    ),
)  # fmt: skip
