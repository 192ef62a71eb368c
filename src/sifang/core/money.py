"""Money: kept as whole 分, typed and shown as 元.

    parse("1,234.5") == 123450      parse("180万") == 180_000_000      shown(123450) == "1,234.50"

Pure but for the sentences of its refusals. Nothing is ever rounded: a part of a 分 is refused.
"""

import re
import unicodedata
from decimal import Decimal

from django.utils.translation import gettext as _

from sifang.core.errors import Refused, insist

MOST = 10**13  # 分: 100,000 million 元; whatever is larger is a slip of the hand
FEN_IN_YUAN = 100
YUAN_IN_WAN = 10_000
_LOOKS = re.compile(r"¥?(?P<digits>\d{1,3}(?:,\d{3})+|\d{1,16})(?P<rest>\.\d{1,8})?(?P<wan>万)?元?", re.ASCII)


def parse(words: str) -> int:
    """The 分 that somebody wrote as 元: full-width digits, thousands separators, ¥, 元 and 万 are understood.

    Raises Refused, with a sentence, on anything else: words, a minus, a part of a 分, more than ``MOST``.
    """
    plain = "".join(unicodedata.normalize("NFKC", words).split())
    insist(
        not plain.startswith(("-", "−", "(")),  # noqa: RUF001
        _("An amount cannot be negative; write it without the minus sign."),
    )
    found = _LOOKS.fullmatch(plain)
    if found is None:
        raise Refused(_("Write an amount in 元, for example 1,234.50 or 180万."))
    yuan = Decimal(found["digits"].replace(",", "") + (found["rest"] or "")) * (YUAN_IN_WAN if found["wan"] else 1)
    fen = yuan * FEN_IN_YUAN
    insist(fen == int(fen), _("Money has two decimals at most, 0.01 元 is the smallest part; write 12.34, not 12.345."))
    insist(fen <= MOST, _("The amount is larger than 100,000,000,000 元; check the zeros."))
    return int(fen)


def shown(fen: int | None) -> str:
    """An amount of 分 as 元 with separators and two decimals; nothing for no amount."""
    if fen is None:
        return ""
    yuan, rest = divmod(abs(fen), FEN_IN_YUAN)
    return f"{'-' if fen < 0 else ''}{yuan:,}.{rest:02d}"
