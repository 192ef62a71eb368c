"""包抓联系分工表: which leader holds which contact points, as the organization department issues it."""

from itertools import groupby

from sifang.core import clock
from sifang.letters.papers.offices import in_words
from sifang.letters.papers.paper import FIRST, Paper, line
from sifang.people import sponsorships

COLUMNS = (("序号", 14), ("领导", 28), ("职务", 42), ("联系社区、网格", 46), ("备注", 26))


def sponsors_table(place):
    """The Word file of the table for everything at ``place`` and below."""
    title = f"{place.name}领导干部包抓联系社区、网格分工表"
    paper = Paper(title, str(place))
    paper.write(f"# {title}\n= （{in_words(clock.today())}）")
    table = paper.table([width for _title, width in COLUMNS])
    paper.row(table, [title for title, _width in COLUMNS], font=FIRST)
    held = sorted(sponsorships.held(place.code), key=lambda post: post.person_id)
    for number, (_pk, posts) in enumerate(groupby(held, key=lambda post: post.person_id), 1):
        paper.row(table, _row(number, list(posts)))
    paper.space()
    paper.write("领导电话不在此表公布；联系点调整由组织部门统一办理。")
    return paper.bytes()


def _row(number, posts):
    points = "、".join(_where(post) for post in posts)
    shown = "、".join(_where(post) for post in posts if post.is_demonstration)
    remark = f"示范点：{shown}" if shown else ""
    return [str(number), line(posts[0].holder), line(posts[0].person.title), points, remark]


def _where(post):
    """A grid with its community, anything else by its own name."""
    return line(f"{post.inside}{post.place}" if post.place.kind == "grid" else post.place)
