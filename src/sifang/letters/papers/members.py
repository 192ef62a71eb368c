"""名单公示: who sits in a joint committee, on paper and as words for a chat group or the wall."""

from sifang.letters.papers.offices import in_words, level, party_committee
from sifang.letters.papers.paper import FIRST, Paper, line
from sifang.people import committees

COLUMNS = (("序号", 14), ("姓名", 28), ("单位及职务", 72), ("委员会职务", 42))


def member_list(committee):
    """The Word file of the list."""
    title = f"{committee.name}组成人员名单"
    paper = Paper(title, str(committee.place))
    number = f"\n= {line(committee.document)}" if committee.document else ""
    paper.write(f"# {title}{number}")
    table = paper.table([width for _title, width in COLUMNS])
    paper.row(table, [title for title, _width in COLUMNS], font=FIRST)
    for place, post in enumerate(committees.members(committee), 1):
        paper.row(table, [str(place), line(post.holder), _from(post), _duty(post)])
    paper.space()
    paper.write(
        f"{_term(committee)}\n> {line(party_committee(committee.place))}（盖章）\n> {in_words(committee.announced_on)}"
    )
    return paper.bytes()


def member_words(committee):
    """The same list in a few lines of text."""
    rows = [f"{_duty(post)}：{line(post.holder)}{_bracketed(_from(post))}" for post in committees.members(committee)]
    head = f"【{committee.name}组成人员公示】"
    tail = f"{_term(committee)}如有意见，请向社区或街道反映。" if level(committee) == "大党委" else _term(committee)
    return "\n".join([head, *rows, tail, f"{party_committee(committee.place)}　{in_words(committee.announced_on)}"])


def _from(post):
    office = post.person.title
    body = str(post.sent_by) if post.sent_by_id and str(post.sent_by) not in office else ""
    return line(f"{body}{office}")


def _bracketed(words):
    return f"（{words}）" if words else ""


def _duty(post):
    return line(post.duty) or ("兼职委员" if post.kind == "part_time_member" else "委员")


def _term(committee):
    ends = f"至{in_words(committee.term_ends)}" if committee.term_ends else ""
    return f"任期自{in_words(committee.since)}{ends}。"
