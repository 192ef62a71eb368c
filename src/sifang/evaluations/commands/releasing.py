"""Releasing feedback: each letter has a number and a score made of what is stored; from then on it stands."""

from django.db.models import F
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.holidays import add_workdays
from sifang.core.models import Series, record
from sifang.evaluations import rules, sums
from sifang.evaluations.models import Round, Sheet
from sifang.people.limits_of import limit
from sifang.places.models import COUNTY_LENGTH

BATCH = 100
FIELDS = ["inputs", "hundredths", "letter_number"]


@atomic
def release_sheet(actor, sheet):
    """The organization department lets this letter out; the appraised may answer within the days that are set."""
    _require(actor, sheet)
    sheet.round.hold()  # of the last two letters let out at once, the second ends the round
    insist(
        sheet.hold() == Sheet.Stage.REVIEWED, _("The street has not reviewed this sheet, or its letter is out already.")
    )
    _letters(actor, sheet.round, [sheet])
    _finish(sheet.round)


@atomic
def release(actor, round_):
    """Every letter of the round that is not out yet is released; returns how many."""
    _require(actor, round_)
    insist(round_.hold() == Round.Stage.REVIEWED, _("The street has not reviewed this round, or all letters are out."))
    rows = Sheet.objects.select_for_update(of=("self",)).filter(round=round_, stage=Sheet.Stage.REVIEWED)
    waiting = list(rows.select_related("chapter", "post").order_by("place", "kind", "pk"))
    _letters(actor, round_, waiting)
    _finish(round_)
    return len(waiting)


def _require(actor, row):
    require(rules.may_release(actor, row), _("Only the organization department releases feedback."))


def _letters(actor, round_, sheets):
    """These sheets are out, in the order given: numbered, scored, with the day until which they may be answered."""
    today = clock.today()
    reply_by = add_workdays(today, limit("review_workdays", round_.place_id))
    first = _numbers(f"feedback {round_.place_id[:COUNTY_LENGTH]} {round_.year}", len(sheets))
    told = sums.Told(round_)
    for number, sheet in enumerate(sheets, first):
        sheet.inputs, sheet.letter_number = told.inputs(sheet), number
        sheet.hundredths = sums.score_of(sheet, round_).hundredths
    Sheet.objects.bulk_update(sheets, FIELDS, BATCH)
    rows = Sheet.objects.filter(pk__in=[sheet.pk for sheet in sheets])
    rows.update(released_by=actor, released_on=today, reply_by=reply_by)
    rows.move_all(Sheet.Stage.REVIEWED, Sheet.Stage.RELEASED)
    _record(actor, round_, sheets)


def _record(actor, round_, sheets):
    """A deed for each letter that somebody reads on a page; one for all the members' letters, which go on paper."""
    members = [sheet for sheet in sheets if sheet.kind == Sheet.Kind.MEMBER]
    for sheet in sheets:
        if sheet.kind != Sheet.Kind.MEMBER:
            record(actor, "feedback.released", sheet, number=sheet.letter_number)
    if members:
        numbers = [members[0].letter_number, members[-1].letter_number]
        record(actor, "feedback.released_to_members", round_, members=len(members), numbers=numbers)


def _numbers(heading, many):
    """The first of ``many`` numbers in a row under ``heading``, none given twice."""
    Series.objects.get_or_create(heading=heading)
    Series.objects.filter(heading=heading).update(last=F("last") + many)
    return Series.objects.values_list("last", flat=True).get(heading=heading) - many + 1


def _finish(round_):
    """The round is over with its last letter."""
    if Sheet.objects.filter(round=round_, stage=Sheet.Stage.REVIEWED).exists():
        return
    round_.released_on = clock.today()
    round_.save(update_fields=["released_on"])
    round_.move(Round.Stage.RELEASED)
    record(None, "round.released", round_)


def release_again(actor, sheet):
    """A corrected sheet is out at once, with a letter of its own; for ``answering`` alone."""
    _letters(actor, sheet.round, [sheet])
    sheet.refresh_from_db()
