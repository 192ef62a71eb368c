"""The rosters of the ties: partner organizations, sponsors with their visits, committees, seconded cadres."""

from sifang.ledgers import cells, choices, dates, phones, synonyms
from sifang.ledgers.cells import words
from sifang.ledgers.declarations.shape import COMMUNITY, DAY, SEQ, Column, Ledger, Order

PARTNERS = Ledger(
    "partners",
    "共驻共建单位台账",
    (
        Column("org", "单位", 24, words(80, 2), required=True),
        Column("uscc", "USCC", 22, parse=cells.uscc),
        Column("org_type", "类型", 12, parse=cells.choice(choices.ORGANIZATION_KIND, inside=True)),
        Column("party_org", "党组织名称", 22, words(80)),
        Column("head", "负责人", 10, words(40)),
        Column("liaison", "联络员", 10, words(40), personal="name"),
        Column("phone", "电话", 15, parse=phones.phone, personal="phone"),
        Column("member_count", "党员数", 8, parse=cells.whole_number),
        Column("agreed_on", "协议日期", DAY, parse=dates.date()),
        Column("part_time_member", "兼职委员", 10, words(40), left="counted"),
        Column("claims", "认领项目数", 10, parse=cells.whole_number, left="counted"),
        Column("done", "完成数", 8, parse=cells.whole_number, left="counted"),
        COMMUNITY,
    ),
    telling=("org",),
    by_content=("community", "org"),
    other_titles=synonyms.PARTNERS,
    past=("agreed_on",),
)

SPONSORSHIPS = Ledger(
    "sponsorships",
    "包抓联系工作台账",
    (
        Column("leader", "领导", 10, words(40, 2), required=True),
        Column("post", "职务", 20, words(60)),
        Column("target", "联系社区/网格", 18, words(80), required=True),
        Column("date", "走访日期", DAY, parse=dates.date()),
        Column("issue", "发现/交办问题", 34, words(500)),
        Column("org", "责任单位", 18, words(80)),
        Column("due", "时限", DAY, parse=dates.date(edge="end")),
        Column("result", "办理结果", 26, words(500)),
        Column("closed_on", "销号日期", DAY, parse=dates.date(edge="end")),
    ),
    telling=("leader", "target"),
    by_content=("leader", "target", "date", "issue", "org"),
    other_titles=synonyms.SPONSORSHIPS,
    orders=(Order("date", "due", stops=False), Order("date", "closed_on", stops=True)),
    past=("date", "closed_on"),
)

COMMITTEE_MEMBERS = Ledger(
    "committee_members",
    "兼职委员名册",
    (
        SEQ,
        Column("name", "姓名", 10, words(40, 2), required=True),
        Column("org", "工作单位", 24, words(80)),
        Column("duty", "单位职务", 16, words(60)),
        Column("at", "任职街道/社区", 18, words(80), required=True),
        Column("since", "任职日期", DAY, parse=dates.date()),
        Column("term_ends", "届满日期", DAY, parse=dates.date(edge="end")),
        Column("document", "批复文号", 18, words(60)),
        Column("scope", "分工", 16, words(80)),
    ),
    telling=("name",),
    by_content=("name", "at"),
    other_titles=synonyms.COMMITTEE_MEMBERS,
    orders=(Order("since", "term_ends", stops=True),),
)

SECONDMENTS = Ledger(
    "secondments",
    "选派任职名册",
    (
        SEQ,
        Column("name", "姓名", 10, words(40, 2), required=True),
        Column("org", "派出单位", 24, words(80)),
        Column("at", "任职社区", 18, words(80), required=True),
        Column("duty", "任职职务", 16, words(60)),
        Column("since", "任职日期", DAY, parse=dates.date()),
        Column("term_ends", "期满日期", DAY, parse=dates.date(edge="end")),
        Column("document", "选派文号", 18, words(60)),
    ),
    telling=("name",),
    by_content=("name", "at"),
    other_titles=synonyms.SECONDMENTS,
    orders=(Order("since", "term_ends", stops=True),),
)

ALL = (PARTNERS, SPONSORSHIPS, COMMITTEE_MEMBERS, SECONDMENTS)
