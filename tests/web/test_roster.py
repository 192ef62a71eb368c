"""The roster: four parties with their gaps, and everything that fills them."""

import datetime

import pytest

from sifang.core import clock
from sifang.meetings.commands import calling
from sifang.people import commands as people
from sifang.people.models import Organization, Partnership, Person, Post
from sifang.people.queries import public_coverage
from sifang.places.models import Place
from tests.town import COUNTY, STREET, TAIAN

pytestmark = pytest.mark.django_db
POST = {"kind": "worker", "name": "赵敏", "username": "zhaomin", "title": "社区工作者"}


@pytest.fixture
def li(client, town):
    client.force_login(town.li)
    return client


def test_the_roster_is_for_those_who_keep_it(client, town):
    assert client.get("/roster/").headers["Location"].startswith("/login")
    for person, status in [(town.li, 200), (town.wang, 200), (town.clerk, 200), (town.su, 403), (town.rep, 403)]:
        client.force_login(person)
        assert client.get("/roster/").status_code == status, person.username


def test_a_complete_community_says_so_and_a_gap_is_marked(li, town):
    assert "四方齐全" in li.get("/roster/").content.decode()
    people.end_post(None, Post.objects.get(kind="sponsor"))
    page = li.get("/roster/")
    assert page.context["gaps"] == ["l"]
    assert "还没有包抓领导" in page.content.decode()


def test_the_street_sees_which_community_lacks_which_party(client, town):
    client.force_login(town.clerk)
    rows = {row["place"].code: row["gaps"] for row in client.get("/roster/").context["rows"]}
    assert rows == {TAIAN: [], town.nanguan.code: ["l", "o", "r"]}
    assert public_coverage(STREET) == rows


def test_a_new_worker_gets_a_password_that_is_shown_once(li, town):
    first = li.post("/roster/posts/new/", POST | {"once": "k"})
    worker = Person.objects.get(username="zhaomin")
    assert worker.check_password(first.context["password"])
    assert first.context["password"] in first.content.decode()
    assert li.post("/roster/posts/new/", POST | {"once": "k"}).status_code == 409
    assert [post.kind for post in worker.current_posts] == ["worker"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "sponsor"),
        ("username", "王"),
        ("username", "wang"),
        ("name", ""),
        ("title", "长" * 61),
        ("kind", "liaison"),
    ],
)
def test_an_appointment_with_an_error_appoints_nobody(li, town, field, value):
    before = Post.objects.count()
    answer = li.post("/roster/posts/new/", POST | {field: value})
    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert Post.objects.count() == before


def test_somebody_with_an_account_keeps_their_password(li, town):
    people.end_post(None, Post.objects.get(kind="resident_rep"))
    li.post("/roster/posts/new/", {"kind": "resident_rep", "name": "何建国", "username": "rep"})
    assert Post.objects.current().get(kind="resident_rep").person == town.rep


def test_ending_a_post_takes_effect_at_once(client, li, town):
    post = Post.objects.get(person=town.wang)
    li.post(f"/roster/posts/{post.pk}/end/")
    client.force_login(Person.objects.get(pk=town.wang.pk))
    assert client.get("/work/").status_code == 403


def test_a_post_elsewhere_or_of_somebody_above_is_not_ended(li, town):
    assert li.post(f"/roster/posts/{Post.objects.get(person=town.zhou).pk}/end/").status_code == 404
    assert li.post(f"/roster/posts/{Post.objects.get(person=town.chen).pk}/end/").status_code == 403


def test_an_organization_is_entered_as_a_partner_and_its_liaison_comes_next(li, town):
    answer = li.post("/roster/organizations/new/", {"name": "示例小学", "kind": "institution"})
    school = Organization.objects.get(name="示例小学")
    assert Partnership.objects.filter(organization=school, place=town.taian).exists()
    assert f"organization={school.pk}" in answer.headers["Location"]
    li.post("/roster/posts/new/", POST | {"kind": "liaison", "organization": school.pk})
    assert school.posts.get().person.username == "zhaomin"


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", "校"), ("name", "长" * 81), ("kind", "club"), ("uscc", "12345"), ("party_org", "长" * 81)],
)
def test_an_organization_with_an_error_is_asked_again(li, town, field, value):
    answer = li.post("/roster/organizations/new/", {"name": "示例小学", "kind": "institution", field: value})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_an_organization_on_record_becomes_a_partner_next_door(client, town):
    client.force_login(town.zhou)
    assert town.bank in client.get("/roster/partners/new/?q=银行").context["found"]
    client.post("/roster/partners/new/", {"organization": town.bank.pk})
    assert Partnership.objects.filter(organization=town.bank, place=town.nanguan).exists()
    assert town.bank not in client.get("/roster/partners/new/?q=银行").context["found"]


