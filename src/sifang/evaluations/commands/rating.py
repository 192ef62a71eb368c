"""Answering sheets and signing them; signed opinions on communities."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.evaluations import queries, reach, rules, schemes
from sifang.evaluations.models import Opinion, Round, Sheet
from sifang.text import redaction

LONGEST = 500
ANSWERING = (Round.Stage.OPEN, Round.Stage.CLOSED)


def checked(marks, questions):
    """``marks`` as they are kept: one of the answers for each of these questions, others refused."""
    insist(
        set(marks) <= set(questions) and set(marks.values()) <= set(schemes.ANSWERS),
        _("Choose one of the given answers for each question. Reload the page."),
    )
    return {question: marks[question] for question in questions if question in marks}


def _known(marks):
    return sum(answer != schemes.UNKNOWN for answer in marks.values())


@atomic
def rate(actor, sheet, marks, opinion=""):
    """The sheet holds these answers ({question: grade or "unknown"}); it counts once it is signed."""
    require(
        rules.may_answer(actor, sheet),
        _("Only those who work for the community answer its sheets, and nobody the one on themselves."),
    )
    _insist_open(sheet)
    insist(
        sheet.hold() == Sheet.Stage.DRAFT, _("The sheet is signed and stands as it is. Ask the street to return it.")
    )
    insist(len(opinion) <= LONGEST, _("Say it in at most %(most)s characters.") % {"most": LONGEST})
    sheet.marks = checked(marks, schemes.questions_of(sheet.round.scheme, sheet.kind))
    sheet.answered = _known(sheet.marks)
    sheet.opinion = redaction.redact(opinion.strip())[0]
    sheet.save(update_fields=["marks", "answered", "opinion"])
    record(actor, "sheet.answered", sheet, answered=sheet.answered)


def _insist_open(sheet):
    insist(
        sheet.round.hold() in ANSWERING,  # whoever reviews waits, or has reviewed before this
        _("The street has reviewed this round; sheets stand as they are."),
    )


@atomic
def rate_members(actor, chapter, grades):
    """The drafts of members' sheets hold these grades ({sheet: grade or "unknown"}); returns how many."""
    require(actor.may("work", chapter.place_id), _("Only those who work for the community answer its sheets."))
    _insist_open(chapter)
    drafts = Sheet.objects.filter(chapter=chapter, kind=Sheet.Kind.MEMBER, stage=Sheet.Stage.DRAFT)
    theirs = drafts.filter(pk__in=list(grades)).exclude(post__person=actor)
    changed = list(theirs.select_for_update(of=("self",)))
    [question] = schemes.questions_of(chapter.round.scheme, Sheet.Kind.MEMBER)[:1]
    for sheet in changed:
        sheet.marks = checked({question: grades[sheet.pk]}, [question])
        sheet.answered = _known(sheet.marks)
    Sheet.objects.bulk_update(changed, ["marks", "answered"])
    record(actor, "sheet.answered", chapter, members=len(changed))
    return len(changed)


@atomic
def sign(actor, sheet):
    """The community Party organization stands by the sheet; the street has it now."""
    require(
        rules.may_sign(actor, sheet),
        _("Only the secretary signs for the community Party organization, and the street what it says of a community."),
    )
    _insist_open(sheet)
    sheet.hold()  # nobody answers it otherwise between what is read here and the signature
    sheet.refresh_from_db()
    questions = schemes.questions_of(sheet.round.scheme, sheet.kind)
    insist(
        len(sheet.marks) == len(questions),
        _("%(n)s questions have no answer yet; “I do not know” is one as well.")
        % {"n": len(questions) - len(sheet.marks)},
    )
    sheet.signed_by, sheet.signed_on, sheet.returned_why = actor, clock.today(), ""
    sheet.save(update_fields=["signed_by", "signed_on", "returned_why"])
    sheet.move(Sheet.Stage.SIGNED)
    record(actor, "sheet.signed", sheet)


@atomic
def sign_members(actor, chapter):
    """Every member's sheet that says something is signed; the others stay “I do not know”. Returns how many."""
    require(
        actor.may("appraise", chapter.place_id), _("Only the secretary signs for the community Party organization.")
    )
    _insist_open(chapter)
    said = Sheet.objects.filter(chapter=chapter, kind=Sheet.Kind.MEMBER, answered__gt=0)
    said = said.filter(stage=Sheet.Stage.DRAFT).exclude(post__person=actor)
    pks = list(said.select_for_update(of=("self",)).values_list("pk", flat=True))
    insist(pks, _("Nobody is rated yet; choose a grade for those you know."))
    rows = Sheet.objects.filter(pk__in=pks)
    rows.update(signed_by=actor, signed_on=clock.today(), returned_why="")
    rows.move_all(Sheet.Stage.DRAFT, Sheet.Stage.SIGNED)
    record(actor, "sheet.signed", chapter, members=len(pks))
    return len(pks)


@atomic
def opine(actor, round_, place, marks, words="", organization=None):
    """A sponsor leader, or an organization through its liaison, has said of the community what they think, signed.

    Until the round closes the same hand may say it anew.
    """
    chapter = queries.chapter_at(round_, place)
    insist(chapter, _("%(place)s has no part in this round.") % {"place": place})
    seat = _seat(actor, chapter, organization)
    insist(round_.hold() == Round.Stage.OPEN, _("The round is closed; opinions stand as they are."))
    insist(len(words) <= LONGEST, _("Say it in at most %(most)s characters.") % {"most": LONGEST})
    kept = {
        "marks": checked(marks, schemes.questions_of(round_.scheme, Sheet.Kind.COMMUNITY)),
        "words": redaction.redact(words.strip())[0],
        "signed_by": actor,
        "signed_on": clock.today(),
        "place": place,
    }
    opinion, _made = Opinion.objects.update_or_create(chapter=chapter, **seat, defaults=kept)
    record(actor, "opinion.signed", opinion)
    return opinion


def _seat(actor, chapter, organization):
    """On whose behalf the actor speaks: {"organization": …} or {"post": …}."""
    if organization is not None:
        speaks = actor.may("opine", organization=organization) and chapter.place_id in actor.reach.communities
        require(speaks, _("Only the liaison of a partner organization of the community speaks for it."))
        partners = queries.partner_of(organization, chapter.place_id)
        require(partners, _("Only a partner organization of the community gives an opinion on it."))
        return {"organization": organization}
    post = reach.sponsored(actor).get(chapter.place_id)
    require(post is not None, _("Only the sponsor leaders of the community and its partners give an opinion on it."))
    return {"post": post}
