"""The ledger of what residents asked a hotline: its export comes in, each sender with titles of its own."""

from sifang.ledgers import cells, choices, dates, phones
from sifang.ledgers.cells import Seen, plain, words, written
from sifang.ledgers.declarations.shape import COMMUNITY, DAY, REMARK, SEQ, Column, Ledger, Order

SOLVED = {
    "是": "已解决 解决 完全解决 基本解决 √ 1",
    "部分": "部分解决 正在解决 解决一部分",
    "否": "未解决 没解决 没有解决 未能解决 × 0",
}
SATISFIED = {
    "非常满意": choices.SATISFACTION["非常满意"],
    "满意": f"{choices.SATISFACTION['满意']} 是 √",
    "基本满意": choices.SATISFACTION["基本满意"],
    "不满意": f"{choices.SATISFACTION['不满意']} 否 ×",
    "非常不满意": choices.SATISFACTION["非常不满意"],
}
# Words that say that nobody was asked, or nobody answered.
NO_WORD = ("未评价", "未回访", "未表态", "未接通", "无法接通", "无法联系", "不评价", "系统默认", "拒绝评价", "无需回访")
OTHER_TITLES = """
code         工单编号 工单号 诉求编号 事项编号 受理编号 问题编号 流水号 热线编号 案件编号 任务号
source       诉求来源 工单来源 来源渠道 问题来源 渠道 受理渠道 来电渠道
headline     工单标题 标题 主题
summary      诉求详情 工单内容 来电内容 诉求描述 问题描述 反映内容 内容 问题内容 诉求 事项内容 详细内容 具体诉求
category     诉求类别 问题类别 类别 诉求类型 事项分类 一级分类 一级类别 大类名称 问题大类 大类 诉求分类
subcategory  二级分类 二级类别 小类名称 问题小类 三级分类
place        诉求地址 事发地址 事发地点 问题地点 发生地点 地址 诉求地点 具体位置 详细地址 事件地址
raised_on    来电时间 登记时间 受理日期 创建时间 派单时间 诉求时间 来电日期 登记日期 接收时间
unit         主办单位 责任单位 处置单位 承办部门 主责单位 办理单位
due          办结时限 应办结日期 截止时间 要求办结时间 办理时限 处理时限 到期时间
responded_on 首次响应时间 首次联系时间 响应时间 签收时间 首次联系 接单时间
closed_on    办结日期 实际办结时间 完成时间 结案时间 回复时间
reply        办理结果 处理结果 答复内容 办理情况 回复内容 承办单位意见 处理意见
solved       解决情况 是否已解决 解决 是否得到解决
satisfaction 满意情况 满意度 是否满意度 群众满意度 评价结果 满意度评价
overdue      是否超期 超时 是否超时 逾期 是否逾期
callback     回访情况 回访内容 回访结果 回访
raised_by    来电人姓名 诉求人 诉求人姓名 市民姓名 反映人 联系人 姓名
phone_masked 来电电话 联系电话 诉求人电话 联系方式 手机号 手机号码 主叫号码 电话 来话号码
community    所属社区 社区名称 承办社区 责任社区 所在社区 村社区
"""


def _said(parse):
    """The same parser, to which a word that nobody answered is an empty cell."""

    def read(cell):
        return Seen() if plain(written(cell)) in NO_WORD else parse(cell)

    return read


def _moment(edge="start"):
    """A day, whatever hour is written behind it."""
    day = dates.date(edge=edge)

    def read(cell):
        said = cell.value
        if isinstance(said, str):
            head = said.strip().replace("T", " ").split(" ")[0]
            cell = cell._replace(value=head if ":" in said else said)
        return day(cell)

    return read


HOTLINE = Ledger(
    "hotline",
    "问题(诉求)台账",
    (
        SEQ,
        Column("code", "编号", 18, parse=cells.code),
        Column("source", "来源", 12, words(40)),
        COMMUNITY,
        Column("headline", "诉求标题", 20, words(200), extra=True),
        Column("summary", "诉求内容", 40, words(2000, 2), required=True),
        Column("category", "类别(大/小类)", 16, words(40)),
        Column("subcategory", "小类", 12, words(40), extra=True),
        Column("place", "地点", 18, words(80)),
        Column("raised_on", "受理时间", DAY, parse=_moment()),
        Column("unit", "承办单位", 16, words(80)),
        Column("due", "应办结时间", DAY, parse=_moment("end")),
        Column("responded_on", "首次响应", DAY, parse=_moment()),
        Column("closed_on", "办结时间", DAY, parse=_moment("end")),
        Column("solved", "是否解决", 10, parse=_said(cells.choice(SOLVED))),
        Column("satisfaction", "是否满意", 10, parse=_said(cells.choice(SATISFIED))),
        Column("overdue", "超期", 8, left="counted"),
        Column("callback", "回访记录", 24, words(500)),
        Column("reply", "办理结果", 30, words(500)),
        Column("raised_by", "来电人(脱敏)", 10, words(40), personal="name"),
        Column("phone_masked", "来电号码(脱敏)", 15, parse=phones.phone, personal="phone"),
        REMARK,
    ),
    telling=("summary",),
    by_content=("community", "source", "summary", "raised_on"),
    other_titles=OTHER_TITLES,
    orders=(Order("raised_on", "closed_on", stops=False), Order("raised_on", "responded_on", stops=False)),
    past=("raised_on", "responded_on", "closed_on"),
    has_senders=True,
)

ALL = (HOTLINE,)
