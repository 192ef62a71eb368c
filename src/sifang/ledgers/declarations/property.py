"""The ledgers of compounds, each with its company and owners' committee, and of demonstration sites."""

from sifang.ledgers import cells, choices, dates, synonyms
from sifang.ledgers.cells import words
from sifang.ledgers.declarations.shape import COMMUNITY, DAY, REMARK, SEQ, Column, Ledger, Order

COMPOUNDS = Ledger(
    "compounds",
    "小区物业台账",
    (
        SEQ,
        Column("compound", "小区", 18, words(40, 2), required=True),
        Column("built_in", "建成年份", 10, parse=cells.whole_number),
        Column("households", "户数", 8, parse=cells.whole_number),
        Column("is_old", "是否老旧", 10, parse=cells.choice(choices.YES_NO)),
        Column("company", "物业企业", 24, words(80, 2)),
        Column("uscc", "USCC", 22, parse=cells.uscc),
        Column("since", "接管日期", DAY, parse=dates.date()),
        Column("committee", "业委会", 22, words(80, 2)),
        Column("filing_number", "备案号", 20, words(40)),
        Column("filed_on", "备案日期", DAY, parse=dates.date()),
        Column("committee_since", "任期开始", DAY, parse=dates.date()),
        Column("term_ends", "届满日期", DAY, parse=dates.date(edge="end")),
        REMARK,
        COMMUNITY,
    ),
    telling=("compound",),
    by_content=("community", "compound"),
    other_titles=synonyms.COMPOUNDS,
    orders=(Order("committee_since", "term_ends", stops=True),),
    past=("since", "filed_on", "committee_since"),
)

SITES = Ledger(
    "sites",
    "红色物业示范点台账",
    (
        SEQ,
        Column("compound", "小区", 18, words(40, 2), required=True),
        Column("company", "物业企业", 24, words(80, 2)),
        Column("applied_on", "申报日期", DAY, parse=dates.date()),
        Column("reviewed_on", "审核日期", DAY, parse=dates.date()),
        Column("named_on", "命名日期", DAY, parse=dates.date()),
        Column("plate", "牌子", 22, words(40)),
        Column("stage", "状态", 10, words(20), left="counted"),
        Column("checked_on", "最近复核", DAY, parse=dates.date(), left="counted"),
        Column("recheck_due", "下次复核", DAY, parse=dates.date(), left="counted"),
        Column("revoked_on", "撤销日期", DAY, parse=dates.date()),
        Column("revoked_why", "撤销原因", 26, words(300)),
        COMMUNITY,
    ),
    telling=("compound",),
    by_content=("community", "compound", "applied_on"),
    other_titles=synonyms.SITES,
    orders=(
        Order("applied_on", "reviewed_on", stops=True), Order("reviewed_on", "named_on", stops=True),
        Order("named_on", "revoked_on", stops=True),
    ),
    past=("applied_on", "reviewed_on", "named_on", "revoked_on"),
)  # fmt: skip

ALL = (COMPOUNDS, SITES)
