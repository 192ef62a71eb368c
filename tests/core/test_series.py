"""Numbers run without gaps and are never given twice, however many ask at once."""

import pytest
from django.db import transaction

from sifang.core import clock
from sifang.core.models import Series, next_code, next_number
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.places.models import Place
from tests.crowd import at_once

pytestmark = pytest.mark.django_db


def test_numbers_begin_at_one_under_each_heading():
    assert [next_number("needs"), next_number("needs"), next_number("projects"), next_number("needs")] == [1, 2, 1, 3]


def test_a_number_taken_in_work_that_was_undone_is_given_again():
    next_number("needs")
    with pytest.raises(ValueError), transaction.atomic():
        assert next_number("needs") == 2
        raise ValueError
    assert next_number("needs") == 2


@pytest.mark.django_db(transaction=True)
def test_sixteen_who_ask_at_once_get_sixteen_numbers():
    assert sorted(at_once(lambda _asker: next_number("needs"), range(16))) == list(range(1, 17))
    assert Series.objects.get().last == 16


@pytest.mark.django_db(transaction=True)
def test_sixteen_needs_reported_at_once_have_sixteen_codes():
    place = Place.objects.create(code="620702002010", name="泰安社区", short_name="泰安", kind="community")
    told = at_once(lambda number: needs.report(None, place, f"第{number}盏路灯坏了").code, range(16))
    assert sorted(told) == [f"XQ-{clock.today().year}-{number:04d}" for number in range(1, 17)]


def test_a_code_that_a_ledger_brought_is_passed_over(town):
    year = clock.today().year
    for number in (1, 2, 4):
        needs.enter(
            town.wang, town.taian, "路灯坏了", stage="listed", channel="community", code=f"XQ-{year}-{number:04d}"
        )
    given = [needs.report(None, town.taian, "井盖松动很危险").code for _need in range(2)]
    assert given == [f"XQ-{year}-0003", f"XQ-{year}-0005"]
    assert next_code(Need.objects, "XQ", town.nanguan) == f"XQ-{year}-0001"
