"""The tables that are written from the records and only go out."""

from sifang.ledgers.declarations.shape import COMMUNITY, DAY, Column, Ledger

MINUTES = Ledger(
    "minutes",
    "会议纪要",
    (
        Column("title", "会议名称", 28),
        Column("time", "时间", 18),
        Column("venue", "地点", 16),
        Column("chair", "主持", 10),
        Column("recorder", "记录", 10),
        Column("present", "出席", 30),
        Column("absent", "请假", 16),
        Column("attending", "列席", 16),
        Column("items", "议题与意见", 40),
        Column("resolutions", "议定事项(责任单位/时限)", 40),
        Column("signed_by", "签发", 10),
        COMMUNITY,
    ),
    telling=("title",),
    by_content=("title", "time"),
    comes_in=False,
)

CLAIM_FORMS = Ledger(
    "claim_forms",
    "项目认领书",
    (
        Column("org", "认领单位", 22),
        Column("project", "项目名称", 28),
        Column("commitment", "认领内容/承诺", 30),
        Column("inputs", "投入(人/物/资金)", 24),
        Column("due", "完成时限", DAY),
        Column("liaison", "联系人及电话", 18),
        Column("org_opinion", "单位党组织意见(盖章)", 20),
        Column("community_opinion", "社区党组织意见(盖章)", 20),
        Column("meeting_ref", "联席会议议定(日期/届次)", 22),
        COMMUNITY,
    ),
    telling=("org", "project"),
    by_content=("org", "project"),
    comes_in=False,
)

MATTERS = Ledger(
    "matters",
    "问题(诉求)台账",
    (
        Column("code", "编号", 16),
        Column("source", "来源", 10),
        Column("content", "诉求内容", 40),
        Column("category", "类别(大/小类)", 14),
        Column("place", "地点", 18),
        Column("received_at", "受理时间", DAY),
        Column("assignee", "承办单位", 20),
        Column("due_at", "应办结时间", DAY),
        Column("responded_at", "首次响应", DAY),
        Column("closed_at", "办结时间", DAY),
        Column("resolved", "是否解决", 10),
        Column("satisfied", "是否满意", 10),
        Column("overdue", "超期", 8),
        Column("follow_up", "回访记录", 20),
        COMMUNITY,
    ),
    telling=("content",),
    by_content=("code",),
    comes_in=False,
)

APPRAISALS = Ledger(
    "appraisals",
    "考核评价汇总表",
    (
        Column("subject", "被评对象", 20),
        Column("subject_type", "类型(领导/单位/党员/社区)", 12),
        Column("facts", "事实依据(自动)", 44),
        Column("rater_group", "评价人类别", 16),
        Column("grade", "得分/等次", 10),
        Column("opinion", "意见", 34),
        Column("subdistrict_review", "街道审核", 12),
        Column("feedback_ref", "组织部门反馈", 18),
        COMMUNITY,
    ),
    telling=("subject",),
    by_content=("subject", "feedback_ref"),
    comes_in=False,
)

ALL = (MINUTES, CLAIM_FORMS, MATTERS, APPRAISALS)
