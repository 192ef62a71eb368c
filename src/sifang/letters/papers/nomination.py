"""推荐表: who is proposed for which office, why, and the opinions of those who decide, with room for their seals."""

from docx.enum.text import WD_ALIGN_PARAGRAPH

from sifang.letters.papers.offices import approver, in_words, party_committee, role
from sifang.letters.papers.paper import FIRST, NO_DAY, SIZE, Paper, line
from sifang.people.models import Post

WIDTHS = (33, 45, 33, 45)


def nomination_form(post):
    """The Word file of the form."""
    title = "兼职委员推荐表" if post.kind == "part_time_member" else "选派任职干部推荐表"
    paper = Paper(f"{title}　{post.holder}", str(post.place))
    paper.write(f"# {title}")
    table = paper.table(WIDTHS)
    four = (FIRST, None, FIRST, None)
    paper.row(table, ("姓名", line(post.holder), "现任职务", line(post.person.title)), fonts=four)
    paper.row(table, ("所在单位", line(post.sent_by or ""), "拟任职务", line(role(post))), fonts=four)
    _wide(paper, table, "推荐理由", line(post.reason) or "\n\n")
    _wide(paper, table, "推荐单位", _nominator(post))
    _opinion(paper, table, "所在单位党组织意见", "", "")
    _opinion(paper, table, f"{party_committee(post.place)}意见", "", "")
    agreed = "同意。" if post.stage in (Post.Stage.APPROVED, Post.Stage.APPOINTED) else ""
    _opinion(paper, table, f"{approver(post)}意见", agreed, in_words(post.approved_on) if post.approved_on else "")
    return paper.bytes()


def _nominator(post):
    by = post.sent_by if post.nominated_by_id is None else post.nominated_by.shown_name
    return f"{line(by or '')}　{in_words(post.since) if post.stage == Post.Stage.NOMINATED else ''}".strip()


def _wide(paper, table, title, words):
    cells = paper.whole_row(table).cells
    for number, cell in enumerate(cells):
        cell.width = table.columns[number].width
    paper.fill(cells[0], title, FIRST)
    whole = cells[1].merge(cells[3])
    paper.fill(whole, words)
    return whole


def _opinion(paper, table, title, words, day):
    """A field with room for a seal and a day."""
    cell = _wide(paper, table, title, words)
    for said in ("（盖章）", day or NO_DAY):
        paper.fill_paragraph(cell.add_paragraph(), said, align=WD_ALIGN_PARAGRAPH.RIGHT, right=SIZE)
