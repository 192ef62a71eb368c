"""The worker's second hand: takes messages out of the house, so that a slow mail server holds up nothing else."""

import threading

from django.db import OperationalError, close_old_connections
from django.utils.translation import gettext as _

from sifang.notices import commands as notices
from sifang.site.cli import say

PAUSE = 1.0
LONGEST_SEND = 30


class Courier:
    """Inside the block what is due goes out; at its end a message on its way is finished first."""

    def __init__(self):
        self.is_over = threading.Event()
        self.thread = threading.Thread(target=self._walk, name="courier", daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_error):
        self.is_over.set()
        self.thread.join(LONGEST_SEND)

    def _walk(self):
        while not self.is_over.is_set():
            close_old_connections()
            try:
                sent = notices.send_due(limit=1)
            except OperationalError as error:
                say(_("The database cannot be reached; trying again: %(error)s") % {"error": error})
                sent = 0
            if not sent:
                self.is_over.wait(PAUSE)
