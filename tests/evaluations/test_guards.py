"""What was published stands: neither the program nor raw SQL changes it, on either database."""

import copy

import pytest
from django.db import DatabaseError, connection, transaction

from sifang.core import clock
from sifang.core.errors import Refused
from sifang.evaluations import commands, schemes, sums
from sifang.evaluations.models import Ballot, Opinion, Sheet, Statement, Tally
from tests.evaluations.street import DAY, Street
from tests.refusals import not_allowed, refused
from tests.worlds import world

pytestmark = pytest.mark.django_db


@world
def street(town):
    street = Street(town)
    street.opine()
    for person in street.residents:
        street.vote(person)
    street.release()
    asked = commands.ask_review(town.chen, street.sheet("leader"), "请再看一看")
    commands.answer_review(street.officer, asked, "看过了，没有差错")
    return street


def by_hand(sql):
    """What the database says when somebody types this."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE evaluations_sheet SET hundredths = 10000",
        "UPDATE evaluations_sheet SET stage = 'draft'",
        "DELETE FROM evaluations_sheet",
        "UPDATE evaluations_ballot SET words = 'x'",
        "DELETE FROM evaluations_ballot",
        "UPDATE evaluations_tally SET ballots = 99",
        "DELETE FROM evaluations_tally",
        "UPDATE evaluations_statement SET answer = 'x'",
        "UPDATE evaluations_statement SET words = 'x'",
        "DELETE FROM evaluations_statement",
        "UPDATE evaluations_opinion SET words = 'x'",
        "DELETE FROM evaluations_opinion",
        "UPDATE evaluations_round SET scheme = '{}'",
        "DELETE FROM evaluations_round",
    ],
)
def test_raw_sql_is_refused(street, sql):
    with pytest.raises(DatabaseError, match="stands as it is"):
        by_hand(sql)


def test_the_program_itself_is_refused(street):
    sheet, statement, opinion = street.sheet("leader"), Statement.objects.get(), Opinion.objects.first()
    for row in (sheet, statement, opinion, street.again()):
        with pytest.raises(DatabaseError), transaction.atomic():
            row.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        Sheet.objects.filter(pk=sheet.pk).update(hundredths=1)
    for rows in (Ballot.objects.all(), Tally.objects.all()):
        with pytest.raises(Refused):
            rows.update(chapter=None)
        with pytest.raises(Refused):
            rows.delete()


def test_what_is_still_a_draft_can_be_changed(town):
    street = Street(town)
    by_hand("UPDATE evaluations_sheet SET opinion = 'x'")
    assert street.sheet("leader").opinion == "x"


def test_a_released_score_is_worked_out_again_from_what_is_stored(street):
    for sheet in Sheet.objects.filter(stage="released").select_related("round"):
        assert sums.score_of(sheet, sheet.round).hundredths == sheet.hundredths


def test_a_new_scheme_changes_no_old_round(street, town):
    new = schemes.VERSION_1 | {"grades": {"excellent": 100, "good": 50, "fair": 30, "poor": 0}, "facts_share": 0}
    year = clock.today().year
    city = town.official("bai", "白部长", "officer", place=town.city)
    commands.adopt_scheme(city, town.city, year, new)
    old = street.sheet("leader")
    assert (old.hundredths, sums.score_of(old, street.again()).hundredths) == (8_000, 8_000)
    with clock.at(clock.now() + 366 * DAY):
        later = commands.open_round(town.clerk, town.street, clock.today().year, closes_on=clock.today())
    assert later.scheme["facts_share"] == 0


def test_a_scheme_is_adopted_by_the_organization_department_of_a_city_and_is_whole(town):
    street = Street(town, residents=0)
    city = town.official("bai", "白部长", "officer", place=town.city)
    with not_allowed():
        commands.adopt_scheme(town.clerk, town.city, 2030, schemes.VERSION_1)
    with not_allowed():
        commands.adopt_scheme(street.officer, town.city, 2030, schemes.VERSION_1)
    broken = copy.deepcopy(schemes.VERSION_1)
    broken["kinds"]["leader"]["questions"][0]["weight"] = 31
    with refused("add up to 100"):
        commands.adopt_scheme(city, town.city, 2030, broken)
    with refused("whole city"):
        commands.adopt_scheme(city, town.street, 2030, schemes.VERSION_1)
