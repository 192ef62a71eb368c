"""Calling back those who asked: what they say stands as theirs, and three tries in vain let them rest."""

import pytest

from sifang.core.errors import NotAllowed, Refused
from sifang.core.models import Deed
from sifang.needs import commands as needs
from sifang.needs import queries
from sifang.needs.models import Need
from sifang.people.models import Unmasking
from tests.worlds import world

pytestmark = pytest.mark.django_db


@world
def done(town):
    """A need of resident Ma that the community has settled."""
    need = town.need()
    needs.answer(town.wang, need, "灯泡换好了")
    return need


def due(town):
    return list(queries.to_follow_up(town.wang, town.taian.pk))


def test_an_answer_by_phone_is_the_askers_word_and_no_reopens(town, done):
    asker = done.asked_by.get()
    assert due(town) == [done]
    called = needs.call_back(town.wang, done, asker, "reached", "no", 2, "还是不亮，打13800001111")
    done.refresh_from_db()
    assert (done.stage, done.round, called.rating.by, called.rating.person) == ("listed", 2, town.wang, town.ma)
    assert "13800001111" not in called.words
    assert Deed.objects.get(verb="need.called_back").detail == {"callback": called.pk, "result": "reached"}
    needs.answer(town.wang, done, "重新接了线")
    assert due(town) == [done]
    needs.call_back(town.wang, done, asker, "reached", "yes", 5)
    assert Need.objects.get(pk=done.pk).stage == "closed" and due(town) == []


def test_who_rated_themselves_is_not_spoken_over(town, done):
    needs.rate(town.ma, done, "partly", 3)
    called = needs.call_back(town.wang, done, done.asked_by.get(), "reached", "yes", 5)
    assert called.rating is None and done.ratings.get().outcome == "partly"


@pytest.mark.parametrize(("result", "tries"), [("not_reached", 3), ("wrong_number", 1), ("not_wanted", 1)])
def test_what_lets_an_asker_rest(town, done, result, tries):
    for n in range(tries):
        assert due(town) == [done], n
        needs.call_back(town.wang, done, done.asked_by.get(), result)
    assert due(town) == [] and Need.objects.get(pk=done.pk).stage == "met"


def test_what_a_call_back_refuses(town, done):
    asker = done.asked_by.get()
    other = town.need("五号楼门口积水结冰").asked_by.get()
    for wrong in (
        {"result": "maybe"}, {"result": "not_reached", "outcome": "yes", "satisfaction": 5},
        {"result": "reached", "outcome": "yes"},
    ):  # fmt: skip
        with pytest.raises(Refused):
            needs.call_back(town.wang, done, asker, **wrong)
    with pytest.raises(Refused):
        needs.call_back(town.wang, done, other, "reached")
    with pytest.raises(Refused):
        needs.call_back(town.wang, other.need, other, "reached")
    for stranger in (town.su, town.zhou, town.clerk):
        with pytest.raises(NotAllowed):
            needs.call_back(stranger, done, asker, "reached")
        with pytest.raises(NotAllowed):
            needs.open_phone(stranger, done, asker)
    assert not done.callbacks.exists() and not Unmasking.objects.exists()
