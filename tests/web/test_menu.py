"""The pages of the service menu: at the desk, for residents, and the word of the one served."""

import pytest

from sifang.activities import commands
from sifang.activities.models import Service, ServiceItem, ServiceRecord
from sifang.core import clock
from sifang.people.models import Unmasking
from tests.activities.year import member_of, service_of
from tests.web.test_plans import sent

pytestmark = pytest.mark.django_db
HERE = "/c/620702002010"


@pytest.fixture
def desk_of(client):
    """A browser at which the given person is logged in."""

    def sit(person):
        client.force_login(person)
        return client

    return sit


def test_a_service_goes_over_the_pages_from_menu_to_confirmed(client, desk_of, town):
    sent(desk_of(town.su), "/menu/new/", kind="elder_child", title="上门理发", organization=town.bank.pk)
    item = ServiceItem.objects.get()
    client.logout()
    assert "上门理发" in client.get(f"{HERE}/menu/").content.decode()
    answer = sent(client, f"{HERE}/menu/{item.pk}/", phone="19900001234", name="马秀兰", wish="周三在家")
    service = Service.objects.get()
    assert answer.headers["Location"] == f"/s/{service.code}/"
    su = desk_of(town.su)
    sent(su, f"/services/{service.pk}/take/", organization=town.bank.pk)
    sent(su, f"/services/{service.pk}/done/", outcome="理好了")
    client.logout()
    page = client.get(f"/s/{service.code}/").content.decode()
    assert page.count('name="answer"') == 5
    sent(client, f"/s/{service.code}/", answer="5")
    service.refresh_from_db()
    assert (service.stage, service.satisfaction) == ("confirmed", 5)


def test_the_one_served_says_that_nobody_came(client, town):
    service = service_of(town)
    commands.take(town.su, service, organization=town.bank)
    commands.do(town.su, service)
    sent(client, f"/s/{service.code}/", answer="no")
    service.refresh_from_db()
    assert service.stage == "taken"


def test_no_page_for_others_shows_who_is_served(client, desk_of, town):
    service = service_of(town)
    for page in (f"{HERE}/menu/", f"/s/{service.code}/"):
        told = client.get(page).content.decode()
        assert "马秀兰" not in told and "马*兰" not in told and "1234" not in told
    desk = desk_of(town.deng).get(f"/services/{service.pk}/").content.decode()
    assert "马*兰" not in desk and "周三下午在家" not in desk and service.code not in desk
    community = desk_of(town.wang).get(f"/services/{service.pk}/").content.decode()
    assert "马*兰" in community and "马秀兰" not in community and "19900001234" not in community


def test_the_phone_is_seen_with_a_reason_that_is_kept(desk_of, town):
    service = service_of(town)
    wang = desk_of(town.wang)
    assert "19900001234" not in sent(wang, f"/services/{service.pk}/see/", reason="").content.decode()
    assert "19900001234" in sent(wang, f"/services/{service.pk}/see/", reason="上门前联系").content.decode()
    assert Unmasking.objects.get().reason == "上门前联系"


def test_the_organization_on_its_way_sees_whom_to_call_and_nobody_else_does(desk_of, town):
    service = service_of(town)
    see = f"/services/{service.pk}/see/"
    assert sent(desk_of(town.su), see, reason="上门前联系").status_code == 403
    commands.take(town.su, service, organization=town.bank)
    deng = desk_of(town.deng)
    assert see not in deng.get(f"/services/{service.pk}/").content.decode()
    assert sent(deng, see, reason="上门前联系").status_code == 403
    su = desk_of(town.su)
    assert see in su.get(f"/services/{service.pk}/").content.decode()
    assert "19900001234" in sent(su, see, reason="上门前联系").content.decode()
    assert Unmasking.objects.get().by == town.su
    commands.do(town.su, service)
    assert sent(su, see, reason="再打一次").status_code == 403


def test_the_code_of_a_service_is_found_where_residents_type_codes(client, town):
    service = service_of(town)
    told = client.get("/track/", {"code": service.code.lower()}, follow=True)
    assert told.redirect_chain[-1][0] == f"/s/{service.code}/"


def test_codes_are_not_guessed_and_not_tried_for_ever(client, town):
    for _try in range(30):
        assert client.get("/s/AAAABBBBCCCC/").status_code == 404
    assert client.get(f"/s/{service_of(town).code}/").status_code == 429


def test_a_resident_asks_at_most_ten_times_an_hour(client, town):
    item = commands.offer_service(town.wang, town.taian, "hardship", "代买药品")
    answers = [sent(client, f"{HERE}/menu/{item.pk}/", phone=f"1990000{n:04d}").status_code for n in range(11)]
    assert answers == [302] * 10 + [429]


def test_a_wrong_phone_is_asked_again(client, town):
    item = commands.offer_service(town.wang, town.taian, "hardship", "代买药品")
    assert sent(client, f"{HERE}/menu/{item.pk}/", phone="12").status_code == 422


def test_the_community_calls_and_puts_the_word_down(desk_of, town):
    service = service_of(town)
    wang = desk_of(town.wang)
    sent(wang, f"/services/{service.pk}/take/", organization=town.bank.pk)
    sent(wang, f"/services/{service.pk}/back/")
    sent(wang, f"/services/{service.pk}/take/", member=member_of(town).pk)
    sent(wang, f"/services/{service.pk}/done/")
    assert sent(wang, f"/services/{service.pk}/confirm/").status_code == 422
    sent(wang, f"/services/{service.pk}/confirm/", satisfaction="4")
    service.refresh_from_db()
    assert service.satisfaction == 4


def test_a_service_is_dropped_with_a_reason_and_taken_off_the_menu(desk_of, town):
    service = service_of(town)
    wang = desk_of(town.wang)
    sent(wang, f"/services/{service.pk}/drop/", why="居民说不需要了")
    sent(wang, f"/offers/{service.item.pk}/withdraw/")
    service.refresh_from_db()
    assert service.stage == "dropped"
    assert wang.get("/menu/").context["items"].count() == 0


def test_a_line_is_written_on_a_members_card(desk_of, town):
    member = member_of(town)
    wang = desk_of(town.wang)
    sent(wang, "/menu/records/", member=member.pk, on=clock.today().isoformat(), content="陪老人看病", hours="1.5")
    assert ServiceRecord.objects.get().member == member
    page = wang.get("/menu/records/").content.decode()
    assert "陪老人看病" in page and "高爱民" not in page


def test_the_list_takes_as_many_queries_for_twenty_as_for_two(desk_of, town, django_assert_max_num_queries):
    item = service_of(town).item
    for n in range(20):
        commands.ask_service(town.wang, item, phone=f"1990000{n:04d}")
    wang = desk_of(town.wang)
    wang.get("/menu/")
    with django_assert_max_num_queries(24):
        wang.get("/menu/")
