"""The roster of a business district's merchants, and the ledgers of its five measures, which only go out."""

import re
from decimal import Decimal

from sifang.core import money
from sifang.ledgers import cells, dates, phones, synonyms
from sifang.ledgers.cells import NOTHING_IN_WORDS, Cell, Seen, doubtful, words
from sifang.ledgers.declarations.shape import COMMUNITY, DAY, SEQ, Column, Ledger

DM2_IN_M2 = 100


def area(cell: Cell) -> Seen:
    """An area in m² with two decimals at most, with or without its unit, as dm²; other words leave it empty."""
    said = cells.plain(cells.written(cell))
    if said in NOTHING_IN_WORDS:
        return Seen()
    found = re.fullmatch(r"(\d{1,6}(?:\.\d{1,2})?)0*(?:m2|m²|㎡|平方米|平米|平)?", said.replace(",", ""))
    return Seen(int(Decimal(found[1]) * DM2_IN_M2) or None) if found else doubtful(None, "number_invalid", written=said)


def square_metres(kept):
    """dm² as m²."""
    return "" if kept is None else float(Decimal(kept) / DM2_IN_M2)


def yuan(fen):
    """分 as 元 with separators and two decimals."""
    return money.shown(fen)


MERCHANTS = Ledger(
    "merchants",
    "商圈商户名册",
    (
        SEQ,
        Column("district", "商圈", 20, words(80, 2), required=True),
        Column("name", "商户", 24, words(80, 2), required=True),
        Column("uscc", "USCC", 22, parse=cells.uscc),
        Column("trade", "行业", 12, words(40)),
        Column("unit", "铺位", 12, words(40)),
        Column("area", "面积(㎡)", 10, parse=area, show=square_metres),
        Column("contact", "联系人", 10, words(40), personal="name"),
        Column("phone", "电话", 15, parse=phones.phone, personal="phone"),
        Column("since", "进场日期", DAY, parse=dates.date()),
        Column("pledged_on", "诚信承诺日期", DAY, parse=dates.date()),
        Column("pledge", "承诺状态", 10, words(20), left="counted"),
        COMMUNITY,
    ),
    telling=("district", "name"),
    by_content=("community", "district", "name"),
    other_titles=synonyms.MERCHANTS,
    past=("since", "pledged_on"),
)

DISTRICT = Column("district", "商圈", 20)
MEASURE = Column("measure", "措施", 24)
MERCHANT = Column("merchant", "商户", 24)


def _out(name, title, *columns):
    """The ledger of one measure: written from its lines, never read."""
    shown = (SEQ, DISTRICT, MEASURE, *columns, COMMUNITY)
    return Ledger(name, title, shown, telling=("measure",), by_content=("measure",), comes_in=False)


HIRING = _out(
    "hiring", "人才联招台账", MERCHANT, Column("job", "岗位", 20), Column("wanted", "需求人数", 10),
    Column("hired", "录用人数", 10),
)  # fmt: skip
TRAINING = _out("joint_training", "员工联训台账", MERCHANT, Column("came", "参训人数", 10))
REFERRAL = _out(
    "referral", "客源互引台账", Column("sender", "引出商户", 24), Column("receiver", "接客商户", 24),
    Column("on", "日期", DAY), Column("number", "客人数", 10),
)  # fmt: skip
OFFERS = _out(
    "offers", "优惠互享台账", MERCHANT, Column("words", "优惠内容", 34), Column("until", "截止日期", DAY),
    Column("taken", "使用次数", 10),
)  # fmt: skip
COSTS = _out(
    "costs", "成本共摊台账", Column("cost", "费用", 24), Column("amount", "总额(元)", 14, show=yuan),
    Column("basis", "分摊依据", 10), MERCHANT, Column("weight", "份量", 14),
    Column("share", "应摊(元)", 14, show=yuan), Column("agreed_on", "同意日期", DAY),
    Column("paid_on", "付清日期", DAY), Column("stage", "状态", 10),
)  # fmt: skip

ALL = (MERCHANTS, HIRING, TRAINING, REFERRAL, OFFERS, COSTS)
