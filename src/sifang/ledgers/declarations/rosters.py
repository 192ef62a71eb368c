"""The rosters of those who report for service, and what they did."""

from sifang.ledgers import cells, choices, dates, phones, synonyms
from sifang.ledgers.cells import words
from sifang.ledgers.declarations.shape import COMMUNITY, DAY, SEQ, Column, Ledger, joined
from sifang.ledgers.moments import moment

MEMBERS = Ledger(
    "members",
    "在职党员报到登记表",
    (
        Column("name", "姓名", 10, words(40, 2), required=True, personal="name"),
        Column("sex", "性别", 6, words(20), left="least"),
        Column("birth_ym", "出生年月", 10, left="least"),
        Column("org_post", "工作单位及职务", 24, words(80)),
        Column("branch", "党组织关系所在", 20, words(80)),
        Column("home_place", "居住地/小区", 16, words(80), personal="address"),
        Column("phone", "联系电话", 15, parse=phones.phone, personal="phone"),
        Column("skills", "特长", 16, words(200)),
        Column("preferred_posts", "服务意愿岗位", 16, parse=cells.several, show=joined),
        Column("availability", "可服务时间", 16, words(120)),
        Column("registered_on", "报到日期", DAY, parse=dates.date()),
        Column("accepted_by", "社区接收意见", 16, words(80)),
        COMMUNITY,
    ),
    telling=("name",),
    by_content=("community", "name", "phone"),
    other_titles=synonyms.MEMBERS,
    past=("registered_on",),
)

COURIERS = Ledger(
    "couriers",
    "新就业群体报到名册",
    (
        Column("name", "姓名", 10, words(40, 1), required=True, personal="name"),
        Column("employer", "平台/企业", 16, words(80)),
        Column("job", "岗位", 12, words(40)),
        Column("area", "常跑片区", 18, words(80)),
        Column("phone", "联系电话", 15, parse=phones.phone, personal="phone"),
        Column("registered_on", "报到日期", DAY, parse=dates.date()),
        Column("willing", "意愿", 20, parse=cells.several, show=joined),
        Column("needs", "服务需求", 20, words(200)),
        Column("consent", "同意书", 10, parse=cells.choice(choices.CONSENT), required=True),
        COMMUNITY,
    ),
    telling=("name",),
    by_content=("community", "name", "phone"),
    other_titles=synonyms.COURIERS,
    past=("registered_on",),
)

SERVICE_RECORDS = Ledger(
    "service_records",
    "党员服务(活动)记录卡",
    (
        Column("date", "日期", DAY, parse=dates.date(), required=True),
        Column("content", "服务内容", 30, words(200, 2), required=True),
        Column("hours", "时长", 8, parse=cells.hours),
        Column("served", "服务对象", 16, words(80)),
        Column("witness", "证明人", 10, words(40), personal="name"),
        Column("rating", "社区评价", 14, words(80)),
        Column("member", "党员姓名", 10, words(40, 2), required=True, personal="name"),
        COMMUNITY,
    ),
    telling=("member", "content"),
    by_content=("community", "member", "date", "content"),
    other_titles=synonyms.SERVICE_RECORDS,
    past=("date",),
)

HOUSEHOLDS = Ledger(
    "households",
    "党员联系户对应表",
    (
        SEQ,
        Column("name", "党员姓名", 10, words(40, 2), required=True, personal="name"),
        Column("community", "社区", 14, required=True),
        Column("scope", "联系楼院", 20, words(80)),
        Column("households", "联系户数", 10, parse=cells.whole_number, required=True),
        Column("phone", "联系电话", 15, parse=phones.phone, personal="phone"),
        Column("since", "开始日期", DAY, parse=dates.date()),
    ),
    telling=("name",),
    by_content=("community", "name", "phone"),
    other_titles=synonyms.HOUSEHOLDS,
)

COUNCILS = Ledger(
    "councils",
    "议事会记录",
    (
        Column("time", "时间", 20, parse=moment, required=True),
        Column("place", "地点", 18, words(80)),
        Column("convener", "召集人", 10, words(40)),
        Column("count", "参加人数", 10, parse=cells.whole_number, required=True),
        Column("topic", "议题", 30, words(300, 2), required=True),
        Column("opinions", "主要意见", 30, words(500)),
        Column("result", "协商结果", 30, words(500)),
        Column("owner", "责任人", 10, words(40)),
        Column("due", "时限", DAY, parse=dates.date(edge="end")),
        Column("published_on", "公示日期", DAY, parse=dates.date()),
        Column("signatures", "签字", 16, words(200), left="paper"),
        COMMUNITY,
    ),
    telling=("topic",),
    by_content=("community", "time", "topic"),
    other_titles=synonyms.COUNCILS,
)

ALL = (MEMBERS, COURIERS, SERVICE_RECORDS, HOUSEHOLDS, COUNCILS)
