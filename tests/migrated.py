"""The migrated database: made once in a run of the checks, a copy of it for every process that tests.

The first process that needs it migrates, under a lock; the folder it is kept in goes when the run ends, so nothing
outlives a change of the migrations. SQLite's is a file, PostgreSQL's a database beside the others.
"""

import fcntl
import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from tests.conftest import MIGRATED


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, django_db_modify_db_settings):
    """This process has a database of its own, migrated and empty (instead of pytest-django's fixture)."""
    with django_db_blocker.unblock():
        own = connection.creation._get_test_db_name()
        copied = _copy_file if connection.vendor == "sqlite" else _copy_database
        copied(own)
        _use(own)
    yield
    with django_db_blocker.unblock():
        connection.close()
        if connection.vendor == "postgresql":
            _as_owner(f'DROP DATABASE "{own}"')


def file():
    """The path of SQLite's migrated file."""
    kept = Path(os.environ[MIGRATED]) / "migrated.sqlite3"
    with _alone():
        if not kept.exists():
            begun = kept.with_name("begun.sqlite3")
            _migrate(begun)
            begun.rename(kept)
    return kept


def _copy_file(own):
    shutil.copyfile(file(), own)


def _copy_database(own):
    kept, sign = f"{connection.settings_dict['NAME']}_migrated", Path(os.environ[MIGRATED]) / "migrated"
    with _alone():
        if not sign.exists():
            _as_owner(f'DROP DATABASE IF EXISTS "{kept}"', f'CREATE DATABASE "{kept}"')
            _migrate(kept)
            sign.touch()
        _as_owner(f'DROP DATABASE IF EXISTS "{own}"', f'CREATE DATABASE "{own}" TEMPLATE "{kept}"')


def _migrate(name):
    _use(str(name))
    call_command("migrate", verbosity=0, interactive=False)
    connection.close()


def _use(name):
    connection.close()
    settings.DATABASES[connection.alias]["NAME"] = connection.settings_dict["NAME"] = name


def _as_owner(*statements):
    with connection.creation._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def _alone():
    """No other process of the run is in such a block."""
    with (Path(os.environ[MIGRATED]) / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
