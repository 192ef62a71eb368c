"""The exact matching of needs with resources: pure, without Django. ``docs/matching.md`` tells how it works.

From rows to reasons: ``instance`` (lines, offers) and ``policy`` (points) → ``tables`` → ``candidates`` (by ``rule``,
with ``words``) → ``network`` → ``waiting`` → ``market`` (or ``regions``) → ``bundles`` → ``solution`` → ``explain`` and
``shortages``; ``solve`` walks this way. The compiled loops are in ``kernels``.
"""
