"""Half-days are booked and released, and never more than there are, however many book at once."""

import pytest
from django.db import IntegrityError, transaction

from sifang.core import clock
from sifang.core.errors import Refused
from sifang.resources import commands as resources
from sifang.resources.models import Booking, Resource
from tests.crowd import at_once
from tests.refusals import refused
from tests.town import Town

pytestmark = pytest.mark.django_db


def test_what_is_booked_is_held_until_it_is_released(town):
    room = town.resource(capacity=5)
    first = resources.book(town.wang, room, 3)
    assert resources.booked(room) == 3
    with refused(room.name, "only 2 half-days left"):
        resources.book(town.wang, room, 3)
    resources.book(town.wang, room, 2)
    resources.release(town.wang, first, used=True)
    first.refresh_from_db()
    assert (resources.booked(room), first.used) == (2, True)
    assert Resource.objects.with_booked().get(pk=room.pk).booked == 2


def test_a_booking_is_released_once(town):
    booking = resources.book(town.wang, town.resource(), 1)
    with clock.at(clock.now()) as moment:
        resources.release(town.wang, booking, used=True)
    resources.release(town.wang, booking, used=False)
    booking.refresh_from_db()
    assert (booking.released_at, booking.used) == (moment, True)


def test_a_booking_holds_something(town):
    with pytest.raises(IntegrityError), transaction.atomic():
        resources.book(town.wang, town.resource(), 0)


def test_what_is_not_verified_is_not_booked(town):
    with refused("not available now", "another resource"):
        resources.book(town.wang, town.resource(verified=False), 1)


def test_what_is_promised_is_neither_withdrawn_nor_made_smaller(town):
    room = town.resource(capacity=5)
    booking = resources.book(town.wang, room, 3)
    with refused(room.name, "promised to a project"):
        resources.retire(town.wang, room)
    with refused("3 half-days are booked"):
        resources.correct(town.wang, room, capacity=2)
    resources.correct(town.wang, room, capacity=3)
    resources.release(town.wang, booking)
    resources.retire(town.wang, room)


def test_the_capacity_is_the_rows_not_that_of_a_page_opened_long_ago(town):
    room = town.resource(capacity=5)
    stale = Resource.objects.get(pk=room.pk)
    resources.correct(town.wang, room, capacity=2)
    with refused("only 2 half-days left"):
        resources.book(town.wang, stale, 3)


@pytest.mark.django_db(transaction=True)
def test_sixteen_who_book_four_half_days_at_once_get_four():
    town = Town()
    room = town.resource(capacity=4)
    told = at_once(lambda _booker: resources.book(town.wang, Resource.objects.get(pk=room.pk), 1), range(16))
    assert sum(isinstance(answer, Booking) for answer in told) == 4
    refusals = [str(answer) for answer in told if isinstance(answer, Refused)]
    assert len(refusals) == 12
    assert all(room.name in sentence and "0" in sentence for sentence in refusals)
    assert resources.booked(room) == 4


@pytest.mark.django_db(transaction=True)
def test_making_a_resource_smaller_while_it_is_booked_leaves_no_overbooking():
    town = Town()
    room = town.resource(capacity=6)

    def act(number):
        fresh = Resource.objects.get(pk=room.pk)
        return resources.correct(town.wang, fresh, capacity=3) if number == 3 else resources.book(town.wang, fresh, 1)

    at_once(act, range(8))
    room.refresh_from_db()
    assert resources.booked(room) <= room.capacity
