"""What a ledger's value or complaint looks like on a page: personal words masked, days and places in words."""

import datetime
import re

from sifang.core.masking import mask_name
from sifang.ledgers.dates import print_date
from sifang.ledgers.sentences import tell
from sifang.ledgers.shelves.resources import ALONE
from sifang.ledgers.shelves.shelf import MASKS

# A whole telephone number inside a sentence; the digits of longer codes are left alone.
_MOBILE = re.compile(r"(?<![0-9A-Za-z])(1[3-9]\d)\d{4}(\d{4})(?![0-9A-Za-z])")


def title(column):
    """The column's title without what stands in brackets behind it."""
    return column.title.partition("(")[0]


def word(column, value, places):
    """``value`` of ``column`` as people read it; ``places`` gives code → place. Empty for nothing."""
    if value is None or value == "":
        return ""
    if column.personal:
        return MASKS[column.personal](str(value))
    if isinstance(value, datetime.date):
        return print_date(value)
    if column.identifier == "community":
        return str(places.get(value, value))
    shown = str(column.show(value))
    return f"{mask_name(shown.removesuffix(ALONE))}{ALONE}" if shown.endswith(ALONE) else shown


def sentence(complaint):
    """What the complaint says, telephone numbers in it masked: its cell says where to look."""
    return _MOBILE.sub(r"\1****\2", tell(complaint))
