"""Amounts of money in the cells of a workbook."""

from sifang.core import money
from sifang.core.errors import Refused
from sifang.ledgers.cells import NOTHING_IN_WORDS, Seen, plain, written, wrong


def yuan(cell):
    """An amount in 元 as whole 分: 200000, 200,000元 and 20万 alike."""
    said = plain(written(cell))
    if said in NOTHING_IN_WORDS:
        return Seen()
    try:
        return Seen(money.parse(said))
    except Refused:
        return wrong("amount_invalid", written=said)
