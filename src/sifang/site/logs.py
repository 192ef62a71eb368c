"""What the program writes to its log, without what opens a door."""

import logging
import re

# A need by its track code, a service, a share of a cost, a check-up or a consent by its code, a calendar by its
# token, a meeting's door by the code in the query.
_OPENERS = re.compile(r"(/(?:t|s|calendar|consent|share|checkup|track)/|[?&](?:code|api_key)=)[^/\s&]+")


class NoTrackCodes(logging.Filter):
    """Addresses that open something by themselves are written without their code."""

    def filter(self, record):
        """Always to be written; what was told of an address is shortened."""
        record.msg, record.args = _OPENERS.sub(r"\1…", record.getMessage()), ()
        return True
