"""Members report and are matched to service posts, liaisons keep their households, couriers come and go freely."""

import datetime

import pytest

from sifang.core import clock
from sifang.core.errors import NotAllowed, Refused
from sifang.core.models import Deed
from sifang.core.secrets import blind
from sifang.people import commands as people
from sifang.people import serving
from sifang.people.models import Partnership, Person, Post, Uptake

pytestmark = pytest.mark.django_db


def member(town, name="高远", **card):
    return people.check_member(town.wang, name, town.taian, **card)


def test_a_member_reports_with_a_card_and_holds_a_dated_post(town):
    post = member(town, phone="19900010001", sent_by=town.bank, skills="电工", wishes=["safety"], availability="周末")
    assert (post.place, post.since, post.sent_by) == (town.taian, clock.today(), town.bank)
    assert (post.card.skills, post.card.wishes) == ("电工", ["safety"])
    assert post.card.windows
    assert "高远" not in str(Deed.objects.get(verb="member.registered").detail)


def test_only_the_community_registers_and_a_neighbouring_one_does_not(town):
    for stranger in (town.zhou, town.su, town.chen, town.rep):
        with pytest.raises(NotAllowed):
            people.check_member(stranger, "高远", town.taian)


def test_private_numbers_in_a_card_are_taken_out(town):
    post = member(town, skills="电工，电话19900010009")
    assert "19900010009" not in post.card.skills


def test_a_member_chooses_a_post_until_it_has_all_it_wants(town):
    service_post = people.open_service_post(town.wang, town.taian, "safety", "周末巡逻", wanted=1)
    people.take_service_post(town.wang, service_post, member(town))
    with pytest.raises(Refused, match="周末巡逻"):
        people.take_service_post(town.wang, service_post, member(town, "林小燕"))


def test_a_member_of_another_community_takes_up_no_post_here(town):
    other = people.check_member(town.zhou, "林小燕", town.nanguan)
    service_post = people.open_service_post(town.wang, town.taian, "safety", "周末巡逻")
    with pytest.raises(Refused):
        people.take_service_post(town.wang, service_post, other)


def test_members_are_matched_by_speciality_and_time_to_the_best_choice_of_all(town):
    law = people.open_service_post(town.wang, town.taian, "legal", "法律咨询", skills="法律")
    patrol = people.open_service_post(town.wang, town.taian, "safety", "晚间巡逻", availability="工作日晚上")
    lawyer = member(town, "高远", skills="法律", wishes=["legal", "safety"], availability="工作日晚上")
    walker = member(town, "林小燕", wishes=["safety"], availability="工作日晚上")
    member(town, "周末人", wishes=["safety"], availability="周末")
    made = people.match_members(town.wang, town.taian)
    assert {(row.service_post, row.member) for row in made} == {(law, lawyer), (patrol, walker)}
    told = {row.member: " ".join(serving.worded(row)) for row in made}
    assert "法律" in told[lawyer]
    assert told[walker]
    assert people.match_members(town.wang, town.taian) == []


def test_one_member_is_matched_to_one_post_only(town):
    people.open_service_post(town.wang, town.taian, "safety", "晚间巡逻", wanted=5)
    member(town, wishes=["safety"])
    assert len(people.match_members(town.wang, town.taian)) == 1


def test_a_closed_post_frees_its_members(town):
    service_post = people.open_service_post(town.wang, town.taian, "safety", "晚间巡逻")
    people.take_service_post(town.wang, service_post, member(town))
    people.close_service_post(town.wang, service_post)
    assert serving.free_members(town.wang, town.taian).count() == 1
    with pytest.raises(Refused):
        people.take_service_post(town.wang, service_post, Post.objects.get(kind="member"))


def test_a_member_who_leaves_serves_no_more_and_stays_on_record(town):
    post = member(town)
    people.take_service_post(town.wang, people.open_service_post(town.wang, town.taian, "care", "陪诊"), post)
    people.leave(town.wang, post, "调动")
    assert not Uptake.objects.filter(until=None).exists()
    assert post.person.name == "高远"
    with pytest.raises(Refused):
        people.leave(town.wang, post, "调动")


@pytest.mark.parametrize("households", [9, 21, 0])
def test_a_liaison_has_ten_to_twenty_households(town, households):
    with pytest.raises(Refused, match="10"):
        people.link_households(town.li, member(town).person, town.taian, households, "三号楼")


