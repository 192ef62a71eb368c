"""Categories and half-days read in the language of the page."""

import pytest
from django.utils import translation

from sifang.matching import windows
from sifang.needs import wording
from sifang.text import categories


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["zh-hans", "en", None])
def test_every_category_has_a_title_and_the_same_place_in_every_language(language):
    with translation.override(language):
        assert [id for id, title in wording.category_choices() if title] == [one.id for one in categories.CATEGORIES]


@pytest.mark.django_db
def test_a_category_is_called_as_the_reader_would():
    house = categories.get("house")
    with translation.override("en"):
        assert wording.category("house") == house.english
    with translation.override("zh-hans"):
        assert wording.category("house") == house.title


@pytest.mark.django_db
@pytest.mark.parametrize("id", ["", "gone-from-the-table", None])
def test_an_unknown_category_has_no_title(id):
    assert wording.category(id) == ""


@pytest.mark.parametrize(
    ("mask", "chinese", "english"),
    [
        (windows.ANY_TIME, "随时", "any time"),
        (windows.mask_of({1, 3}, {windows.AFTERNOON}), "周二、周四下午", "Tue, Thu afternoon"),
        (windows.mask_of(windows.WEEKDAYS, windows.DAYTIME), "工作日白天", "weekdays morning and afternoon"),
        (windows.mask_of(windows.WEEKEND), "周末", "weekends"),
        (
            windows.mask_of({5}, {windows.MORNING}) | windows.mask_of({6}),
            "周六上午，周日",
            "Sat morning; Sun",
        ),
    ],
)
def test_half_days_read_in_the_language_of_the_page(mask, chinese, english):
    with translation.override("zh-hans"):
        assert wording.week(mask) == chinese
    with translation.override("en"):
        assert wording.week(mask) == english
