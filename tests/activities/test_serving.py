"""The service menu: offered, asked for, taken up, done, confirmed by the one served."""

import datetime

from sifang.activities import commands
from sifang.activities.models import Service, ServiceRecord
from sifang.core import clock
from sifang.core.models import Deed
from tests.activities.year import member_of, service_of
from tests.refusals import not_allowed, refused


def done_service(town):
    """The bank came to 马秀兰."""
    service = service_of(town)
    commands.take(town.su, service, organization=town.bank)
    commands.do(town.su, service, "教会了转账")
    return service


def test_a_service_goes_from_the_menu_to_the_word_of_the_one_served(town):
    service = done_service(town)
    commands.confirm(f" {service.code.lower()} ", 5)
    service.refresh_from_db()
    assert (service.stage, service.satisfaction, service.confirmed_on) == ("confirmed", 5, clock.today())
    deed = Deed.objects.get(verb="service.confirmed")
    assert (deed.actor, deed.detail) == (service.served, {"satisfaction": 5, "by_phone": False})


def test_of_the_one_served_the_row_keeps_no_name_and_no_phone(town):
    service = service_of(town)
    row = " ".join(str(value) for value in Service.objects.filter(pk=service.pk).values()[0].values())
    assert "马秀兰" not in row
    assert "19900001234" not in row
    assert (service.served.name, service.served.phone) == ("马秀兰", "19900001234")


def test_who_is_called_after_the_visit_is_confirmed_by_the_community(town):
    service = done_service(town)
    with not_allowed():
        commands.confirm_for(town.su, service, 5)
    commands.confirm_for(town.wang, service, 4)
    assert Deed.objects.get(verb="service.confirmed").detail["by_phone"] is True


def test_nobody_confirms_before_it_is_done_or_twice_or_with_a_wrong_code(town):
    service = service_of(town)
    with refused():
        commands.confirm(service.code, 5)
    with refused("code"):
        commands.confirm("AAAAAAAAAAAA", 5)
    commands.take(town.wang, service, organization=town.bank)
    commands.do(town.wang, service)
    with refused():
        commands.confirm(service.code, 6)
    commands.confirm(service.code, 3)
    with refused():
        commands.confirm(service.code, 5)


def test_the_one_served_can_say_that_nobody_came(town):
    service = done_service(town)
    commands.dispute(service.code)
    service.refresh_from_db()
    assert (service.stage, service.done_on) == ("taken", None)
    commands.give_back(town.su, service)
    assert Service.objects.get().organization is None


def test_a_resident_asks_on_the_phone_page_and_leaves_a_phone(town):
    item = commands.offer_service(town.wang, town.taian, "hardship", "代买药品")
    with refused("phone"):
        commands.ask_service(None, item, name="马秀兰")
    assert commands.ask_service(None, item, phone="19900001234").served == town.ma


def test_a_member_takes_a_service_up_that_the_community_gives_them(town):
    member = member_of(town)
    service = service_of(town)
    commands.take(town.wang, service, member=member)
    assert Service.objects.get().member == member
    commands.give_back(town.wang, service)
    member.until = clock.today() - datetime.timedelta(days=1)
    member.save()
    with refused("left"):
        commands.take(town.wang, service, member=member)


def test_others_neither_offer_nor_take_nor_ask(town):
    item = service_of(town).item
    with not_allowed():
        commands.offer_service(town.su, town.taian, "hardship", "送米面油", organization=town.power)
    with not_allowed():
        commands.ask_service(town.zhou, item, phone="19900001234")
    for actor in (town.deng, town.zhou, town.chen):
        with not_allowed():
            commands.take(actor, Service.objects.get(), organization=town.bank)
    commands.take(town.su, Service.objects.get(), organization=town.bank)
    with not_allowed():
        commands.do(town.deng, Service.objects.get())
    with not_allowed():
        commands.drop_service(town.su, Service.objects.get(), "不需要了吧")


def test_what_is_off_the_menu_is_not_asked_for(town):
    service = service_of(town)
    with not_allowed():
        commands.withdraw_item(town.deng, service.item)
    commands.withdraw_item(town.su, service.item)
    with refused("menu"):
        commands.ask_service(town.wang, service.item, phone="19900001234")
    commands.drop_service(town.wang, service, "居民说不需要了")
    assert Service.objects.get().stage == "dropped"


def test_a_line_stands_on_the_members_card(town):
    member = member_of(town)
    commands.note_service(town.wang, member, clock.today(), "陪老人看病", hours=2, served="独居老人一户")
    row = ServiceRecord.objects.get()
    assert (row.content, row.hours, row.place) == ("陪老人看病", 2, town.taian)
    with not_allowed():
        commands.note_service(town.su, member, clock.today(), "陪老人看病")
    with refused("ahead"):
        commands.note_service(town.wang, member, clock.today() + datetime.timedelta(days=1), "陪老人看病")
    with refused("hours"):
        commands.note_service(town.wang, member, clock.today(), "陪老人看病", hours=0)
    with refused("card"):
        commands.note_service(town.wang, town.li.posts.get(), clock.today(), "陪老人看病")
