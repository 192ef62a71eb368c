"""Errands: what a deed sets off happens once, is tried again, stays visible when it keeps failing."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction

from sifang.core import clock, errands
from sifang.core.models import Errand, Series, record
from sifang.places.models import Place
from tests.core import reactions
from tests.crowd import PATIENCE, at_once

pytestmark = pytest.mark.django_db
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def table(settings):
    settings.SIFANG_REACTIONS = "tests.core.reactions.REACTIONS"
    reactions.told.clear()
    reactions.MOOD["broken"] = False
    reactions.STARTED.clear()
    reactions.GO_ON.clear()


@pytest.fixture
def place(db):
    return Place.objects.create(code="620702002010", name="泰安社区", short_name="泰安", kind="community")


def test_a_deed_sets_off_what_the_table_says_and_nothing_else(place):
    record(None, "test.two", place)
    record(None, "test.nothing", place)
    assert list(Errand.objects.order_by("reaction").values_list("reaction", "done_at")) == [
        ("tests.core.reactions.remember", None),
        ("tests.core.reactions.stumble", None),
    ]


def test_a_deed_that_is_undone_sets_off_nothing(place):
    with pytest.raises(ValueError), transaction.atomic():
        record(None, "test.remembered", place)
        raise ValueError
    assert errands.run_all() == 0
    assert not reactions.told


def test_an_errand_is_done_once(place):
    deed = record(None, "test.remembered", place)
    assert (errands.run_due(), errands.run_due()) == (1, 0)
    assert reactions.told == [deed.pk]
    assert Errand.objects.get().done_at is not None


def test_the_database_keeps_one_errand_for_a_deed_and_a_reaction(place):
    deed = record(None, "test.remembered", place)
    with pytest.raises(IntegrityError), transaction.atomic():
        Errand.objects.create(deed=deed, reaction="tests.core.reactions.remember", next_at=clock.now())


def test_a_failure_is_kept_undone_and_tried_again_after_a_growing_pause(place):
    reactions.MOOD["broken"] = True
    began = clock.now()
    deed = record(None, "test.stumbled", place)
    pauses = []
    for _try in range(3):
        moment = max(began, Errand.objects.get().next_at)
        with clock.at(moment):
            assert errands.run_due() == 0
        with clock.at(moment + MINUTE):
            assert errands.run_due() == 0
        pauses.append(Errand.objects.get().next_at - moment)
    errand = Errand.objects.get()
    assert pauses == [2 * MINUTE, 4 * MINUTE, 8 * MINUTE]
    assert (errand.tries, errand.done_at) == (3, None)
    assert errand.error == f"ValueError: deed {deed.pk} cannot be told"
    assert not Series.objects.exists()


def test_an_errand_that_is_healed_is_done_and_its_error_gone(place):
    reactions.MOOD["broken"] = True
    record(None, "test.stumbled", place)
    errands.run_due()
    reactions.MOOD["broken"] = False
    with clock.at(clock.now() + 3 * MINUTE):
        assert errands.run_due() == 1
    errand = Errand.objects.get()
    assert (errand.error, errand.tries) == ("", 1)
    assert Series.objects.get().last == 1


def test_one_failing_errand_holds_up_no_other(place):
    reactions.MOOD["broken"] = True
    record(None, "test.stumbled", place)
    deed = record(None, "test.remembered", place)
    assert errands.run_all() == 1
    assert reactions.told == [deed.pk]


def test_after_eight_tries_an_errand_rests_and_somebody_can_see_it(place):
    reactions.MOOD["broken"] = True
    record(None, "test.stumbled", place)
    for tries in range(1, errands.MOST_TRIES + 1):
        assert not errands.failed().exists()
        with clock.at(Errand.objects.get().next_at):
            errands.run_due()
        assert Errand.objects.get().tries == tries
    reactions.MOOD["broken"] = False
    with clock.at(clock.now() + datetime.timedelta(days=30)):
        assert errands.run_all() == 0
    dead = errands.failed().get()
    assert (dead.tries, dead.done_at) == (8, None)
    assert dead.error.startswith("ValueError")


def test_a_reaction_that_no_longer_exists_is_seen_not_lost(place):
    record(None, "test.remembered", place)
    Errand.objects.update(reaction="sifang.notices.commands.gone")
    assert errands.run_due() == 0
    assert "gone" in Errand.objects.get().error


@pytest.mark.django_db(transaction=True)
def test_four_workers_at_once_do_every_errand_once(place):
    deeds = [record(None, "test.remembered", place).pk for _errand in range(12)]
    done = at_once(lambda _worker: errands.run_all(), range(4))
    assert sum(done) == 12
    assert sorted(reactions.told) == deeds
    assert not Errand.objects.exclude(error="").exists()


@pytest.mark.django_db(transaction=True)
def test_a_second_worker_passes_over_what_the_first_is_busy_with(place):
    if not connection.features.has_select_for_update_skip_locked:
        pytest.skip("Here two writers queue, so the second worker waits instead of passing over.")
    busy = record(None, "test.lingered", place)
    other = record(None, "test.remembered", place)

    def first():
        try:
            return errands.run_due(limit=1)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        working = pool.submit(first)
        assert reactions.STARTED.wait(PATIENCE)
        assert errands.run_due() == 1
        assert reactions.told == [other.pk]
        reactions.GO_ON.set()
        assert working.result(PATIENCE) == 1
    assert reactions.told == [other.pk, busy.pk]
    assert not Errand.objects.filter(done_at=None).exists()
