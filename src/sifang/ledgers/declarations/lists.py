"""The three lists and the list of places."""

from sifang.ledgers import cells, choices, dates, parts, phones, synonyms
from sifang.ledgers.cells import words
from sifang.ledgers.declarations.shape import DAY, REMARK, SEQ, Column, Ledger, Order, joined

NEEDS = Ledger(
    "needs",
    "需求清单",
    (
        SEQ,
        Column("code", "需求编号", 16, parse=cells.code),
        Column("community", "社区", 14, required=True),
        Column("place", "网格/小区", 16, words(80)),
        Column("summary", "需求内容", 40, words(2000, 2), required=True),
        Column("category", "类别", 12, words(40)),
        Column("channel", "发现渠道", 10, parse=cells.choice(choices.CHANNEL, inside=True)),
        Column("raised_by", "提出人(脱敏)", 10, words(40), personal="name"),
        Column("phone_masked", "联系电话(脱敏)", 15, parse=phones.phone, personal="phone"),
        Column("affected", "涉及户/人", 10, words(40)),
        Column("raised_on", "提出日期", DAY, parse=dates.date()),
        Column("urgency", "紧急程度", 10, parse=cells.choice(choices.URGENCY)),
        Column("disposition", "拟办方式", 14, words(80)),
        Column("project", "对应项目", 16, words(80)),
        Column("status", "办理状态", 10, parse=cells.choice(choices.NEED_STATUS)),
        Column("closed_on", "办结日期", DAY, parse=dates.date(edge="end")),
        Column("satisfaction", "满意度", 10, parse=cells.choice(choices.SATISFACTION)),
        Column("parts", "另需", 24, parse=parts.cell),
        REMARK,
    ),
    telling=("summary",),
    by_content=("community", "place", "summary", "raised_on"),
    other_titles=synonyms.NEEDS,
    orders=(Order("raised_on", "closed_on", stops=False),),
    past=("raised_on", "closed_on"),
)

RESOURCES = Ledger(
    "resources",
    "资源清单",
    (
        SEQ,
        Column("org", "单位名称", 24, words(80), required=True),
        Column("uscc", "统一社会信用代码", 22, parse=cells.uscc),
        Column(
            "category",
            "资源类别(人才/技术/场所/设施/资金/服务)",
            12,
            parse=cells.choice(choices.RESOURCE_CATEGORY, inside=True),
        ),
        Column("name", "资源名称", 20, words(80, 2), required=True),
        Column("quantity", "内容与数量", 24, words(120)),
        Column("availability", "可用时段", 20, words(120)),
        Column("conditions", "使用条件", 18, words(200)),
        Column("liaison", "联系人", 12, words(60), personal="name"),
        Column("phone", "联系电话", 15, parse=phones.phone, personal="phone"),
        Column("valid_to", "有效期", DAY, parse=dates.date(edge="end", open_end=True)),
        Column("times_used", "已使用次数", 10, parse=cells.whole_number),
        REMARK,
    ),
    telling=("org", "name"),
    by_content=("org", "name", "category"),
    other_titles=synonyms.RESOURCES,
)

PROJECTS = Ledger(
    "projects",
    "项目清单",
    (
        SEQ,
        Column("code", "项目编号", 14, parse=cells.code),
        Column("name", "项目名称", 26, words(80), required=True),
        Column("needs", "对应需求", 18, parse=cells.codes, show=joined),
        Column("content", "主要内容", 34, words(1000)),
        Column("lead_org", "牵头单位", 18, words(80)),
        Column("supporting", "配合单位", 18, words(200)),
        Column("owner", "责任人", 10, words(40)),
        Column("sponsor", "包抓领导", 10, words(40)),
        Column("funding", "资金来源/额度", 16, words(120)),
        Column("start", "开始时间", DAY, parse=dates.date()),
        Column("due", "完成时限", DAY, parse=dates.date(edge="end")),
        Column("progress", "进展", 14, words(200)),
        Column("status", "状态", 10, parse=cells.choice(choices.PROJECT_STATUS)),
        Column("meeting_ref", "会议依据(届次)", 18, words(120)),
        Column("accepted_by", "验收人", 10, words(40)),
        Column("rating", "居民评价", 10, parse=cells.choice(choices.SATISFACTION)),
        REMARK,
    ),
    telling=("name",),
    by_content=("name", "lead_org", "start"),
    other_titles=synonyms.PROJECTS,
    orders=(Order("start", "due", stops=True),),
)

PLACES = Ledger(
    "places",
    "区划与小区名单",
    (
        SEQ,
        Column("code", "区划代码", 20, parse=cells.code, required=True),
        Column("name", "名称", 30, words(80), required=True),
        Column("short_name", "简称", 18, words(40)),
        Column("kind", "类型", 10, parse=cells.choice(choices.PLACE_KIND)),
        REMARK,
    ),
    telling=("name",),
    by_content=("code",),
    other_titles=synonyms.PLACES,
)

ALL = (NEEDS, RESOURCES, PROJECTS, PLACES)
