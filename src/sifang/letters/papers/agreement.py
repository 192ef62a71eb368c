"""共驻共建协议书 and 报到单: what two sides agree, and the slip by which an organization reports in."""

from sifang.letters.papers.paper import FIRST, NO_DAY, Paper, line

WIDTHS = (36, 42, 36, 42)
CUSTOMARY = (
    "组织共建：党组织定期联系，共同开展主题党日。",
    "资源共享：按资源清单开放场地、设施和人才。",
    "服务共做：按项目清单认领项目，按时办结并接受居民评价。",
)


def agreement(tie):
    """The Word file of the agreement of a partnership."""
    paper = Paper(f"共驻共建协议书　{tie.organization}", str(tie.place))
    body, place = line(tie.organization.name), line(tie.place.name)
    paper.write("# 共驻共建协议书")
    paper.write(f"< 甲方：{place}党组织\n< 乙方：{line(tie.organization.party_org) or body}")
    paper.write("为共同做好社区工作，甲乙双方商定如下。")
    paper.write("## 一、双方一起做的事")
    terms = [line(said) for said in tie.terms.splitlines() if said.strip()]
    paper.write("\n".join(f"（{number}）{said}" for number, said in enumerate(terms or CUSTOMARY, 1)))
    paper.write("## 二、固定服务日")
    paper.write(line(tie.service_day) or "由双方另行商定。")
    paper.write("## 三、其他")
    paper.write("本协议一式两份，双方签字盖章后生效。任何一方有变化，提前告知对方。")
    paper.space()
    table = paper.table((78, 78))
    day = _day(tie.agreed_on)
    for words in ((f"甲方：{tie.place}党组织", f"乙方：{body}"), ("（盖章）", "（盖章）"), (day, day)):
        paper.row(table, words)
    return paper.bytes()


def receipt(tie, members):
    """The Word file of the slip of reporting in, and the receipt that goes back to the organization."""
    paper = Paper(f"报到单　{tie.organization}", str(tie.place))
    body = tie.organization
    paper.write("# 单位党组织报到单")
    table = paper.table(WIDTHS)
    counted = str(body.member_count) if body.member_count is not None else ""
    paper.row(table, ("单位名称", body.name, "党组织", body.party_org), fonts=(FIRST, None, FIRST, None))
    paper.row(table, ("报到社区", str(tie.place), "报到日期", _day(tie.since)), fonts=(FIRST, None, FIRST, None))
    paper.row(table, ("党员人数", counted, "已报到党员", str(members)), fonts=(FIRST, None, FIRST, None))
    paper.row(table, ("单位（盖章）", "\n\n", "社区（盖章）", "\n\n"), fonts=(FIRST, None, FIRST, None))
    paper.space()
    paper.write("= ……………………………………………………………………")
    paper.write("# 回　执")
    paper.write(f"< {line(body.name)}：")
    paper.write(f"你单位党组织于{_day(tie.since)}到{line(tie.place.name)}报到，已登记为共驻共建单位。")
    if tie.service_day:
        paper.write(f"双方商定的固定服务日：{line(tie.service_day)}。")
    paper.write(f"> {line(tie.place.name)}党组织（盖章）\n> {NO_DAY}")
    return paper.bytes()


def _day(day):
    return f"{day.year}年{day.month}月{day.day}日" if day else NO_DAY
