"""Tours on pages: the community invites, liaisons answer, it is held with counts and what came of it."""

import datetime

from sifang.core import clock
from sifang.visits import commands as visits
from sifang.visits.models import Tour
from tests.web.test_escalations import at, by
from tests.worlds import world

LIST, NEW = "/tours/", "/tours/new/"
DAY = datetime.timedelta(days=1)


@world
def tour(town):
    return visits.invite(
        town.wang, town.taian, "看看议事长廊", clock.now() + 3 * DAY, "社区门口", [town.bank, town.power]
    )


def test_the_community_invites_its_partners(client, town):
    sent = {
        "title": "看看议事长廊", "day": clock.today() + DAY, "time": "09:30", "meeting_point": "社区门口",
        "organizations": [town.bank.pk], "once": "t1",
    }  # fmt: skip
    assert by(client, town.wang).post(NEW, sent | {"organizations": [town.housing.pk], "once": "x"}).status_code == 422
    for _again in range(2):
        assert client.post(NEW, sent).status_code == 302
    assert Tour.objects.get().guests.get().organization == town.bank
    assert by(client, town.su).get(NEW).status_code == 403


def test_a_community_without_partners_is_told_where_to_enter_them(client, town):
    assert "还没有共建单位" in by(client, town.zhou).get(NEW).content.decode()


def test_the_liaison_reads_it_on_the_desk_and_answers(client, town, tour):
    guest = tour.guests.get(organization=town.bank)
    assert "看看议事长廊" in by(client, town.su).get("/organization/").content.decode()
    assert client.post(at("guest-reply", guest), {"coming": "1", "expected": "4"}).status_code == 302
    guest.refresh_from_db()
    assert (guest.is_coming, guest.expected) == (True, 4)
    for wrong in ({"coming": "1", "expected": "0"}, {"coming": "2"}, {}):
        assert client.post(at("guest-reply", guest), wrong).status_code == 302
    guest.refresh_from_db()
    assert (guest.is_coming, guest.expected) == (True, 4)


def test_nobody_answers_for_another_organization_or_reads_its_answer(client, town, tour):
    guest = tour.guests.get(organization=town.bank)
    visits.reply(town.su, guest, True, 7)
    by(client, town.deng)
    assert client.post(at("guest-reply", guest), {"coming": "0"}).status_code == 404
    page = client.get(at("tour", tour)).content.decode()
    assert "河西银行" not in page and "7人" not in page


def test_on_its_day_the_community_records_who_came_as_a_count(client, town, tour):
    visits.reply(town.su, tour.guests.get(organization=town.bank), True, 4)
    assert "held" not in by(client, town.wang).get(at("tour", tour)).context["forms"]
    client.logout()
    with clock.at(clock.now() + 3 * DAY):
        assert "held" in by(client, town.wang).get(at("tour", tour)).context["forms"]
        sent = {f"came_{town.bank.pk}": "-1"}
        assert client.post(at("tour-hold", tour), sent).status_code == 422
        sent = {f"came_{town.bank.pk}": "3", f"came_{town.power.pk}": "", "outcome": "愿意帮着装宣传屏"}
        assert client.post(at("tour-hold", tour), sent).status_code == 302
    assert list(tour.guests.order_by("pk").values_list("came", flat=True)) == [3, 0]
    page = by(client, town.deng).get(at("tour", tour)).content.decode()
    assert "一共来了3人" in page and "愿意帮着装宣传屏" in page


def test_it_is_called_off_with_a_reason(client, town, tour):
    assert by(client, town.wang).post(at("tour-cancel", tour), {"why": "雪"}).status_code == 422
    assert client.post(at("tour-cancel", tour), {"why": "大雪封路，改期"}).status_code == 302
    assert "大雪封路" in by(client, town.su).get(at("tour", tour)).content.decode()
    assert by(client, town.wang).post(at("tour-cancel", tour), {"why": "大雪封路，改期"}).status_code == 409


def test_others_do_not_find_it(client, town, tour):
    body = town.foreign_body("南关物业", town.nanguan)
    stranger = town.official("lei", "雷刚", "liaison", organization=body)
    for person in (town.zhou, stranger, town.officer):
        assert by(client, person).get(at("tour", tour)).status_code == 404, person
        assert tour.title not in client.get(LIST).content.decode(), person
