"""Secretary Li has given out a token."""

import datetime

from sifang.core import clock
from sifang.people import commands as people


def add(town, objects):
    """One token."""
    last = clock.today() + datetime.timedelta(days=30)
    objects["tokens"], _secret = people.issue_token(
        town.li, "热线交换", scopes=["read:needs"], places=[town.taian.pk], expires_on=last
    )
