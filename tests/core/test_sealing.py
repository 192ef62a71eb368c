"""The seal over the deeds table: whoever changes the database behind the program's back is found at the first row."""

import pytest
from django.db import IntegrityError, connection, transaction

from sifang.core import sealing
from sifang.core.errors import Refused
from sifang.core.models import Deed, Link, record
from sifang.places.models import Place

pytestmark = pytest.mark.django_db

COLUMNS = "actor_id, verb, subject_kind, subject_id, place_code, detail, at"
COPY = f"INSERT INTO core_deed ({COLUMNS}, nonce, mark) SELECT {COLUMNS}, %s, %s FROM core_deed WHERE id = %s"  # noqa: S608


class Book:
    """A database with sealed deeds, and somebody who writes into it directly."""

    def __init__(self, capture):
        self.capture = capture
        self.place = Place.objects.create(code="620702002010", name="泰安社区", short_name="泰安", kind="community")

    def write(self, deeds):
        """So many deeds were done through the program."""
        return [record(None, "place.entered", self.place, round=number, why="说明") for number in range(deeds)]

    def seal(self):
        """The worker has passed; returns how many links it added."""
        with self.capture(execute=True):
            return sealing.seal_waiting()

    def ids(self):
        return list(Deed.objects.order_by("id").values_list("id", flat=True))

    def verdict_after(self, *statements):
        """What the seal says after these SQL statements; they are undone afterwards."""
        with transaction.atomic():
            with connection.cursor() as cursor:
                for statement, *values in statements:
                    cursor.execute(statement, values)
            verdict = sealing.verify()
            transaction.set_rollback(True)
        return verdict


@pytest.fixture
def anchors(settings, tmp_path):
    settings.SIFANG_ANCHORS = tmp_path / "anchors.jsonl"
    return settings.SIFANG_ANCHORS


@pytest.fixture
def book(anchors, django_capture_on_commit_callbacks):
    made = Book(django_capture_on_commit_callbacks)
    made.write(9)
    made.seal()
    return made


def test_a_seal_nobody_touched_holds(book):
    assert sealing.verify() == sealing.Verdict(sealed=9, waiting=0, fault=None)


def test_deeds_wait_until_the_worker_has_passed_and_are_sealed_once(book, anchors):
    book.write(2)
    assert sealing.verify() == sealing.Verdict(sealed=9, waiting=2, fault=None)
    assert (book.seal(), book.seal()) == (2, 0)
    assert sealing.verify() == sealing.Verdict(sealed=11, waiting=0, fault=None)
    last = Link.objects.order_by("sequence").last()
    assert sealing.anchors()[-1] == (11, last.head)
    assert len(sealing.anchors()) == 2


def test_a_long_table_is_sealed_and_read_in_batches(book, monkeypatch):
    monkeypatch.setattr(sealing, "BATCH", 4)
    book.write(10)
    assert book.seal() == 10
    assert sealing.verify() == sealing.Verdict(sealed=19, waiting=0, fault=None)
    fault = book.verdict_after(("UPDATE core_deed SET verb = 'x' WHERE id = %s", book.ids()[13])).fault
    assert fault.row == book.ids()[13]


@pytest.mark.parametrize(
    "change",
    [
        "verb = 'place.added'",
        "subject_kind = 'needs.need'",
        "subject_id = subject_id + 1",
        "place_code = '620702002011'",
        """detail = '{"round": 0, "why": "改了"}'""",
        "at = '2020-01-01 00:00:00+00:00'",
        "nonce = 'another'",
        "mark = 'another'",
    ],
)
def test_an_edited_deed_is_named(book, change):
    row = book.ids()[4]
    verdict = book.verdict_after((f"UPDATE core_deed SET {change} WHERE id = %s", row))  # noqa: S608
    assert (verdict.sealed, verdict.fault.row) == (4, row)
    assert sealing.verify().fault is None


def test_the_first_of_two_edited_deeds_is_named(book):
    rows = book.ids()
    verdict = book.verdict_after(("UPDATE core_deed SET verb = 'x' WHERE id IN (%s, %s)", rows[6], rows[2]))
    assert verdict.fault.row == rows[2]


def test_a_deed_edited_before_it_was_sealed_is_named(book):
    row = book.write(3)[1].pk
    verdict = book.verdict_after(("UPDATE core_deed SET subject_id = 7 WHERE id = %s", row))
    assert (verdict.sealed, verdict.waiting, verdict.fault.row) == (9, 3, row)


def test_an_edited_link_is_named_by_its_deed(book):
    verdict = book.verdict_after(("UPDATE core_link SET head = %s WHERE sequence = 5", "a" * 64))
    assert verdict.fault.row == book.ids()[4]


def test_a_deleted_deed_is_named(book):
    row = book.ids()[3]
    verdict = book.verdict_after(("DELETE FROM core_deed WHERE id = %s", row))
    assert (verdict.sealed, verdict.fault.row) == (3, row)


