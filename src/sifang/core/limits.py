"""How often something may be tried: counted in the cache, forgotten by itself."""

import hashlib
from contextlib import suppress

from django.core.cache import cache


class Limit:
    """At most ``most`` times in ``seconds`` for each who; the time runs from the first."""

    def __init__(self, name, most, seconds):
        self.name, self.most, self.seconds = name, most, seconds

    def is_reached(self, *who):
        """Whether ``who`` has used up what is allowed."""
        return cache.get(self._key(who), 0) >= self.most

    def count(self, *who):
        """One more for ``who``."""
        key = self._key(who)
        if not cache.add(key, 1, self.seconds):
            with suppress(ValueError):  # the time ran out between the two lines
                cache.incr(key)

    def forget(self, *who):
        """``who`` starts anew."""
        cache.set(self._key(who), 0, self.seconds)

    def _key(self, who):
        spelled = "\0".join(str(part) for part in who)
        return f"limit-{self.name}-{hashlib.sha256(spelled.encode()).hexdigest()}"
