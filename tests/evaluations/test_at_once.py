"""Several hands on one round at once: nothing is signed that was not read, and nothing is left behind."""

import pytest

from sifang.core import clock
from sifang.core.errors import Refused
from sifang.evaluations import commands
from sifang.evaluations.models import Round, Sheet
from tests.crowd import at_once
from tests.evaluations.street import DAY, Street, all_of

pytestmark = pytest.mark.django_db(transaction=True)


def act(name):
    return name()


def test_two_who_open_a_round_at_once_open_one(town):
    answers = at_once(
        lambda hand: commands.open_round(hand, town.street, clock.today().year, closes_on=clock.today() + DAY),
        [town.clerk, town.clerk],
    )
    assert sum(isinstance(answer, Round) for answer in answers) == 1
    assert sum(isinstance(answer, Refused) for answer in answers) == 1


def test_what_is_signed_is_what_was_read(town):
    """Somebody takes an answer away while the secretary signs: she signs the whole sheet, or not at all."""
    street = Street(town)
    for _try in range(5):
        sheet = street.sheet("leader")
        whole = all_of("leader")
        commands.rate(town.wang, sheet, whole)
        at_once(
            act,
            [
                lambda: commands.rate(town.wang, street.sheet("leader"), {}),
                lambda: commands.sign(town.li, street.sheet("leader")),
            ],
        )
        sheet.refresh_from_db()
        assert (sheet.stage, sheet.marks) in (("draft", {}), ("signed", whole))
        if sheet.stage == "signed":
            commands.send_back(town.clerk, sheet, "请再看一看")


def test_no_sheet_is_signed_or_returned_past_the_review(town):
    street = Street(town)
    street.sign_all()
    street.close()
    signed = street.sheet("leader")
    answers = at_once(
        act,
        [
            lambda: commands.review(town.clerk, Round.objects.get(pk=street.round.pk)),
            lambda: commands.send_back(town.clerk, Sheet.objects.get(pk=signed.pk), "请再看一看"),
        ],
    )
    assert sum(isinstance(answer, Refused) for answer in answers) == 1, answers
    if street.again().stage == Round.Stage.REVIEWED:
        assert not Sheet.objects.filter(round=street.round, stage__in=("draft", "signed")).exists()


def test_the_last_two_letters_let_out_at_once_end_the_round(town):
    street = Street(town)
    street.review()
    waiting = list(Sheet.objects.filter(round=street.round, stage="reviewed").order_by("pk"))
    for sheet in waiting[:-2]:
        commands.release_sheet(street.officer, sheet)
    answers = at_once(
        lambda pk: commands.release_sheet(street.officer, Sheet.objects.get(pk=pk)), [row.pk for row in waiting[-2:]]
    )
    assert answers == [None, None]
    assert street.again().stage == Round.Stage.RELEASED
    numbers = (
        Sheet.objects.filter(round=street.round).exclude(letter_number=None).values_list("letter_number", flat=True)
    )
    assert len(set(numbers)) == len(waiting)


def test_a_vote_while_the_round_closes_counts_or_is_refused(town):
    street = Street(town, residents=7)
    for person in street.residents[:6]:
        street.vote(person)
    code = street.code(street.residents[6])
    marks = all_of("community")
    Round.objects.filter(pk=street.round.pk).update(closes_on=clock.today())

    def close():
        commands.close_round(town.clerk, Round.objects.get(pk=street.round.pk))

    _closed, said = at_once(act, [close, lambda: commands.cast(code, marks)])
    tally = street.chapter.tally
    assert tally.ballots == (6 if isinstance(said, Refused) else 7) == street.chapter.voters.filter(voted=True).count()
