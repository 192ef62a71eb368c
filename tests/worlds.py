"""Worlds that tests stand on: built once a worker, new for each test.

``@world`` instead of ``@pytest.fixture`` makes a fixture out of a function that builds something in the database, out
of nothing or out of other worlds. It is built in a transaction that stays open under the tests which ask for it; what
a test does on it is taken back, and each test holds copies of the objects that nobody has touched. Where tests write
for real (``transaction=True``, a live server) nothing may stay open: there the world is committed, and on SQLite
the file is put back as it was then (``tests/shelf.py``).
"""

import inspect
import pickle
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests import shelf

WRITES_FOR_REAL = {"transactional_db", "live_server"}


def world(build):
    """A fixture of the same name. Every parameter of ``build`` is a world: nothing else lives as long."""
    below = inspect.signature(build).parameters.values()

    def standing(underfoot, db, **worlds):
        return underfoot[build.__name__] if build.__name__ in underfoot else build(**worlds)

    always = list(inspect.signature(standing).parameters.values())[:2]
    standing.__signature__ = inspect.Signature([*always, *below])
    standing.__doc__, standing.build = build.__doc__, build
    return pytest.fixture(name=build.__name__)(standing)


@dataclass
class Layer:
    """One world in its open transaction, and the objects of all worlds up to it as they were then."""

    build: object
    opened: transaction.Atomic
    objects: bytes = b""


class Ground:
    """The worlds that lie on this process's database, each in a transaction inside that of the one below."""

    def __init__(self, blocker):
        self.blocker, self.layers, self.day = blocker, [], None

    def lay(self, builds):
        """Exactly these lie there, the first at the bottom, built today."""
        with self.blocker.unblock():
            today = timezone.localdate()
            pairs = zip(self.layers, builds, strict=False) if self.day == today else ()
            self._take_back_to(len(list(takewhile(lambda pair: pair[0].build == pair[1], pairs))))
            self.day = today
            for build in builds[len(self.layers) :]:
                self._add(build)

    @contextmanager
    def empty(self):
        """Inside the block nothing lies there; what is done in it is taken back."""
        self.lay([])
        with self.blocker.unblock(), transaction.atomic():
            yield
            transaction.set_rollback(True)

    def commit(self, builds):
        """Exactly these are committed to the database; returns their objects."""
        self.lay([])
        if not builds:
            return {}
        key = (timezone.localdate(), *builds)
        with self.blocker.unblock():
            if shelf.has(key):
                return shelf.put_back(key)
            objects = {}
            for build in builds:
                _build(build, objects)
            shelf.keep(key, objects)
        return objects

    def objects(self):
        """Copies of everything that was built, by the names of the worlds."""
        return pickle.loads(self.layers[-1].objects) if self.layers else {}  # noqa: S301 (they were written here)

    def _add(self, build):
        objects = self.objects()
        opened = transaction.atomic()
        opened._from_testcase = True  # as Django's own: a command that insists on being outermost is content
        opened.__enter__()
        self.layers.append(Layer(build, opened))
        try:
            _build(build, objects)
            connection.check_constraints()  # PostgreSQL would otherwise look at all these rows after every test
            self.layers[-1].objects = pickle.dumps(objects)
        except BaseException:
            self._take_back_to(len(self.layers) - 1)
            raise

    def _take_back_to(self, height):
        while len(self.layers) > height:
            transaction.set_rollback(True)
            self.layers.pop().opened.__exit__(None, None, None)


def _build(build, objects):
    """``objects`` holds this world too, built on those it asks for."""
    objects[build.__name__] = build(**{name: objects[name] for name in inspect.signature(build).parameters})


def worlds_under(item):
    """The builds that the test asks for, each after those it is built on."""
    fixtures, found = item._fixtureinfo.name2fixturedefs, []

    def add(name):
        build = getattr(fixtures[name][-1].func, "build", None) if name in fixtures else None
        if build and build not in found:
            for below in inspect.signature(build).parameters:
                add(below)
            found.append(build)

    for name in item.fixturenames:
        add(name)
    return found


def writes_for_real(item):
    """Whether the test's rows are committed."""
    marker = item.get_closest_marker("django_db")
    return bool(WRITES_FOR_REAL & set(item.fixturenames) or (marker and marker.kwargs.get("transaction")))


def pytest_collection_modifyitems(items):
    """In a file the tests on the same ground follow each other."""
    files = {path: number for number, path in enumerate(dict.fromkeys(item.path for item in items))}
    items.sort(
        key=lambda item: (files[item.path], writes_for_real(item), [one.__qualname__ for one in worlds_under(item)])
    )


@pytest.fixture(scope="session")
def ground(django_db_setup, django_db_blocker):
    """What lies on the database of this process."""
    ground = Ground(django_db_blocker)
    yield ground
    ground.lay([])


@pytest.fixture
def underfoot(request, ground):
    """The test's worlds lie there; their objects by name."""
    builds = worlds_under(request.node)
    if writes_for_real(request.node):
        return ground.commit(builds if connection.vendor == "sqlite" else [])
    ground.lay(builds)
    return ground.objects()


@pytest.fixture
def _django_db_helper(underfoot, _django_db_helper):
    """The test's own transaction begins on top of its worlds."""
