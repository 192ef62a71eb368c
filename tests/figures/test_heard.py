"""How soon residents are answered and what they say: each number with its definition, in working days."""

import datetime

import pytest

from sifang.core import clock
from sifang.figures.register import FIGURES
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.web.pages.figure_heard import Told
from sifang.web.pages.share_bar import pieces
from tests.web.test_projects import by

pytestmark = pytest.mark.django_db


def number(town, name, year=None):
    return FIGURES[name].value(town.taian.pk, year)


def test_needs_are_counted_by_what_became_of_their_clocks_and_what_askers_said(client, town):
    today, old = clock.today(), clock.today() - datetime.timedelta(days=20)
    quick, slow, silent, fresh = (town.need(f"{n}号楼路灯不亮") for n in range(4))
    settled = {"settle_by_day": old + datetime.timedelta(days=5), "closed_on": old, "stage": "met"}
    for need, facts in (
        (quick, {"taken_on_at": clock.now() - datetime.timedelta(days=20), "take_on_by_day": old} | settled),
        (slow, {"taken_on_at": clock.now(), "take_on_by_day": old, "settle_by_day": old} | {"channel": "rider"}),
        (silent, {"take_on_by_day": old, "stage": "unsolved", "why_not": "law", "taken_on_at": None}),
        (fresh, {"take_on_by_day": today, "taken_on_at": None, "settle_by_day": None, "channel": "hotline"}),
    ):
        Need.objects.filter(pk=need.pk).update(**facts)
    quick.refresh_from_db()
    needs.call_back(town.wang, quick, quick.asked_by.get(), "reached", "no", 4)
    names = ("answerable", "answered", "settleable", "settled", "words", "words_solved", "words_satisfied")
    assert [number(town, name) for name in names] == [3, 1, 2, 0, 1, 0, 1]
    assert [number(town, name) for name in ("ended_unsolved", "unsolved_law", "callbacks", "callbacks_reached")] == [
        1
    ] * 4
    assert [number(town, f"by_{channel}") for channel in ("resident", "rider", "hotline")] == [2, 1, 1]
    page = by(client, town.wang).get("/figures/")
    assert "样本不足" in page.content.decode() and [told.part for told in page.context["heard"]["rates"]] == [
        1,
        0,
        0,
        1,
    ]
    rows = client.get("/figures/callbacks/").content.decode()
    assert quick.title in rows and "马" not in rows


def test_a_share_is_told_from_thirty_on_and_the_pieces_fill_the_bar():
    assert Told(None, 20, 29).percent is None and Told(None, 15, 30).percent == 50
    drawn = pieces([("a", 3), ("b", 0), ("c", 1)])
    assert [(piece.x, piece.percent) for piece in drawn] == [(0, 75), (750, 0), (750, 25)]
    assert pieces([("a", 0)])[0].width == 0
