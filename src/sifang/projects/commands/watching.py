"""How far a run is, told where pages can read it, and whether somebody has asked to cancel it."""

import time

from sifang.core import clock
from sifang.matching.solve import Cancelled
from sifang.projects.models import MatchRun

# Seconds between two writings within one step: pages ask every two seconds.
PAUSE = 0.5


class Watch:
    """Tells the steps of one run; ``progress(step, share)``, if given, hears of them too and may raise Cancelled."""

    def __init__(self, run, progress=None):
        self.run, self.progress, self.told_at = run, progress, time.monotonic()

    def step(self, step):
        """The next step begins, unless the run has been cancelled."""
        self.run.step = step
        self._tell(0.0)

    def share(self, share):
        """So much of the step is done, 0 to 1; called as often as one likes."""
        if time.monotonic() - self.told_at >= PAUSE:
            self._tell(float(share))

    def solving(self, step, share):
        """The engine is at its own ``step``, one of those of the run, and has done this share of it."""
        if step != self.run.step:
            self.step(step)
        else:
            self.share(share)

    def _tell(self, share):
        """Written at once, in no transaction of the run's own. Who finds the run ended elsewhere leaves it."""
        self.told_at = time.monotonic()
        here = MatchRun.objects.filter(pk=self.run.pk, stage=MatchRun.Stage.RUNNING)
        if not here.update(step=self.run.step, share=share, seen_at=clock.now()):
            raise Cancelled
        if here.filter(is_cancel_asked=True).exists():
            raise Cancelled
        if self.progress:
            self.progress(self.run.step, share)
