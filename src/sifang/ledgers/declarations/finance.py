"""The finance desk's ledger (金融服务台账): who asked, what was handed in, what came of it; money in 元."""

import re
from decimal import Decimal

from sifang.ledgers import cells, dates
from sifang.ledgers.amounts import yuan
from sifang.ledgers.cells import NOTHING_IN_WORDS, Seen, tidy, words, written
from sifang.ledgers.declarations.shape import COMMUNITY, DAY, Column, Ledger, Order

MISSING = "（缺）"
_MISSING = re.compile(r"[（(](?:缺|没有|未交|未备)[）)]$")
_BETWEEN = re.compile(r"[、,，;；\n]")
MOST_DOCUMENTS, LONGEST_TITLE = 20, 60
FEN_IN_YUAN = 100

RESULTS = {
    "咨询中": "咨询 已咨询",
    "备资料中": "资料准备中 准备资料 备资料",
    "待答复": "已提交 已转介 审批中 审核中 待审批",
    "已同意": "同意 通过 已通过 审批通过 已批准 批准",
    "未同意": "不同意 未通过 不通过 未批准 拒绝 已拒绝 退回",
    "已放款": "放款 已发放 发放 放款成功",
    "不办了": "终止 放弃 取消 未办成",
}

TITLES = """
merchant      商户名称 店铺 店铺名称 商家 经营主体
uscc          统一社会信用代码 信用代码 社会信用代码
consulted_on  咨询时间 日期 来访日期
amount_wanted 需求金额 贷款需求 申请额度 申请金额 意向额度
documents     资料 提交资料 申请资料 所需资料
consent       同意书 单独同意
institution   银行 金融机构 转介银行 担保机构 推荐机构
submitted_on  提交时间 报送日期 转介日期
result        办理结果 审批结果 进展
disbursed     放款金额 发放金额 贷款金额 放款额度
disbursed_on  放款时间 发放日期
community     所属社区 社区名称
"""


def as_yuan(fen):
    """The amount as the number a workbook adds up."""
    yuan, rest = divmod(fen or 0, FEN_IN_YUAN)
    return "" if fen is None else Decimal(fen) / FEN_IN_YUAN if rest else yuan


def documents(cell):
    """The documents of one cell as a tuple; what is not at hand ends in （缺）."""
    said = written(cell)
    if said in NOTHING_IN_WORDS:
        return Seen()
    parts = [tidy(part) for part in _BETWEEN.split(said)]
    named = [f"{_MISSING.sub('', part)[:LONGEST_TITLE]}{MISSING if _MISSING.search(part) else ''}" for part in parts]
    return Seen(tuple(dict.fromkeys(name for name in named if name))[:MOST_DOCUMENTS] or None)


def joined(values):
    """The documents in one cell."""
    return "、".join(values or ())


FINANCE = Ledger(
    "finance",
    "金融服务台账",
    (
        Column("merchant", "商户", 20, words(80, 2), required=True),
        Column("uscc", "USCC", 22, parse=cells.uscc),
        Column("consulted_on", "咨询日期", DAY, parse=dates.date(), required=True),
        Column("amount_wanted", "需求额度", 14, parse=yuan, show=as_yuan),
        Column("documents", "资料清单", 34, parse=documents, show=joined),
        Column("consent", "单独同意书", 12, words(20), left="paper"),
        Column("institution", "转介机构", 20, words(80, 2)),
        Column("submitted_on", "提交日期", DAY, parse=dates.date()),
        Column("result", "结果", 10, parse=cells.choice(RESULTS)),
        Column("disbursed", "放款额", 14, parse=yuan, show=as_yuan),
        Column("disbursed_on", "放款日期", DAY, parse=dates.date()),
        COMMUNITY,
    ),
    telling=("merchant",),
    by_content=("merchant", "consulted_on"),
    other_titles=TITLES,
    orders=(
        Order("consulted_on", "submitted_on", stops=True),
        Order("submitted_on", "disbursed_on", stops=True),
    ),
    past=("consulted_on", "submitted_on", "disbursed_on"),
)

ALL = (FINANCE,)
