"""The public board and the four parties."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sifang.core import clock
from sifang.needs import commands as needs
from sifang.people import commands as people
from tests.town import TAIAN

pytestmark = pytest.mark.django_db

BOARD = f"/c/{TAIAN}/board/"


def rows(page):
    """How many needs a page of the board shows."""
    return page.content.decode().count('<article class="sf-card">')


def settled(town, text="三号楼路灯坏了", **facts):
    """A need that the community has answered itself."""
    need = town.need(text, **facts)
    needs.answer(town.wang, need, "灯已换好")
    return need


def test_the_board_shows_what_was_asked_and_what_came_of_it_without_names(town, client):
    settled(town)
    page = client.get(BOARD).content.decode()
    assert "三号楼路灯坏了" in page and "灯已换好" in page
    assert not [name for name in ("马秀兰", "马*兰", "19900001234", "王芳") if name in page]


def test_every_count_opens_as_many_rows(town, client):
    settled(town)
    town.claimed(text="二号楼下水道堵了")
    town.need("楼道里没有扶手")
    town.need("还没核实的事", verified=False)
    counts = client.get(BOARD).context["counts"]
    assert counts == {"done": 1, "doing": 1, "waiting": 1, "unmet": 0, "received": 3}
    assert {show: rows(client.get(BOARD, {"show": show})) for show in counts} == counts


def test_filters_narrow_and_nonsense_counts_as_none(town, client):
    settled(town)
    month = f"{clock.today():%Y-%m}"
    assert rows(client.get(BOARD, {"month": month, "category": "facilities", "q": "路灯"})) == 1
    assert rows(client.get(BOARD, {"q": "电梯"})) == 0
    assert rows(client.get(BOARD, {"month": "2020-01"})) == 0
    assert rows(client.get(BOARD, {"month": "x", "category": "x", "show": "x", "page": "x"})) == 1


def test_the_bars_are_named_after_the_last_six_months(town, client):
    page = client.get(BOARD)
    this_month = clock.today().month
    assert [month.number for month in page.context["wide_bars"].months] == [
        (this_month - 6 + n) % 12 + 1 for n in range(6)
    ]


def test_disputes_are_counted_and_never_shown(town, client):
    need = settled(town, "两家邻居为噪音吵架", category="mediation")
    page = client.get(BOARD)
    assert need.title not in page.content.decode()
    assert page.context["now"][1:] == (1, 1)
    assert client.get(f"{BOARD}{need.pk}/").status_code == 404


def test_few_ratings_are_not_told(town, client):
    need = settled(town)
    needs.rate(town.ma, need, "yes", 5)
    assert "评价不足5份" in client.get(BOARD).content.decode()
    for n in range(4):
        person = people.register(None, f"居民{n}", phone=f"1990000{n:04d}")
        need.askers.add(person, through_defaults={"since": clock.now()})
        needs.rate(person, need, "yes", 4)
    told = client.get(BOARD).context["outcomes"][0]
    assert [n for _word, n in told.ratings] == [1, 4]
    assert told.is_told


def test_the_way_of_one_need_is_public_once_it_is_verified(town, client):
    project = town.claimed()
    need = project.needs.get()
    page = client.get(f"{BOARD}{need.pk}/").content.decode()
    assert "供电服务队牵头" in page
    assert not [name for name in ("马秀兰", "王芳", "邓超") if name in page]
    new = town.need(verified=False)
    assert client.get(f"{BOARD}{new.pk}/").status_code == 404
    assert client.get(f"/c/{town.nanguan.code}/board/{need.pk}/").status_code == 404


def test_the_board_reads_as_often_for_twelve_rows_as_for_two(town, client):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as caught:
            client.get(BOARD)
        return len(caught)

    for n in range(2):
        settled(town, f"第{n}号楼路灯坏了")
    few = queries()
    for n in range(2, 12):
        settled(town, f"第{n}号楼路灯坏了")
    assert queries() == few


def test_the_four_parties_stand_with_their_names_and_no_phones(town, client):
    page = client.get(f"/c/{TAIAN}/parties/").content.decode()
    for name in ("陈致远", "河西银行", "李兰", "何建国"):
        assert name in page
    assert "还缺" not in page and "马秀兰" not in page


def test_a_missing_party_is_marked(town, client):
    page = client.get(f"/c/{town.nanguan.code}/parties/")
    assert page.context["parties"].gaps == ["l", "o", "r"]
    assert page.content.decode().count("还缺") == 4
