"""The real messages of ``SIFANG_MESSAGES`` (messages_4326.csv) go through the needs ledger onto a meeting's table."""

import csv
import datetime
import os
from pathlib import Path

import pytest

from sifang.core import clock
from sifang.ledgers import commands as ledgers
from sifang.ledgers.cells import LONGEST_TEXT, tidy
from sifang.meetings.commands import calling
from sifang.needs.models import Need
from sifang.projects.commands import matching
from sifang.projects.models import Project
from sifang.text import categories
from tests.ledgers.books import sheet_of, stored

FOLDER = os.environ.get("SIFANG_MESSAGES", "")
FIRST = 300
HEAD = ["社区", "需求内容", "提出日期"]

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FOLDER, reason="SIFANG_MESSAGES names no folder with messages_4326.csv"),
]


@pytest.fixture(scope="module")
def messages():
    """(what was written, when) of the first messages, as they stand in the file."""
    with (Path(FOLDER) / "messages_4326.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for _number, row in zip(range(FIRST), csv.DictReader(file), strict=False)]
    return [(f"{row['title'].strip()}\n{row['detail'].strip()}", row["time"]) for row in rows]


def book(messages, longest=None):
    return stored(sheet_of(HEAD, *(["泰安社区", words[:longest], time] for words, time in messages))[0])


def too_long(messages):
    """The sheet's row numbers of the messages that no need may be as long as."""
    return [number for number, (words, _time) in enumerate(messages, 2) if len(tidy(words)) > LONGEST_TEXT]


def test_the_only_bad_rows_are_those_longer_than_a_need_may_be(town, messages):
    found = ledgers.preview(town.wang, "needs", book(messages), town.taian)
    assert [(error.row, error.code) for error in found.errors] == [(row, "text_too_long") for row in too_long(messages)]
    assert len(found.new) + found.bad == len(messages)
    assert (found.copies, found.changed, found.same) == ([], [], [])


def test_they_are_brought_in_matched_and_tabled(town, messages):
    file = book(messages, LONGEST_TEXT)
    assert ledgers.bring_in(town.wang, "needs", file, town.taian).counts["new"] == len(messages)
    assert Need.objects.filter(stage=Need.Stage.LISTED).count() == len(messages)
    assert {need.text == tidy(need.text) for need in Need.objects.all()} == {True}
    for known in categories.CATEGORIES:
        town.resource(f"{known.id}服务队", kind="service", categories=[known.id], capacity=40)
    run = matching.match(town.wang, town.taian)
    assert run.total == run.bound
    assert Project.objects.filter(stage=Project.Stage.PROPOSED).count() > 0
    meeting = calling.call(town.wang, town.taian, clock.now() + datetime.timedelta(days=5), "二楼会议室", chair=town.li)
    calling.fill_agenda(town.wang, meeting)
    assert 0 < meeting.items.count() == Project.objects.filter(stage=Project.Stage.TABLED).count()
    again = ledgers.preview(town.wang, "needs", file, town.taian)
    assert (again.counts["new"], again.counts["changed"], again.counts["errors"]) == (0, 0, 0)