def test_the_secretary_links_a_member_with_households_and_the_worker_does_not(town):
    person = member(town).person
    with pytest.raises(NotAllowed):
        people.link_households(town.wang, person, town.taian, 15, "三号楼")
    post = people.link_households(town.li, person, town.taian, 15, "三号楼")
    assert (post.households, post.scope, post.person) == (15, "三号楼", person)


def test_the_office_may_set_other_limits_for_households(town):
    boss = town.official("boss", "丁部长", "officer", place=town.city)
    people.set_limit(boss, town.county, "households_most", 30)
    assert people.link_households(town.li, member(town).person, town.taian, 25, "三号楼").households == 25


def test_a_courier_registers_alone_once_a_phone_and_only_by_consent(town):
    post = people.register_worker(None, "骆明", town.taian, phone="19900020001", job="送餐", wishes=["随手报"])
    assert post.card.consented_at
    assert people.register_worker(None, "别人", town.taian, phone="19900020001") == post
    with pytest.raises(Refused):
        people.register_worker(None, "沙沙", town.taian, consented=False)
    assert Post.objects.filter(kind="courier").count() == 1


def test_the_couriers_page_ties_nobody_in_office_to_a_place(town):
    """Whoever knows a secretary's name and phone registers a courier of that name, not the secretary."""
    town.li.phone = "19911110001"
    town.li.phone_index = blind("19911110001")
    town.li.save()
    post = people.register_worker(None, town.li.name, town.nanguan, phone="19911110001")
    assert post.person != town.li and not post.person.username
    assert not Post.objects.filter(person=town.li, kind="courier").exists()


def test_a_courier_who_leaves_is_erased(town):
    post = people.register_worker(None, "骆明", town.taian, phone="19900020001")
    people.leave(town.wang, post, "不跑这一片了")
    gone = Person.objects.get(pk=post.person_id)
    assert (gone.name, gone.phone, gone.data_key, gone.phone_index) == ("", "", "", "")
    again = people.register_worker(None, "骆明", town.taian, phone="19900020001")
    assert again != post


def test_a_neighbour_is_registered_by_the_community(town):
    post = people.register_neighbour(town.wang, "building_warden", "老赵", town.taian, scope="三号楼")
    assert (post.kind, post.scope) == ("building_warden", "三号楼")
    with pytest.raises(Refused):
        people.register_neighbour(town.wang, "secretary", "老赵", town.taian)


def test_an_organization_reports_in_agrees_and_ends_with_a_reason(town):
    tie = people.report_in(town.su, town.bank, town.nanguan, member_count=40)
    assert (tie.place, tie.organization.member_count) == (town.nanguan, 40)
    people.agree(town.zhou, tie, on=clock.today(), terms="每季讲一次防诈骗", service_day="每月第一个周五")
    assert Partnership.objects.get(pk=tie.pk).service_day == "每月第一个周五"
    with pytest.raises(Refused):
        people.end_partnership(town.zhou, tie, " ")
    people.end_partnership(town.zhou, tie, "单位搬走了")
    assert not Partnership.objects.current().filter(pk=tie.pk).exists()
    with pytest.raises(Refused):
        people.agree(town.zhou, tie, on=clock.today())


def test_nobody_reports_in_or_agrees_for_another_organization(town):
    with pytest.raises(NotAllowed):
        people.report_in(town.deng, town.bank, town.nanguan)
    tie = Partnership.objects.get(organization=town.bank, place=town.taian)
    for stranger in (town.deng, town.zhou, town.chen):
        with pytest.raises(NotAllowed):
            people.agree(stranger, tie, on=clock.today())
        with pytest.raises(NotAllowed):
            people.end_partnership(stranger, tie, "不想来了")


def test_an_agreement_is_not_signed_tomorrow(town):
    tie = Partnership.objects.get(organization=town.bank, place=town.taian)
    with pytest.raises(Refused):
        people.agree(town.li, tie, on=clock.today() + datetime.timedelta(days=1))


def test_the_installation_itself_may_end_a_couriers_registration_and_link_a_members_post(town):
    post = people.register_worker(None, "骆明", town.taian, phone="19900020001")
    people.leave(None, post)
    assert Person.objects.get(pk=post.person_id).name == ""
    reported = member(town)
    assert people.link_households(None, reported, town.taian, 12, "三号楼").person == reported.person


def test_a_leader_who_stands_on_a_roster_with_an_office_is_named_in_full_and_a_member_is_not(town):
    assert str(people.register(None, "赵明", title="副区长")) == "赵明"
    assert str(member(town).person) == "高*"
