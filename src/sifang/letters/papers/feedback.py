"""反馈函: the organization department's letter of feedback, numbered, in the language of the installation."""

from sifang.core import language
from sifang.evaluations import records, schemes
from sifang.letters.papers.paper import Paper, line, worded


def feedback(sheet):
    """The Word file of the feedback: what was asked, the facts, the grades, and until when it may be answered."""
    with language.kept():
        name = line(sheet.organization or (sheet.post.person.name if sheet.post_id else sheet.place.name))
        paper = Paper(f"反馈函　{name}", "")
        paper.write(worded("feedback", sheet=sheet, name=name, lines=_lines(sheet), opinion=line(sheet.opinion)))
    return paper.bytes()


def _lines(sheet):
    """[(question, facts in words, grade in words)] of the sheet."""
    rows = []
    for question in sheet.round.scheme["kinds"][sheet.kind]["questions"]:
        facts = [f"{title}{number}" for _name, title, number in records.shown(sheet, question)]
        grade = schemes.GRADE_TITLES.get(sheet.marks.get(question["name"], ""), schemes.GRADE_TITLES["unknown"])
        rows.append((str(schemes.title_of(question)), "，".join(facts), str(grade)))
    return rows
