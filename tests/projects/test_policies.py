"""The points are the office's: the nearest version in force holds, and none is put in force blindly."""

import pytest

from sifang.core import clock
from sifang.projects import policies
from sifang.projects.models import MatchPolicy

pytestmark = pytest.mark.django_db
Stage = MatchPolicy.Stage


def kept(place, stage=Stage.IN_FORCE, **points):
    """A version as it was once written, whatever commands say today."""
    return MatchPolicy.objects.create(place=place, points=points, why="试行", stage=stage, written_at=clock.now())


def test_the_nearest_version_in_force_holds_else_the_published_defaults(town):
    assert policies.in_force(town.taian.pk) == (None, policies.DEFAULTS)
    assert policies.DEFAULTS.weeks == 4
    county, _old = kept(town.county, wait=4), kept(town.street, Stage.REPLACED, wait=1)
    street = kept(town.street, wait=3)
    kept(town.street, Stage.DRAFT, wait=2)
    assert policies.in_force(town.taian.pk)[0] == street
    assert policies.in_force(town.taian.pk)[1].wait == 3
    assert policies.in_force(town.county.pk) == (county, policies.policy_of({"wait": 4}))


def test_points_come_back_as_they_were_kept_and_what_they_do_not_name_has_its_default():
    own = policies.policy_of({"wait": 3, "evenness": [0, 900], "alike_enough": 0.5})
    assert (own.wait, own.evenness, own.alike_enough, own.weeks, own.base) == (3, (0, 900), 0.5, 4, 1000)
    assert policies.policy_of(policies.points_of(own)) == own
    older = policies.points_of(own) | {"taper": 3}
    del older["related"], older["standing"]
    assert policies.policy_of(older) == own
