"""The pages of sponsorship: what has no leader, the hand-over in one step, and what the public reads."""

import datetime
import io

import pytest
from docx import Document

from sifang.core import clock
from sifang.people import commands as people
from sifang.people.models import Person, Post
from sifang.places.models import Place
from tests.people.offices import officer_of, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client, town):
    """The organization department at its desk."""
    client.force_login(officer_of(town))
    return client


def successor(post, **facts):
    usual = {"name": "田永明", "title": "县委常委", "username": "tian", "since": str(clock.today()), "which": "one"}
    return {name: value for name, value in (usual | facts).items() if value is not None}


def test_what_has_no_leader_stands_first(officer, town):
    page = officer.get("/sponsorships/")
    assert "还有1个社区没有包抓领导" in page.content.decode()
    assert list(page.context["page"]) == [town.nanguan]
    people.appoint(None, town.chen, "sponsor", place=town.nanguan)
    assert "都有包抓领导" in officer.get("/sponsorships/").content.decode()


@pytest.mark.parametrize("show", ["missing", "grids", "ending", "leaders", "all", "nonsense"])
def test_every_way_to_look_at_it_answers(officer, town, show):
    people.appoint(None, town.chen, "sponsor", place=town.nanguan, term_ends=clock.today())
    assert officer.get(f"/sponsorships/?show={show}").status_code == 200


def test_the_pages_are_for_those_who_appoint(client, town):
    for who, status in ((town.li, 200), (town.clerk, 200), (town.wang, 403), (town.chen, 403), (town.su, 403)):
        client.force_login(who)
        assert client.get("/sponsorships/").status_code == status, who.username


def test_a_hand_over_to_somebody_new_shows_the_password_once(officer, town):
    post = town.chen.posts.get()
    answer = officer.post(f"/sponsorships/{post.pk}/", successor(post, which=None))
    tian = Person.objects.get(username="tian")
    assert tian.check_password(answer.context["password"])
    assert Post.objects.current().get(kind="sponsor", place=town.taian).person == tian


def test_a_hand_over_of_everything_to_somebody_known(officer, town):
    people.appoint(None, town.chen, "sponsor", place=town.nanguan)
    tian = somebody("田永明", username="tian")
    post = town.chen.posts.earliest("pk")
    answer = officer.post(f"/sponsorships/{post.pk}/", successor(post, which="all"))
    assert answer.status_code == 302
    assert set(Post.objects.current().filter(person=tian).values_list("place", flat=True)) == {
        town.taian.pk, town.nanguan.pk,
    }  # fmt: skip


def test_a_hand_over_with_an_error_changes_nothing(officer, town):
    post = town.chen.posts.get()
    for wrong in ({"name": ""}, {"username": "王"}, {"username": "li"}, {"since": "3026-01-01"}):
        assert officer.post(f"/sponsorships/{post.pk}/", successor(post, **wrong)).status_code == 422
    assert Post.objects.get(pk=post.pk).until is None


def test_the_street_reads_but_does_not_hand_over(client, town):
    client.force_login(town.clerk)
    post = town.chen.posts.get()
    assert "由组织部门办理" in client.get(f"/sponsorships/{post.pk}/").content.decode()
    assert client.post(f"/sponsorships/{post.pk}/", successor(post, which=None)).status_code == 403


def test_a_leader_is_assigned_to_a_community_and_marked(officer, town):
    sent = {"place": town.nanguan.pk, "name": "田永明", "username": "tian", "is_demonstration": "on"}
    assert officer.post("/sponsorships/new/", sent).context["password"]
    post = Post.objects.get(place=town.nanguan, kind="sponsor")
    assert post.is_demonstration
    officer.post(f"/sponsorships/{post.pk}/mark/")
    officer.post(f"/sponsorships/{post.pk}/end/", {"why": ""})
    assert Post.objects.get(pk=post.pk).until is None
    officer.post(f"/sponsorships/{post.pk}/end/", {"why": "工作调动"})
    post.refresh_from_db()
    assert (post.is_demonstration, post.ended_why) == (False, "工作调动") and post.until


def test_the_table_is_a_paper_with_leader_office_and_places(officer, town):
    town.chen.title = "县委常委"
    town.chen.save()
    people.mark_demonstration(None, town.chen.posts.get(), True)
    document = Document(io.BytesIO(officer.get("/sponsorships/table.docx").content))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows == [
        ["序号", "领导", "职务", "联系社区、网格", "备注"],
        ["1", "陈致远", "县委常委", "泰安社区", "示范点：泰安社区"],
    ]


def test_contact_points_are_public_without_telephones_or_logins(client, town):
    town.chen.phone = "19900007777"
    town.chen.save()
    page = client.get("/contact-points/").content.decode()
    assert "陈致远" in page and "泰安社区" in page
    assert "19900007777" not in page and "chen" not in page
    assert "陈致远" not in client.get("/contact-points/?q=南关").content.decode()
    assert client.get("/contact-points/?place=nowhere").status_code == 200


def test_long_lists_ask_the_database_as_often_as_short_ones(officer, town, django_assert_max_num_queries):
    for number in range(20):
        code = f"{town.street.pk}1{number:02d}"
        place = Place.objects.create(code=code, name=f"示例{number}社区", short_name=f"示例{number}", kind="community")
        people.appoint(None, somebody("田永明"), "sponsor", place=place)
    for show in ("all", "leaders", "missing"):
        with django_assert_max_num_queries(20):
            officer.get(f"/sponsorships/?show={show}")
    with django_assert_max_num_queries(6):
        officer.get("/contact-points/")


def test_a_post_ends_with_a_reason_from_the_roster(client, town):
    client.force_login(town.li)
    post, day = town.rep.posts.get(), clock.today() + datetime.timedelta(days=7)
    assert "何建国" in client.get(f"/roster/posts/{post.pk}/end/").content.decode()
    client.post(f"/roster/posts/{post.pk}/end/", {"why": "搬家", "last_day": str(day)})
    post.refresh_from_db()
    assert (post.until, post.ended_why) == (day, "搬家")
    assert client.get(f"/roster/posts/{town.chen.posts.get().pk}/end/").status_code == 403


def test_the_roster_shows_everybody_who_serves_and_counts_each_kind(client, town):
    people.appoint(None, somebody("代表甲", username="jia"), "observer", place=town.taian)
    client.force_login(town.li)
    page = client.get("/roster/")
    assert "代表甲" in page.content.decode()
    assert dict((str(title), n) for title, n in page.context["counts"])["社区工作者"] == 1


def test_the_street_appoints_observers_and_the_department_auditors(client, town):
    client.force_login(town.clerk)
    assert [kind.name for kind in client.get("/roster/posts/new/").context["kinds"]] == ["judicial_clerk", "observer"]
    client.force_login(officer_of(town))
    kinds = [kind.name for kind in client.get("/roster/posts/new/").context["kinds"]]
    assert kinds == ["street_clerk", "judicial_clerk", "observer", "auditor"]


def test_the_numbers_of_a_place_are_set_and_given_back(client, town):
    client.force_login(town.clerk)
    sent = {"name": "term_years", "value": "3"}
    client.post("/limits/", sent)
    page = client.get("/limits/").content.decode()
    assert "南街街道定的；通常是5" in page
    client.post("/limits/", sent | {"value": ""})
    assert "南街街道定的" not in client.get("/limits/").content.decode()
    assert client.post("/limits/", {"name": "term_years", "value": "x"}).status_code == 302
    client.force_login(town.li)
    assert client.post("/limits/", sent).status_code == 403
