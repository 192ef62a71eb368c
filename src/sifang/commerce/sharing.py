"""A cost shared out exactly: the largest remainder method (Hamilton 1792; Balinski & Young, Fair Representation, 1982).

    allocate(10_000, [1, 1, 1]) == [3334, 3333, 3333]

Pure. Amounts are whole 分, weights whole numbers of one unit (dm², 分 of turnover, or 1 each). Each part is first the
quota amount × weight ÷ sum of weights, cut to whole 分; the 分 that are left, fewer than there are parts, go one each
to the largest remainders, and of equal ones to whoever stands first. Hence

- the parts add up to the amount, exactly, always;
- each part differs from its quota by less than 1 分, and a weight of nothing bears nothing;
- of two weights the larger never bears less, and the same input gives the same parts.

Integer arithmetic throughout: no float is involved, nothing is rounded twice.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from sifang.core.errors import insist


def allocate(amount: int, weights: Sequence[int]) -> list[int]:
    """The 分 that each weight bears of ``amount``, in order. Raises Refused on no weight or on a negative number."""
    total = sum(weights)
    insist(amount >= 0 and all(weight >= 0 for weight in weights), _("An amount and its weights cannot be negative."))
    insist(total > 0, _("Nobody would bear anything: give at least one merchant a weight above 0."))
    parts = [amount * weight // total for weight in weights]
    remainders = [amount * weight % total for weight in weights]
    first = sorted(range(len(weights)), key=lambda at: (-remainders[at], at))
    for at in first[: amount - sum(parts)]:
        parts[at] += 1
    return parts


def permille(part: int, whole: int) -> int:
    """How many thousandths of ``whole`` a part is, to the nearest, for drawing and reading only."""
    return (part * 2000 + whole) // (2 * whole) if whole else 0
