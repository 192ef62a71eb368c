"""The once-key: a request that carries one is carried out once, and answered the same every time."""

import datetime

from sifang.core import clock
from sifang.core.models import Replay

# Longer than anybody leaves a form standing open before sending it once more.
LIFETIME = datetime.timedelta(days=30)


def begin(key, fingerprint):
    """(the replay under ``key``, whether it is new); a new one is held until the caller's transaction ends."""
    return Replay.objects.get_or_create(key=key, defaults={"fingerprint": fingerprint, "at": clock.now()})


def keep(replay, status, location="", body=""):
    """The answer that the same request will get again."""
    replay.status, replay.location, replay.body = status, location, body
    replay.save(update_fields=["status", "location", "body"])


def forget_old():
    """Answers past their days are forgotten; returns how many there were. Nothing is locked while there are none."""
    old = Replay.objects.filter(at__lt=clock.now() - LIFETIME)
    return old.delete()[0] if old.exists() else 0
