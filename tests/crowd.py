"""Several people at once: each in a thread with a database connection of its own."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connection

PATIENCE = 60


def at_once(act, callers):
    """What ``act(caller)`` answered each of ``callers``, who all began together: a result, or the exception raised."""
    callers = list(callers)
    start = threading.Barrier(len(callers))

    def one(caller):
        try:
            connection.ensure_connection()
            start.wait(PATIENCE)
            return act(caller)
        except Exception as error:  # what a caller was told is what the test looks at
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(callers)) as pool:
        return list(pool.map(one, callers))
