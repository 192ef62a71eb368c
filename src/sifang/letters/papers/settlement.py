"""人民调解协议书: what the parties of a dispute agreed, with the lines on which they sign."""

from sifang.disputes.models import Party
from sifang.letters.papers.paper import FIRST, NO_DAY, Paper, line

WIDTHS = (36, 120)
HIDDEN = "（姓名由调解员打印）"


def settlement(agreement, *, named):
    """The Word file of an agreement; the parties' names stand on it if ``named``."""
    dispute = agreement.dispute
    paper = Paper(f"人民调解协议书　{dispute.code}", str(dispute.place))
    paper.write("# 人民调解协议书")
    paper.write(f"> 编号：{line(dispute.code)}")
    table = paper.table(WIDTHS)
    parties = list(dispute.parties.select_related("person", "organization"))
    for role, title in ((Party.Role.APPLICANT, "申请人"), (Party.Role.RESPONDENT, "被申请人")):
        names = [_name(party, named) for party in parties if party.role == role]
        paper.row(table, (title, "、".join(names)), fonts=(FIRST, None))
    paper.row(table, ("地点", line(str(dispute.place))), fonts=(FIRST, None))
    paper.row(table, ("纠纷事实", line(dispute.summary)), fonts=(FIRST, None))
    paper.write("经调解，双方自愿达成如下协议：")
    terms = [line(said) for said in agreement.terms.splitlines() if said.strip()]
    paper.write("\n".join(f"（{number}）{said}" for number, said in enumerate(terms, 1)))
    if agreement.perform_by:
        paper.write(f"履行期限：{_day(agreement.perform_by)}前。")
    paper.write(
        f"双方可以自本协议生效之日起三十日内（{_day(agreement.confirm_by)}前）共同向人民法院申请司法确认。"
        if (agreement.confirm_by - agreement.signed_on).days == 30
        else f"双方可以在{_day(agreement.confirm_by)}前共同向人民法院申请司法确认。"
    )
    paper.write("本协议一式三份，双方和调解组织各执一份，签字后生效。")
    paper.space()
    signs = paper.table((78, 78))
    paper.row(signs, ("申请人（签名）：\n", "被申请人（签名）：\n"))
    paper.row(signs, (f"调解员（签名）：{_mediator(dispute)}\n", "调解组织（盖章）：\n"))
    paper.row(signs, (_day(agreement.signed_on), _day(agreement.signed_on)))
    return paper.bytes()


def _name(party, named):
    if not named:
        return HIDDEN
    return line(party.organization.name if party.organization_id else party.person.name or "")


def _mediator(dispute):
    return str(dispute.mediator) if dispute.mediator_id else ""


def _day(day):
    return f"{day.year}年{day.month}月{day.day}日" if day else NO_DAY
