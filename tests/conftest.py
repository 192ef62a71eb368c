"""What every test stands on: a data folder of its own, the chosen database, a browser.

``SIFANG_TEST_ENGINE`` chooses the database: ``sqlite`` (the default) or ``postgres``.
"""

import atexit
import gc
import os
import shutil
import tempfile
from contextlib import ExitStack

import django
import pytest
from django.conf import settings as django_settings
from django.db import connection
from hypothesis import HealthCheck
from hypothesis import settings as search
from playwright.sync_api import sync_playwright

from tests import chromium, postgres

# Two busy cores draw examples slowly; what a search finds does not depend on how fast it found it.
search.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
search.load_profile("shared")

ENGINES = ("sqlite", "postgres")
ENGINE = os.environ.get("SIFANG_TEST_ENGINE", "sqlite")
# The name in the environment of the folder where tests/migrated.py keeps what all processes of the run copy.
MIGRATED = "SIFANG_TEST_MIGRATED"


def prepare_environment():
    """The settings will find the run's own folder and database.

    The process that starts the parallel workers prepares the database; they inherit its address, and its folder to
    put theirs into.
    """
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker:
        os.environ["SIFANG_DATA"] = tempfile.mkdtemp(prefix=worker, dir=os.environ["SIFANG_DATA"])
        return
    folder = tempfile.mkdtemp(prefix="sifang-test-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["SIFANG_DATA"] = folder
    os.environ.pop("SIFANG_DATABASE_URL", None)
    os.environ.setdefault(MIGRATED, folder)
    if ENGINE == "postgres":
        os.environ["SIFANG_DATABASE_URL"] = postgres.database_url()
        os.environ[MIGRATED] = folder  # the server, too, is of this process only


def set_up_django():
    """Django is ready, from the environment as it is now.

    The settings' name must not stay in the environment: where pytest-django finds it, as it would in every parallel
    worker, it reads the settings before this file has said where they are to look.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "sifang.site.settings"
    django.setup()
    # The hash that a password deserves takes a quarter of a second; most tests only need somebody to be logged in.
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    del os.environ["DJANGO_SETTINGS_MODULE"]


if ENGINE not in ENGINES:
    raise pytest.UsageError(f"SIFANG_TEST_ENGINE is {ENGINE!r}; it can be: {', '.join(ENGINES)}.")
if django_settings.configured:
    raise pytest.UsageError("Unset DJANGO_SETTINGS_MODULE: the tests choose their settings themselves.")
prepare_environment()
set_up_django()


def pytest_collection_modifyitems(items):
    """A test that asks for a browser is marked ``browser``, one of a pure module ``pure``, one of a page ``page``.

    What takes long begins: no worker ends with it alone, and none takes half of such a file from another.
    """
    items.sort(key=lambda item: not item.get_closest_marker("long"))
    for item in items:
        if {"bench", "house", "matching", "text"} & set(item.path.parts):
            item.add_marker(pytest.mark.pure)
        if "web" in item.path.parts and not item.get_closest_marker("walk"):
            item.add_marker(pytest.mark.page)
        if "browser" in item.fixturenames:
            item.add_marker(pytest.mark.browser)


def pytest_collection_finish():
    """What was loaded stays: nobody looks through it for rubbish again, a tenth of all the time otherwise."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def browser(ground):
    """One browser for the run. Its driver keeps an event loop in this thread, which Django must be told to accept.

    With the loop Django has another connection here: no world may lie on the one when the other begins.
    """
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    ground.lay([])
    connection.close()
    with sync_playwright() as playwright:
        running = chromium.launch(playwright)
        yield running
        ground.lay([])
        running.close()


@pytest.fixture
def phone(browser, live_server):
    """A phone's page on the running program; the test fails if something went wrong on it."""
    with chromium.watched_page(browser, live_server.url, chromium.PHONE, touch=True) as page:
        yield page


@pytest.fixture
def desk(browser, live_server):
    """A desk computer's page on the running program; the test fails if something went wrong on it."""
    with chromium.watched_page(browser, live_server.url, chromium.DESK) as page:
        yield page


@pytest.fixture
def more_desks(browser, live_server):
    """Each call opens another desk computer's page, with a session of its own."""
    with ExitStack() as open_pages:
        yield lambda: open_pages.enter_context(chromium.watched_page(browser, live_server.url, chromium.DESK))


pytest_plugins = ["tests.migrated", "tests.shelf", "tests.worlds", "tests.town"]
