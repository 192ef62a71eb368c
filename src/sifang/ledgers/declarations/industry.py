"""The ledgers of the industries: coverage, advisory visits, livestream sales, trainings, members."""

import decimal

from sifang.ledgers import cells, dates
from sifang.ledgers.amounts import yuan
from sifang.ledgers.cells import doubtful, plain, words, written
from sifang.ledgers.declarations.shape import DAY, SEQ, Column, Ledger, Order
from sifang.ledgers.moments import moment

STATE = {"尚未覆盖": "无 未建 未覆盖 没有", "拟组建": "计划 拟建 计划组建 筹建", "已组建": "已建 有 已覆盖 已成立"}
BODY_KIND = {"行业党委": "党委", "联合党支部": "党支部 支部 联合支部", "行业协会": "协会 联合会 联谊会"}
YES = {"是": "有 √ ✓", "否": "无 没有"}


def sold(cell):
    """An amount of 元 as whole 分; nothing sold is doubtful."""
    seen = yuan(cell)
    return doubtful(None, "number_invalid", written=plain(written(cell))) if seen.value == 0 else seen


def as_yuan(fen):
    """The amount as the number of a workbook, with two decimals."""
    return "" if fen is None else decimal.Decimal(fen).scaleb(-2)


COVERAGE = Ledger(
    "coverage",
    "企业党建台账",
    (
        SEQ,
        Column("org", "企业名称", 26, words(80, 2), required=True),
        Column("uscc", "统一社会信用代码", 22, parse=cells.uscc),
        Column("industry", "所属行业", 12, words(20), required=True),
        Column("state", "覆盖情况", 12, parse=cells.choice(STATE)),
        Column("branch", "党组织名称", 24, words(80)),
        Column("established_on", "成立日期", DAY, parse=dates.date()),
        Column("plan", "组建计划", 24, words(200)),
        Column("planned_for", "计划完成时间", DAY, parse=dates.date(edge="end")),
    ),
    telling=("org",),
    by_content=("org",),
    other_titles="org 企业 单位名称 单位\nindustry 行业\nbranch 党支部名称 党支部\nstate 是否建立党组织",
    past=("established_on",),
)

ADVISORY = Ledger(
    "advisory",
    "调研指导台账",
    (
        SEQ,
        Column("date", "调研日期", DAY, parse=dates.date(), required=True),
        Column("department", "调研部门", 20, words(80, 2), required=True),
        Column("org", "企业名称", 26, words(80, 2), required=True),
        Column("purpose", "调研内容", 26, words(120, 2), required=True),
        Column("issue", "发现问题", 30, words(500, 4)),
        Column("due", "整改时限", DAY, parse=dates.date(edge="end")),
        Column("outcome", "解决情况", 30, words(500)),
        Column("closed_on", "销号日期", DAY, parse=dates.date()),
    ),
    telling=("org", "purpose"),
    by_content=("date", "department", "org", "purpose", "issue"),
    other_titles="department 部门 责任部门\norg 企业 单位\nissue 问题\npurpose 调研主题 内容\noutcome 整改情况",
    orders=(Order("date", "closed_on", True),),
    past=("date", "closed_on"),
)

SALES = Ledger(
    "sales",
    "直播助农销售台账",
    (
        SEQ,
        Column("date", "直播时间", 20, parse=moment, required=True),
        Column("title", "直播场次", 24, words(80, 2), required=True),
        Column("channel", "平台", 12, words(60)),
        Column("org", "企业名称", 26, words(80, 2), required=True),
        Column("product", "产品", 18, words(60, 1), required=True),
        Column("pieces", "件数", 10, parse=cells.whole_number),
        Column("amount", "销售额（元）", 16, parse=sold, show=as_yuan, required=True),
    ),
    telling=("title", "product"),
    by_content=("date", "title", "org", "product"),
    other_titles="date 日期 直播日期\ntitle 场次 直播主题\norg 企业\nproduct 产品名称 商品\namount 销售额 金额",
)

TRAININGS = Ledger(
    "trainings",
    "培训台账",
    (
        SEQ,
        Column("date", "培训时间", 20, parse=moment, required=True),
        Column("title", "培训名称", 28, words(80, 2), required=True),
        Column("industry", "所属行业", 12, words(20)),
        Column("body", "主办组织", 22, words(80)),
        Column("venue", "地点", 18, words(80)),
        Column("attendances", "参训人次", 10, parse=cells.whole_number, required=True),
        Column("new_workers", "面向新就业群体", 10, parse=cells.choice(YES)),
        Column("outcome", "成效", 24, words(500)),
    ),
    telling=("title",),
    by_content=("date", "title"),
    other_titles="date 日期 培训日期\ntitle 培训班 培训主题\nattendances 人次 参训人数 参加人数\nbody 主办单位",
)

MEMBERSHIPS = Ledger(
    "memberships",
    "协会成员名册",
    (
        SEQ,
        Column("body", "协会（党组织）名称", 24, words(80, 2), required=True),
        Column("kind", "类型", 12, parse=cells.choice(BODY_KIND, inside=True)),
        Column("industry", "所属行业", 12, words(20)),
        Column("org", "成员单位", 26, words(80, 2), required=True),
        Column("duty", "职务", 14, words(40)),
        Column("persons", "人数", 8, parse=cells.whole_number),
        Column("since", "加入日期", DAY, parse=dates.date()),
        Column("until", "退出日期", DAY, parse=dates.date()),
    ),
    telling=("body", "org"),
    by_content=("body", "org"),
    other_titles="body 协会名称 协会 组织名称\norg 单位 单位名称 会员单位\nsince 入会日期",
    orders=(Order("since", "until", True),),
)

ALL = (COVERAGE, ADVISORY, SALES, TRAININGS, MEMBERSHIPS)
