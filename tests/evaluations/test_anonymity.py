"""Attacks on the residents' ballots: whoever holds the database, its copies, its logs still guesses no better.

Each attack pairs voters with ballots and is held against the truth, which only the test knows: every voter's ballot
says who cast it. A blind guess is right once in as many voters; no attack may do better by five in a hundred.
"""

import logging
import random
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from sifang.core import clock, errands, keyring
from sifang.core.models import Deed, Errand, Replay
from sifang.evaluations import codes, commands, queries, tallying, urns
from sifang.evaluations.models import Ballot, Chapter, Tally, Urn, Voter
from sifang.needs import commands as needs
from sifang.needs.models import Asker, Need
from sifang.notices.models import Notice
from sifang.people.models import Person
from tests.crowd import at_once
from tests.evaluations.street import DAY, SAID, Street

CROWD, MARGIN = 60, 0.05
APPRAISAL = ("evaluations_voter", "evaluations_urn")


def crowd(place, year):
    """Sixty residents who asked for something at ``place`` in ``year``."""
    need = Need.objects.create(
        place=place, code=f"XQ-{year}-{place.pk}", text="路灯", channel="resident", raised_on=f"{year}-03-01"
    )
    made = Person.objects.bulk_create(Person() for _one in range(CROWD))
    Asker.objects.bulk_create(Asker(need=need, person=person, since=clock.now()) for person in made)


def voted(town, years=(2023, 2024)):
    """[(chapter, the voters' keys in the order they voted)] of four closed parts; each ballot names its voter."""
    parts, dice = [], random.Random(7)
    for year in years:
        for place in (town.taian, town.nanguan):
            crowd(place, year)
        round_ = commands.open_round(town.clerk, town.street, year, closes_on=clock.today())
        for chapter in Chapter.objects.filter(round=round_):
            voters = list(chapter.voters.exclude(person=town.rep).select_related("chapter__round"))
            dice.shuffle(voters)
            for voter in voters:
                grades = {name: dice.choice(("good", "fair", "unknown")) for name in SAID}
                commands.cast(codes.code_for(voter), grades, f"v{voter.pk}")
            parts.append((chapter, [voter.pk for voter in voters]))
        commands.close_round(town.clerk, round_)
    return parts


def stored(table, chapter, column):
    """What the table holds in the order in which the database keeps it."""
    page = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        sql = f"SELECT {column} FROM {table} WHERE chapter_id = %s ORDER BY {page}"  # noqa: S608 - names from this file
        cursor.execute(sql, [chapter.pk])
        return [row[0] for row in cursor.fetchall()]


def accuracy(parts, voters_of, ballots_of):
    """How often the n-th voter of one order cast the n-th ballot of the other, forwards or backwards at best."""
    right, backwards, all_of_them = 0, 0, 0
    for chapter, order in parts:
        voters, words = voters_of(chapter, order), ballots_of(chapter)
        voters = [pk for pk in voters if pk in set(order)]
        assert len(voters) == len(words) == CROWD
        right += sum(f"v{pk}" == said for pk, said in zip(voters, words, strict=True))
        backwards += sum(f"v{pk}" == said for pk, said in zip(voters, reversed(words), strict=True))
        all_of_them += CROWD
    return max(right, backwards) / all_of_them


def _leaf(ballot):
    return tallying.root([ballot.spelled()])


VOTER_ORDERS = {
    "as they voted": lambda chapter, order: order,
    "by key": lambda chapter, order: list(chapter.voters.order_by("pk").values_list("pk", flat=True)),
    "by person": lambda chapter, order: list(chapter.voters.order_by("person").values_list("pk", flat=True)),
    "by code": lambda chapter, order: list(chapter.voters.order_by("code_index").values_list("pk", flat=True)),
    "as stored": lambda chapter, order: stored("evaluations_voter", chapter, "id"),
}
BALLOT_ORDERS = {
    "by name": lambda chapter: list(chapter.ballots.order_by("id").values_list("words", flat=True)),
    "as stored": lambda chapter: stored("evaluations_ballot", chapter, "words"),
    "by leaf of the root": lambda chapter: [ballot.words for ballot in sorted(chapter.ballots.all(), key=_leaf)],
}


def every_attack(parts):
    return {
        (voters, ballots): accuracy(parts, VOTER_ORDERS[voters], BALLOT_ORDERS[ballots])
        for voters in VOTER_ORDERS
        for ballots in BALLOT_ORDERS
    }


@pytest.mark.django_db(transaction=True)
def test_no_order_of_rows_pairs_voters_with_ballots_also_after_vacuum(town):
    parts = voted(town)
    chance = 1 / CROWD
    for when in ("as written", "after vacuum"):
        found = every_attack(parts)
        assert not {pair: share for pair, share in found.items() if share > chance + MARGIN}, when
        with connection.cursor() as cursor:
            cursor.execute("VACUUM" if connection.vendor == "sqlite" else "VACUUM FULL evaluations_ballot")


