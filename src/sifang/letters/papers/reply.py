"""批复: the office above agrees to the nomination. Plain paper; a red head is the office's own to print."""

from sifang.letters.papers.offices import approver, in_words, proposer, role
from sifang.letters.papers.paper import Paper, line


def reply(post):
    """The Word file of the reply."""
    title = f"关于同意{line(post.holder)}同志任{line(role(post))}的批复"
    paper = Paper(title, approver(post))
    number = f"\n= {line(post.document)}" if post.document else ""
    body = line(post.sent_by) if post.sent_by_id else ""
    origin = f"（{body}{line(post.person.title)}）" if body or post.person.title else ""
    paper.write(
        f"# {title}{number}\n"
        f"< {line(proposer(post))}：\n"
        f"你们报送的推荐材料收悉。经研究，同意{line(post.holder)}同志{origin}任{line(role(post))}。\n"
        "任职期间不占职数和编制，党组织关系不转移。请按规定办理聘任手续，并将名单公示。\n"
        f"> {approver(post)}（盖章）\n> {in_words(post.approved_on)}"
    )
    return paper.bytes()
