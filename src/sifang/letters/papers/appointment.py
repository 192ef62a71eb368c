"""聘书 and, for a seconded cadre, the notice of the appointment: from which day to which, by whom."""

from sifang.letters.papers.offices import approver, in_words, proposer, role
from sifang.letters.papers.paper import Paper, line


def appointment_letter(post):
    """The Word file of the letter of appointment."""
    return _letter(post) if post.kind == "part_time_member" else _secondment(post)


def _letter(post):
    paper = Paper(f"聘书　{post.holder}", str(post.place))
    ends = f"至{in_words(post.term_ends)}" if post.term_ends else ""
    paper.space(3)
    paper.write("# 聘　书")
    paper.write(
        f"< {line(post.holder)}同志：\n"
        f"经推荐{_approved(post)}，聘请您担任{line(role(post))}，任期自{in_words(post.since)}{ends}。\n"
        "特发此证。\n"
        f"> {line(proposer(post))}（盖章）\n> {in_words(post.since)}"
    )
    return paper.bytes()


def _secondment(post):
    paper = Paper(f"选派任职通知　{post.holder}", str(post.place))
    body = line(post.sent_by) if post.sent_by_id else ""
    paper.write(
        f"# 关于选派{line(post.holder)}同志到{line(post.place)}任职的通知\n"
        f"< {line(proposer(post))}{f'、{body}' if body else ''}：\n"
        f"经{body}推荐{_approved(post)}，选派{line(post.holder)}同志任{line(role(post))}，"
        f"自{in_words(post.since)}起。\n"
        "任职期满由社区提出意见，送派出单位。\n"
        f"> {approver(post)}（盖章）\n> {in_words(post.since)}"
    )
    return paper.bytes()


def _approved(post):
    return f"、{approver(post)}批复（{line(post.document)}）" if post.document else "并批复"
