"""The three-colour ledger of property disputes."""

from sifang.ledgers import cells, dates
from sifang.ledgers.cells import words
from sifang.ledgers.declarations.shape import COMMUNITY, DAY, Column, Ledger, Order

COLOUR = {"红色": "红 红灯 红牌", "黄色": "黄 黄灯 黄牌", "绿色": "绿 绿灯 绿牌"}
OWNER = {
    "居委会": "社区 社区居委会 居民委员会",
    "物业": "物业企业 物业公司 物业服务企业",
    "业委会": "业主委员会 业主",
    "部门": "职能部门 主管部门",
}
OTHER_TITLES = """
code         纠纷编号 案号 台账编号
compound     小区名称 所在小区 地点
company      物业 物业公司 物业企业名称 物业服务企业
parties      当事人 双方当事人 申请人
cause        纠纷事由 纠纷内容 事项 内容 纠纷情况
received_on  受理时间 登记日期 登记时间
colour       三色 等级 预警颜色
owner        责任方 责任单位 责任主体
sessions     调解次数 调处次数
adviser      法治顾问 律师
agreement    调解协议 协议情况
result       调解结果 办理结果 处理结果
closed_on    办结时间 化解日期 化解时间 销号日期
"""

DISPUTES = Ledger(
    "disputes",
    "物业纠纷三色台账",
    (
        Column("code", "编号", 16, parse=cells.code),
        Column("compound", "小区", 18, words(80)),
        Column("company", "物业企业", 22, words(80)),
        Column("parties", "当事人(脱敏)", 14, left="wall"),
        Column("cause", "事由", 40, words(500, 2), required=True),
        Column("received_on", "受理日期", DAY, parse=dates.date(), required=True),
        Column("colour", "颜色", 8, parse=cells.choice(COLOUR), required=True),
        Column("colour_log", "变色记录", 30, words(500)),
        Column("owner", "责任方(居委会/物业/业委会/部门)", 12, parse=cells.choice(OWNER)),
        Column("sessions", "调解次数", 8, parse=cells.whole_number, left="counted"),
        Column("adviser", "法律顾问", 12, words(40)),
        Column("agreement", "协议", 18, words(200)),
        Column("result", "结果", 34, words(500)),
        Column("closed_on", "办结日期", DAY, parse=dates.date(edge="end")),
        COMMUNITY,
    ),
    telling=("cause",),
    by_content=("community", "compound", "cause", "received_on"),
    other_titles=OTHER_TITLES,
    orders=(Order("received_on", "closed_on", stops=True),),
    past=("received_on", "closed_on"),
)

ALL = (DISPUTES,)
