"""``sifang worker``: reminders, errands, the seal, one run of the engine, what is past its day, then a short sleep.

Messages go out of the house beside it (``delivering``).
"""

import time
from itertools import count

from django.db import OperationalError, close_old_connections
from django.utils.translation import gettext as _

from sifang.activities import commands as activities
from sifang.core import errands, replays, sealing
from sifang.counsel import commands as counsel
from sifang.disputes import commands as disputes
from sifang.ledgers import uploads
from sifang.notices import commands as notices
from sifang.places import counting
from sifang.projects.commands import matching
from sifang.site import delivering, warming
from sifang.site.cli import say

PAUSE = 1.0
MINUTELY = 60  # rounds: about once a minute it is looked whom an activity to come has to be told
THOROUGH = 3600  # rounds: about once an hour the whole history is looked through


def run(args):
    """With ``--once`` nothing due is left; else it goes on until stopped."""
    if args.once:
        _remind()
        disputes.redden_long_standing()
        while matching.carry_out_next():
            pass
        done, sealed = errands.run_all(), sealing.seal_waiting()
        while notices.send_due():
            pass
        _forget()
        say(_("%(done)s errands done, %(sealed)s deeds sealed.") % {"done": done, "sealed": sealed})
        return
    warming.begin()
    try:
        with delivering.Courier():
            for turn in count():
                _round(thorough=turn % THOROUGH == 0, minutely=turn % MINUTELY == 0)
                time.sleep(PAUSE)
    except KeyboardInterrupt:
        return


def _round(thorough, minutely):
    close_old_connections()
    try:
        if minutely:
            _remind()
        errands.run_due()
        sealing.seal_waiting(recent=not thorough)
        matching.end_abandoned()
        matching.carry_out_next()
        if thorough:
            disputes.redden_long_standing()
            _forget()
    except OperationalError as error:
        say(_("The database cannot be reached; trying again: %(error)s") % {"error": error})


def _remind():
    activities.remind_due()
    counsel.remind_due()


def _forget():
    counting.count()
    uploads.forget_old()
    replays.forget_old()
    notices.forget_old()
