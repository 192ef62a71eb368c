"""What every page test stands on: nobody has tried anything too often yet."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def forgotten_tries():
    """The limits on tries count from nothing."""
    cache.clear()
