"""Refusals as a test expects them: of the right kind, and saying the words that help the person on."""

from contextlib import contextmanager

import pytest
from django.utils import translation

from sifang.core.errors import NotAllowed, Refused


@contextmanager
def refused(*words):
    """The block ends in a refusal whose English sentence holds every one of ``words``."""
    with translation.override("en"), pytest.raises(Refused) as caught:
        yield caught
    sentence = str(caught.value)
    assert not isinstance(caught.value, NotAllowed), f"Not allowed: {sentence}"
    missing = [word for word in words if str(word) not in sentence]
    assert not missing, f"{sentence!r} does not say {missing}"


@contextmanager
def not_allowed(*words):
    """The block ends because this person may not do it; the English sentence holds every one of ``words``."""
    with translation.override("en"), pytest.raises(NotAllowed) as caught:
        yield caught
    sentence = str(caught.value)
    missing = [word for word in words if str(word) not in sentence]
    assert not missing, f"{sentence!r} does not say {missing}"