def test_a_compound_and_a_building_in_it_stand_on_the_map(li, town):
    li.post("/roster/spots/new/", {"kind": "compound", "name": "临松小区", "parent": TAIAN})
    compound = Place.objects.get(name="临松小区")
    li.post("/roster/spots/new/", {"kind": "building", "name": "3号楼", "parent": compound.code})
    assert Place.objects.get(name="3号楼").code.startswith(compound.code)
    assert (
        li.post("/roster/spots/new/", {"kind": "building", "name": "4号楼", "parent": town.nanguan.code}).status_code
        == 422
    )
    assert li.post("/roster/spots/new/", {"kind": "compound", "name": "临松小区", "parent": TAIAN}).status_code == 409


def test_the_roster_of_a_neighbouring_community_does_not_exist(li, town):
    assert li.get(f"/roster/?place={town.nanguan.code}").status_code == 404
    assert li.post("/roster/posts/new/", POST | {"place": town.nanguan.code}).status_code == 404


def test_from_an_empty_installation_to_a_first_meeting(client, db):
    for code, kind in [("6207", "city"), (COUNTY, "county"), (STREET, "street"), (TAIAN, "community")]:
        Place.objects.create(code=code, name=f"示例{code}", short_name=f"示例{code}", kind=kind)
    officer = people.register(None, "高颖", username="gaoying", home=Place.objects.get(pk=COUNTY))
    people.appoint(None, officer, "officer", place=officer.home)
    here = f"?place={TAIAN}"
    client.force_login(officer)
    client.post(f"/roster/posts/new/{here}", {"kind": "sponsor", "name": "陈致远", "username": "chen"})
    client.post(f"/roster/posts/new/{here}", {"kind": "secretary", "name": "李兰", "username": "li.lan"})
    secretary = Person.objects.get(username="li.lan")
    client.force_login(secretary)
    client.post("/roster/posts/new/", {"kind": "resident_rep", "name": "何建国", "username": "hejianguo"})
    client.post("/roster/organizations/new/", {"name": "示例小学", "kind": "institution"})
    school = Organization.objects.get()
    client.post(
        "/roster/posts/new/", {"kind": "liaison", "organization": school.pk, "name": "林老师", "username": "lin"}
    )
    assert client.get("/roster/").context["gaps"] == []
    community = Place.objects.get(pk=TAIAN)
    meeting = calling.call(secretary, community, clock.now() + datetime.timedelta(days=3), "二楼会议室")
    calling.add_topic(secretary, meeting, "共建安排")
    calling.notify(secretary, meeting)
    assert sorted(meeting.invitations.values_list("party", flat=True)) == ["c", "l", "o", "r"]


def test_the_roster_asks_the_database_as_often_for_many_partners_as_for_one(li, town, django_assert_max_num_queries):
    li.get("/roster/")  # the first request of a session writes it down
    with django_assert_max_num_queries(40) as few:
        li.get("/roster/")
    for number in range(6):
        town.body(f"第{number}家单位", f"liaison{number}", "钱多")
    with django_assert_max_num_queries(len(few)):
        assert "第5家单位" in li.get("/roster/").content.decode()


def test_the_roster_leads_a_worker_to_no_refusal(client, town):
    client.force_login(town.wang)
    text = client.get("/roster/").content.decode()
    assert "/contact-points/?place=" in text
    for closed in ("/committees/?", "/nominations/", "/sponsorships/"):
        assert f'href="{closed}' not in text


def test_a_worker_finds_the_four_parties_and_the_letters_in_the_navigation(client, town):
    client.force_login(town.wang)
    context = client.get("/roster/").context
    assert "/roster/" in [line["url"] for line in context["nav"]] and len(context["nav"]) <= 7
    assert "/letters/" in [tab["url"] for tab in context["section_tabs"]]
