"""What every page test stands on: nobody has tried anything too often yet; and the world with everybody in it."""

import pytest
from django.core.cache import cache

from tests.web.world import World
from tests.worlds import world


@pytest.fixture(autouse=True)
def forgotten_tries():
    """The limits on tries count from nothing."""
    cache.clear()


@world
def peopled():
    """The town with everybody in it who may log in."""
    return World()
