"""The engine's loops are compiled in the background, before the first run waits for them."""

import threading

from sifang.matching import warm
from sifang.site.cli import say


def begin():
    """The loops become ready in a thread of their own; what the machine cannot compile is said and no obstacle."""
    threading.Thread(target=_warm, name="warm", daemon=True).start()


def _warm():
    try:
        warm.warm(say)
    except Exception as error:  # noqa: BLE001 - the first run meets the same trouble and tells whoever ordered it
        say(f"{type(error).__name__}: {error}")