@pytest.mark.django_db(transaction=True)
def test_the_attack_would_succeed_on_ballots_written_as_they_come(town):
    """The yardstick itself measures: rows added one after the other are paired without a fault."""
    [(chapter, order), *_rest] = voted(town, years=(2024,))
    naive = [f"v{pk}" for pk in order]
    assert accuracy([(chapter, order)], VOTER_ORDERS["as they voted"], lambda chapter: naive) == 1


@pytest.mark.django_db
def test_a_ballot_holds_nothing_but_a_random_name_its_community_and_what_was_said():
    assert [field.attname for field in Ballot._meta.fields] == ["id", "chapter_id", "marks", "words"]
    assert [field.attname for field in Voter._meta.fields] == ["id", "chapter_id", "person_id", "code_index", "voted"]
    assert not [
        field for model in (Ballot, Voter, Urn) for field in model._meta.fields if "Date" in type(field).__name__
    ]


def everything():
    """{table: its rows} of the whole database."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names from the database itself
            found[table] = sorted(map(repr, cursor.fetchall()))
    return found


def kept_files():
    return {path: path.stat().st_size for path in Path(settings.SIFANG_DATA).rglob("*") if "sqlite3" not in path.name}


@pytest.mark.django_db
def test_voting_on_the_page_writes_the_voters_flag_and_the_urn_and_nothing_else(town, caplog):
    street = Street(town)
    code = street.code(street.residents[0])
    cache.clear()
    before, files = everything(), kept_files()
    client = Client()
    with caplog.at_level(logging.DEBUG):
        client.get(reverse("ballot"))
        client.post(reverse("ballot"), {"code": code})
        sent = {"code": code, "words": "只有我会这么说", "once": "k" * 32, **dict.fromkeys(SAID, "poor")}
        assert client.post(reverse("ballot-cast"), sent, headers={"Idempotency-Key": "q" * 32}).status_code == 302
        client.get(reverse("ballot-done"))
    after = everything()
    assert {table for table in after if after[table] != before[table]} == set(APPRAISAL)
    assert kept_files() == files
    assert "sessionid" not in client.cookies and not client.session.keys()
    assert code not in caplog.text and "只有我会这么说" not in caplog.text
    assert "只有我会这么说" not in str(after) and code not in str(after)
    assert len(set(after["evaluations_voter"]) - set(before["evaluations_voter"])) == 1
    assert Voter.objects.get(voted=True).person == street.residents[0]


@pytest.mark.django_db
def test_no_deed_errand_notice_or_replay_follows_a_vote(town):
    street = Street(town)
    counted = [table.objects.count() for table in (Deed, Errand, Notice, Replay)]
    street.vote(street.residents[0])
    assert [table.objects.count() for table in (Deed, Errand, Notice, Replay)] == counted


@pytest.mark.django_db
def test_copies_before_and_after_a_batch_differ_by_noise(town):
    """Two copies of the database around five votes show who voted, not what: the urn is one blob of one size."""
    street = Street(town)
    before = bytes(street.chapter.urn.sealed)
    for number, person in enumerate(street.residents[:5]):
        street.vote(person, "poor" if number % 2 else "good", f"第{number}句话")
    after = bytes(Urn.objects.get(chapter=street.chapter).sealed)
    assert len(before) == len(after)
    same = sum(one == other for one, other in zip(before, after, strict=True)) / len(after)
    assert same < 0.02
    with pytest.raises(InvalidTag):
        urns.ballots(bytes(32), str(street.chapter.pk), after)


def test_even_with_the_key_a_batch_of_five_is_in_no_order():
    key, dice, right, trials = bytes(32), random.Random(3), 0, 400
    for _trial in range(trials):
        urn = urns.empty(key, "x")
        for _old in range(dice.randrange(8)):
            urn = urns.drop_in(key, "x", urn, {"words": "old"})
        for number in range(5):
            urn = urns.drop_in(key, "x", urn, {"words": str(number)})
        slots = [slot for slot in urns._slots(key, "x", urn) if b"old" not in slot]
        right += sum(f'"{number}"'.encode() in slot for number, slot in enumerate(slots))
    assert right / (trials * 5) < 1 / 5 + MARGIN


def test_an_urns_size_tells_neither_what_was_said_nor_exactly_how_often():
    key = bytes(32)
    short = urns.drop_in(key, "x", urns.empty(key, "x"), {"marks": {}, "words": ""})
    long = urns.drop_in(
        key, "x", urns.empty(key, "x"), {"marks": dict.fromkeys(SAID, "excellent"), "words": "话" * 100}
    )
    assert len(short) == len(long) == len(urns.empty(key, "x"))


@pytest.mark.django_db(transaction=True)
def test_the_key_goes_when_the_round_closes_and_old_copies_stay_noise(town):
    street = Street(town)
    for person in street.residents:
        street.vote(person, words="留在旧备份里")
    copy = bytes(Urn.objects.get(chapter=street.chapter).sealed)
    name = street.round.key_name
    assert keyring.held(name)
    street.close()
    assert keyring.held(name) is None
    assert not Urn.objects.exists()
    for guess in (keyring.passing("another"), keyring.master()[1], bytes(32)):
        with pytest.raises(InvalidTag):
            urns.ballots(guess, str(street.chapter.pk), copy)
    assert codes.code_for(Voter.objects.first()) == ""


@pytest.mark.django_db
def test_the_key_goes_also_where_the_machine_stops_just_after_closing(town):
    """Within a test no transaction ends, so what follows it never runs: as on a machine that stopped there."""
    street = Street(town)
    street.close()
    assert keyring.held(street.round.key_name)
    with street.later(10):
        errands.run_all()
    assert keyring.held(street.round.key_name) is None


@pytest.mark.django_db
@pytest.mark.parametrize("hand", ["an older urn", "a flag taken back", "another's urn"])
def test_an_urn_that_does_not_fit_the_flags_is_counted_by_nobody(town, hand):
    street = Street(town, residents=8)
    for person in street.residents[:5]:
        street.vote(person)
    old = bytes(Urn.objects.get(chapter=street.chapter).sealed)
    for person in street.residents[5:]:
        street.vote(person, "poor")
    mine, other = Urn.objects.filter(chapter=street.chapter), Urn.objects.exclude(chapter=street.chapter)
    if hand == "an older urn":  # three votes vanish
        mine.update(sealed=old)
    elif hand == "another's urn":
        mine.update(sealed=bytes(other.get().sealed))
    else:  # somebody votes twice with one code
        Voter.objects.filter(person=street.residents[0]).update(voted=False)
        street.vote(street.residents[0], "excellent")
        Voter.objects.filter(person=street.residents[1]).update(voted=False)
    street.close()
    assert not Ballot.objects.exists() and not Tally.objects.exists() and not Urn.objects.exists()
    assert Deed.objects.get(verb="ballots.set_aside").subject_id == street.chapter.pk


@pytest.mark.django_db
def test_fewer_than_five_ballots_are_destroyed_unread(town):
    street = Street(town)
    for person in street.residents[:4]:
        street.vote(person, "poor", "只有我会这么说")
    street.close()
    assert not Ballot.objects.exists() and not Tally.objects.exists() and not Urn.objects.exists()
    assert not Deed.objects.filter(verb="ballots.counted").exists()
    assert "只有我会这么说" not in str(everything())


@pytest.mark.django_db
def test_five_ballots_are_counted_and_the_deed_holds_their_root(town):
    street = Street(town)
    for person in street.residents[:5]:
        street.vote(person)
    street.close()
    rows = Ballot.objects.filter(chapter=street.chapter)
    deed = Deed.objects.get(verb="ballots.counted")
    assert Tally.objects.get().ballots == rows.count() == 5
    assert deed.detail == {"root": tallying.root(row.spelled() for row in rows), "ballots": 5}
    changed = [row.spelled() for row in rows]
    changed[0]["marks"]["tells"] = "poor"
    assert tallying.root(changed) != deed.detail["root"]
    assert tallying.root(row.spelled() for row in rows[1:]) != deed.detail["root"]


@pytest.mark.django_db(transaction=True)
def test_one_code_cast_eight_times_at_once_counts_once(town):
    street = Street(town)
    code = street.code(street.residents[0])
    answers = at_once(lambda grade: commands.cast(code, dict.fromkeys(SAID, grade)), ["good", "poor"] * 4)
    assert sum(answer is None for answer in answers) == 1
    key = keyring.held(street.round.key_name)
    urn = Urn.objects.get(chapter=street.chapter)
    assert len(urns.ballots(key, str(street.chapter.pk), bytes(urn.sealed))) == 1


@pytest.mark.django_db(transaction=True)
def test_many_who_vote_at_once_all_count(town):
    street = Street(town, residents=8)
    codes_ = [street.code(person) for person in street.residents]
    answers = at_once(lambda code: commands.cast(code, dict.fromkeys(SAID, "good")), codes_)
    assert answers == [None] * 8
    street.close()
    assert Tally.objects.get().ballots == 8 == Voter.objects.filter(voted=True).count()


@pytest.mark.django_db
def test_private_numbers_in_free_words_are_taken_out(town):
    street = Street(town)
    for person in street.residents[:5]:
        street.vote(person, words="我的电话13900001111")
    street.close()
    assert "13900001111" not in "".join(Ballot.objects.values_list("words", flat=True))


def test_a_report_made_under_anothers_phone_shows_nobodys_voting_code(town):
    street = Street(town)
    person = street.residents[0]
    assert queries.public_code_of(Asker.objects.get(person=person), town.taian.pk) == street.code(person)
    with clock.at(clock.now() + DAY):
        late = needs.report(None, town.taian, "又一处楼道灯不亮了，晚上摸黑", asker=person).asked_by.get()
    assert queries.public_code_of(late, town.taian.pk) == ""
