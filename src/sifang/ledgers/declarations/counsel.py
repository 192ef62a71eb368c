"""The ledgers of legal counsel: the service log a community confirms, and the roster of legal advisers."""

from sifang.ledgers import cells, choices, dates, synonyms
from sifang.ledgers.cells import words
from sifang.ledgers.declarations.shape import DAY, SEQ, Column, Ledger, Order

ADVISER_SERVICES = Ledger(
    "adviser_services",
    "法治顾问服务日志",
    (
        Column("community", "社区", 14),
        Column("lawyer", "律师", 10, words(40, 2), required=True),
        Column("firm", "律所", 22, words(80)),
        Column("date", "日期", DAY, parse=dates.date(), required=True),
        Column("mode", "方式", 8, parse=cells.choice(choices.COUNSEL_WAY, inside=True)),
        Column(
            "type", "类型(咨询/宣讲/调解/体检/援助转介)", 14, parse=cells.choice(choices.COUNSEL_KIND, inside=True),
            required=True,
        ),
        Column("matter", "事由(脱敏)", 26, words(200, 2), required=True),
        Column("result", "处理结果", 26, words(300)),
        Column("hours", "服务时长", 10, parse=cells.hours),
        Column("confirmed", "社区确认", 10, parse=cells.choice(choices.CONFIRMED)),
    ),
    telling=("lawyer", "matter"),
    by_content=("community", "lawyer", "date", "type", "matter"),
    other_titles=synonyms.ADVISER_SERVICES,
    past=("date",),
)  # fmt: skip

LEGAL_ADVISERS = Ledger(
    "legal_advisers",
    "法治顾问名册",
    (
        SEQ,
        Column("name", "姓名", 10, words(40, 2), required=True),
        Column("org", "律师事务所", 26, words(80)),
        Column("at", "服务社区", 18, words(80), required=True),
        Column("since", "聘任日期", DAY, parse=dates.date()),
        Column("term_ends", "聘期届满", DAY, parse=dates.date(edge="end")),
        Column("scope", "分工", 16, words(80)),
    ),
    telling=("name",),
    by_content=("name", "at"),
    other_titles=synonyms.LEGAL_ADVISERS,
    orders=(Order("since", "term_ends", stops=True),),
)

ALL = (ADVISER_SERVICES, LEGAL_ADVISERS)
