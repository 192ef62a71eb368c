"""How far a long task is, on standard error: a bar with the share and the time left, or a line now and then."""

import sys
import time

from django.utils.translation import gettext as _

BAR = 24
# Where nobody watches, a line each time so much more of the whole is done.
STEP = 0.05
MINUTE = 60


class Progress:
    """Tells sentences with the seconds gone; with a share of the whole, also how long it still takes."""

    def __init__(self, stream=None, clock=time.monotonic):
        self.stream, self.clock = stream or sys.stderr, clock
        self.started, self.first, self.shown = clock(), None, None
        self.width = 0

    def __enter__(self):
        return self

    def __exit__(self, *error):
        if self.width:
            print(file=self.stream, flush=True)

    def tell(self, words, share=None):
        """``words`` begin now; ``share`` (0 to 1) of the whole is done."""
        gone = self.clock() - self.started
        if share is None:
            print(f"  {gone:3.0f} s  {words}", file=self.stream, flush=True)
        elif self.stream.isatty():
            self._draw(words, share, self.left(share))
        elif self.shown is None or share >= self.shown + STEP:
            self.shown = share
            print(
                f"  {gone:3.0f} s  {share:4.0%}  {words}  {self._words(self.left(share))}", file=self.stream, flush=True
            )

    def left(self, share):
        """The seconds left at the speed of this run; None at its beginning."""
        gone = self.clock() - self.started
        self.first = share if self.first is None else self.first
        return gone * (1 - share) / (share - self.first) if share > self.first else None

    def _draw(self, words, share, left):
        full = round(share * BAR)
        line = f"  [{'█' * full}{'·' * (BAR - full)}] {share:4.0%}  {self._words(left)}  {words}"
        print("\r" + line.ljust(self.width), end="", file=self.stream, flush=True)
        self.width = max(self.width, len(line))

    @staticmethod
    def _words(left):
        if left is None:
            return ""
        if left < MINUTE:
            return _("%(n)s s left") % {"n": round(left)}
        return _("%(n)s min left") % {"n": round(left / MINUTE)}
