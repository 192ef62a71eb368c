"""One thing that waits for the community, as a row of its day."""

import datetime
from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class Task:
    """One thing to do: what kind, the row it is about, the day by which (None: no day), the name of its page.

    A task for ``count`` rows at once is about the first of them; its page is the list of them all. ``is_nudged`` says
    that somebody who asked has reminded the community.
    """

    kind: str
    row: object
    due: datetime.date | None
    page: str
    count: int = 1
    is_nudged: bool = False

    @property
    def url(self):
        """The address of its page."""
        if self.kind == "log":
            return f"{reverse(self.page)}?show=open&place={self.row.place_id}"
        return reverse(self.page, args=[self.row.pk])

    @property
    def is_first(self):
        """Whether the words speak of danger to life, so that somebody looks at it before everything else."""
        return bool(self.page == "need" and self.row.look_first and self.row.stage == self.row.Stage.NEW)


def later(day, days):
    """``days`` after ``day``; None without one."""
    return day + datetime.timedelta(days=days) if day else None
