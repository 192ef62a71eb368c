"""项目认领书: what one organization promised at the joint meeting, with a place for either side's seal."""

from docx.enum.text import WD_ALIGN_PARAGRAPH

from sifang.letters.papers.paper import FIRST, NO_DAY, SIZE, Paper, line, worded
from sifang.meetings.models import Item
from sifang.people import queries as people
from sifang.projects.models import Allocation, Claim

WIDTHS = (33, 48, 27, 48)
ROLES = {Claim.Role.LEAD: "牵头", Claim.Role.SUPPORT: "配合"}
OPINIONS = ("单位党组织意见", "社区党组织意见")
TO_FILL = "人：\n物：\n资金："


def claim_form(claim, *, with_phone=False):
    """The Word file of the form. ``with_phone`` prints the liaison's telephone; otherwise it is left to the pen."""
    paper = Paper(f"项目认领书　{claim.project}", str(claim.project.place))
    paper.write("# 项目认领书")
    table = paper.table(WIDTHS)
    liaison = people.liaisons_of(claim.organization).order_by("pk").first()
    phone = liaison.phone if liaison and with_phone else ""
    _pair(paper, table, "认领单位", str(claim.organization), "党组织", claim.organization.party_org)
    _wide(paper, table, "项目名称", f"{line(claim.project.name)}（{claim.project.code}）")
    _wide(paper, table, "认领内容\n和承诺", _promise(claim))
    _wide(paper, table, "投入\n（人、物、资金）", _lent(claim))
    _pair(paper, table, "完成时限", _day(claim.due), "认领方式", ROLES[claim.role])
    _pair(paper, table, "联系人", str(liaison or ""), "联系电话", phone)
    _wide(paper, table, "联席会议议定\n（日期、届次）", _basis(claim))
    _seals(paper, table)
    return paper.bytes()


def _pair(paper, table, *words):
    paper.row(table, words, fonts=(FIRST, None, FIRST, None))


def _wide(paper, table, title, words):
    cells = paper.whole_row(table).cells
    for cell, width in zip(cells, WIDTHS, strict=True):
        cell.width = table.columns[0].width if width == WIDTHS[0] else table.columns[1].width
    paper.fill(cells[0], title, FIRST)
    paper.fill(cells[1].merge(cells[3]), words)


def _promise(claim):
    content = line(claim.project.content) or "；".join(line(need.text) for need in claim.project.needs.order_by("pk"))
    return "\n".join(part for part in (content[:300], line(claim.commitment)) if part)


def _lent(claim):
    """What the organization's own resources give to the project, or the three words to fill in by hand."""
    rows = Allocation.objects.filter(project=claim.project, booking__resource__organization=claim.organization)
    rows = rows.select_related("booking__resource").order_by("pk")
    lent = [_share(row.booking) for row in rows]
    if claim.project.funding:
        lent.append(f"资金：{line(claim.project.funding)}")
    return "\n".join(lent) or TO_FILL


def _share(booking):
    quantity = f"，{line(booking.resource.quantity)}" if booking.resource.quantity else ""
    return f"{line(booking.resource.name)}{quantity}，{booking.units}个半天"


def _day(day):
    return f"{day.year}年{day.month}月{day.day}日"


def _basis(claim):
    """The resolution in words, from the item of the meeting where there is one."""
    item = Item.objects.filter(project=claim.project, claim__basis=claim.basis).select_related("meeting").first()
    if item is None:
        return line(claim.basis)
    number = item.meeting.items.filter(position__lte=item.position).count()
    return line(worded("claim_words", item=item, number=number))


def _seals(paper, table):
    """Two fields side by side, the organization's opinion and the community's: each has room for a seal and a day."""
    cells = paper.whole_row(table).cells
    for left, right, title in ((0, 1, OPINIONS[0]), (2, 3, OPINIONS[1])):
        cell = cells[left].merge(cells[right])
        paper.fill(cell, f"{title}：", FIRST)
        for words in ("", "", "", "（盖章）", NO_DAY):
            paragraph = cell.add_paragraph()
            paper.fill_paragraph(paragraph, words, align=WD_ALIGN_PARAGRAPH.RIGHT, right=SIZE)
