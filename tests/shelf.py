"""What a file of SQLite was like is put back in a moment: empty, or with the worlds that were committed to it.

Between tests that write for real Django would empty every table, row by row, and the triggers that guard what was
published would refuse it. The whole file is written over instead, past the triggers. PostgreSQL truncates, which no
trigger sees, and builds its worlds anew.
"""

import pickle
import sqlite3

import pytest
from django.db import connection
from django.test import TransactionTestCase

from tests import migrated

EMPTY = ()
_SHELF = {}


def has(key):
    """Whether the database as it was under this key is kept."""
    return key in _SHELF


def keep(key, objects):
    """The database as it is now, and the objects that go with it, are kept in memory."""
    copy = sqlite3.connect(":memory:")
    connection.ensure_connection()
    connection.connection.backup(copy)
    _SHELF[key] = copy, pickle.dumps(objects)


def put_back(key):
    """The database is again as it was; returns copies of the objects."""
    if key == EMPTY and not has(key):
        _SHELF[key] = sqlite3.connect(migrated.file()), pickle.dumps({})
    kept, objects = _SHELF[key]
    connection.ensure_connection()
    kept.backup(connection.connection)
    return pickle.loads(objects)  # noqa: S301 (they were written here)


@pytest.fixture(scope="session", autouse=True)
def emptied_at_once():
    """After a test that wrote for real the file is as the migrations left it."""
    emptied = TransactionTestCase._fixture_teardown
    if connection.vendor == "sqlite":
        TransactionTestCase._fixture_teardown = lambda self: put_back(EMPTY)
    yield
    TransactionTestCase._fixture_teardown = emptied
