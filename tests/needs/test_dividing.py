"""Several needs become one, one turns out to be two; every asker stays on it, is told, and nothing is lost."""

import pytest

from sifang.core import errands
from sifang.core.models import Deed
from sifang.needs import commands as needs
from sifang.needs import queries
from sifang.needs.models import Need
from sifang.notices.models import Notice
from sifang.people import commands as people
from tests.refusals import not_allowed, refused
from tests.worlds import world

pytestmark = pytest.mark.django_db
Stage = Need.Stage
BOTH = "路灯坏了，还有楼顶漏水"


def askers(need):
    return set(need.asked_by.values_list("person", flat=True))


@world
def both(town):
    """A need that resident Ma and representative He asked for, and that is two."""
    need = town.need(BOTH)
    needs.join(town.rep, need)
    return need


def test_several_needs_stand_with_one_or_none_does(town, both):
    more = [town.need(f"{number}号楼路灯不亮", verified=number % 2) for number in (3, 4, 5)]
    done = town.need("已经好了的路灯")
    needs.answer(town.wang, done, "换了灯泡")
    with refused("cannot become"):
        needs.merge_many(town.wang, [*more, done], both)
    assert not Need.objects.filter(stage=Stage.MERGED).exists()
    with refused("Choose at least two"):
        needs.merge_many(town.wang, [both], both)
    with not_allowed("merge"):
        needs.merge_many(town.su, more, both)
    assert needs.merge_many(town.wang, [*more, both, more[0]], both) == 3
    assert set(both.merged.all()) == set(more)
    assert Deed.objects.filter(verb="need.merged").count() == 3
    needs.unmerge(town.wang, Need.objects.get(pk=more[0].pk))
    assert both.merged.count() == 2


def test_a_need_is_split_with_a_trace_both_ways_and_its_askers_are_told(town, both):
    [ma, rep] = both.asked_by.order_by("pk")
    leak = needs.split(town.wang, both, [ma], "楼顶漏水")
    both.refresh_from_db()
    assert (both.stage, both.text, leak.stage, leak.channel) == (Stage.LISTED, BOTH, Stage.NEW, both.channel)
    assert (leak.raised_on, leak.place, leak.spot) == (both.raised_on, both.place, both.spot)
    assert (askers(both), askers(leak)) == ({town.ma.pk, town.rep.pk}, {town.ma.pk})
    assert queries.parted(town.wang, both) == queries.Parted((), (leak,))
    assert queries.parted(town.wang, leak) == queries.Parted((both,), ())
    assert queries.parted(town.zhou, leak) == queries.Parted((), ())
    assert set(queries.search(town.wang, "楼顶漏水")) == {both, leak}
    lamp = needs.split(town.wang, both, [rep], "路灯坏了", stay=False)
    rep.refresh_from_db()
    assert (askers(both), rep.need) == ({town.ma.pk}, lamp)
    assert {deed.detail["askers"] for deed in Deed.objects.filter(verb__startswith="need.split")} == {1}
    errands.run_all()
    told = Notice.objects.filter(deed__verb__startswith="need.split").values_list("person", "deed__verb")
    assert (town.ma.pk, "need.split_off") in told
    assert (town.rep.pk, "need.split_off") in told
    assert (town.ma.pk, "need.split") in told


def test_what_cannot_be_split_is_told_so(town, both):
    ma = both.asked_by.first()
    with not_allowed("split"):
        needs.split(town.su, both, [ma], "楼顶漏水")
    with refused("at least four characters"):
        needs.split(town.wang, both, [ma], "漏")
    other = town.need("公交车太少", asker=people.meet_caller(town.wang, "19900005678", name="李强", home=town.taian))
    with refused("Choose among those"):
        needs.split(town.wang, both, [other.asked_by.get()], "楼顶漏水")
    needs.merge(town.wang, other, both)
    brought = both.asked_by.get(via=other)
    with refused("undo that merge"):
        needs.split(town.wang, both, [brought], "公交车太少", stay=False)
    assert needs.split(town.wang, both, [brought], "公交车太少").asked_by.get().person_id == brought.person_id
    needs.answer(town.wang, both, "灯泡换好了")
    with refused("need of its own"):
        needs.split(town.clerk, both, [], "楼顶漏水")
