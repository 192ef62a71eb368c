"""What the program writes to its log, without what opens a door."""

import logging
import re

_TRACK = re.compile(r"/t/[^/\s]+")


class NoTrackCodes(logging.Filter):
    """Addresses of track pages are written without their code."""

    def filter(self, record):
        """Always to be written; what was told of an address is shortened."""
        record.msg, record.args = _TRACK.sub("/t/…", record.getMessage()), ()
        return True