def test_a_deed_deleted_with_its_link_leaves_a_gap_that_is_named(book):
    row = book.ids()[3]
    verdict = book.verdict_after(
        ("DELETE FROM core_link WHERE deed_id = %s", row), ("DELETE FROM core_deed WHERE id = %s", row)
    )
    assert (verdict.sealed, verdict.fault.row) == (3, 4)


def test_a_gap_that_was_closed_by_renumbering_is_found(book):
    row = book.ids()[3]
    verdict = book.verdict_after(
        ("DELETE FROM core_link WHERE deed_id = %s", row),
        ("DELETE FROM core_deed WHERE id = %s", row),
        *[("UPDATE core_link SET sequence = %s WHERE sequence = %s", number - 1, number) for number in range(5, 10)],
    )
    assert (verdict.sealed, verdict.fault.row) == (3, book.ids()[4])


def test_two_deeds_that_changed_places_are_found(book):
    first, second = book.ids()[2], book.ids()[5]
    move = "UPDATE core_deed SET id = %s WHERE id = %s"
    verdict = book.verdict_after((move, -1, first), (move, first, second), (move, second, -1))
    assert (verdict.sealed, verdict.fault.row) == (2, first)


def test_a_deed_that_was_given_another_number_is_found(book):
    verdict = book.verdict_after(
        ("UPDATE core_deed SET id = 999999 WHERE id = %s", book.ids()[2]),
        ("UPDATE core_link SET deed_id = 999999 WHERE sequence = 3",),
    )
    assert (verdict.sealed, verdict.fault.row) == (2, 999999)


def test_two_links_that_changed_places_are_found(book):
    move = "UPDATE core_link SET deed_id = %s WHERE sequence = %s"
    first, second = book.ids()[2], book.ids()[5]
    verdict = book.verdict_after((move, -1, 3), (move, first, 6), (move, second, 3))
    assert verdict.sealed == 2


def test_a_row_put_in_by_hand_is_named_before_and_after_the_worker_passed(book):
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(COPY, ["mine", "mine", book.ids()[0]])
        forged = book.ids()[-1]
        assert sealing.verify().fault.row == forged
        book.write(1)
        book.seal()
        assert sealing.verify().fault.row == forged
        transaction.set_rollback(True)


def test_a_copy_of_an_old_row_is_refused_and_with_a_new_nonce_it_is_named(book):
    old = Deed.objects.get(pk=book.ids()[0])
    with pytest.raises(IntegrityError):
        book.verdict_after((COPY, old.nonce, old.mark, old.pk))
    verdict = book.verdict_after((COPY, "another", old.mark, old.pk))
    assert (verdict.sealed, verdict.waiting) == (9, 1)
    assert verdict.fault.row > book.ids()[-1]


def test_a_cut_off_tail_is_missed_by_the_anchors(book):
    verdict = book.verdict_after(
        ("DELETE FROM core_link WHERE sequence > 6",), ("DELETE FROM core_deed WHERE id > %s", book.ids()[5])
    )
    assert (verdict.sealed, verdict.fault.row) == (6, 7)


def test_an_older_database_put_back_is_told_from_the_anchors_and_stays_so_when_work_goes_on(book):
    with transaction.atomic():
        book.write(4)
        book.seal()
        transaction.set_rollback(True)
    assert sealing.verify().fault.row == 10
    later = book.write(5)
    book.seal()
    assert sealing.verify().fault.row == later[3].pk


def test_a_torn_last_anchor_is_passed_over_and_the_next_one_counts(book, anchors):
    anchors.write_text(anchors.read_text() + '{"count": 12, "he')
    assert sealing.verify() == sealing.Verdict(sealed=9, waiting=0, fault=None)
    book.write(1)
    book.seal()
    assert [count for count, _head in sealing.anchors()] == [9, 10]


def test_without_anchors_the_chain_itself_is_still_read(book, anchors):
    anchors.unlink()
    assert sealing.verify().fault is None
    assert book.verdict_after(("DELETE FROM core_link WHERE sequence > 6",)).fault is None
    assert book.verdict_after(("UPDATE core_deed SET verb = 'x' WHERE id = %s", book.ids()[1])).fault is not None


def test_the_program_itself_writes_a_deed_once(book):
    deed = Deed.objects.first()
    deed.verb = "x"
    for change in (
        deed.save,
        deed.delete,
        Deed.objects.all().delete,
        lambda: Deed.objects.filter(pk=deed.pk).update(verb="x"),
        lambda: Deed.objects.bulk_update([deed], ["verb"]),
    ):
        with pytest.raises(Refused, match="written once"), transaction.atomic():
            change()
    assert sealing.verify() == sealing.Verdict(sealed=9, waiting=0, fault=None)


def test_the_worker_seals_new_deeds_without_reading_the_history(town):
    sealing.seal_waiting()
    town.need()
    assert sealing.seal_waiting(recent=True) > 0
    assert sealing.verify().waiting == 0
