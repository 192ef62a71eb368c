"""The pages of those who serve: masked lists, cards, service posts, partnerships, the page for a courier's phone."""

import io
import uuid

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document

from sifang.people import commands as people
from sifang.people.models import Partnership, Post, ServicePost, Uptake

pytestmark = pytest.mark.django_db
LISTS = ("members", "couriers", "neighbours", "household-liaisons", "service-posts", "serving")


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def send(client, page, /, *args, **fields):
    return client.post(reverse(page, args=args), {"once": uuid.uuid4().hex, **fields})


def fill(town, number, start=0):
    for n in range(start, start + number):
        post = people.check_member(None, f"高远{n}", town.taian, phone=f"199{n:08d}", skills="电工", wishes=["safety"])
        service_post = people.open_service_post(None, town.taian, "safety", f"巡逻{n}")
        people.take_service_post(None, service_post, post)
        people.register_worker(None, f"骆明{n}", town.taian, phone=f"198{n:08d}")
        people.register_neighbour(None, "enthusiast", f"赵大{n}", town.taian)
        people.link_households(None, post.person, town.taian, 12, "三号楼")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_the_database_as_often_for_twenty_rows_as_for_two(town, name, django_assert_max_num_queries):
    fill(town, 2)
    client = signed_in(town.wang)
    client.get(reverse(name))
    with django_assert_max_num_queries(25) as few:
        client.get(reverse(name))
    fill(town, 18, start=2)
    with django_assert_max_num_queries(len(few)):
        assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_lists_show_no_full_name_and_no_phone_and_a_neighbour_sees_an_empty_one(town, name):
    fill(town, 1)
    page = signed_in(town.wang).get(reverse(name)).content.decode()
    for word in ("高远0", "骆明0", "赵大0", "19900000000", "19800000000"):
        assert word not in page
    other = signed_in(town.zhou).get(reverse(name), {"place": town.taian.pk})
    assert other.status_code == 404


@pytest.mark.parametrize("name", LISTS)
def test_a_liaison_opens_none_of_the_lists(town, name):
    assert signed_in(town.su).get(reverse(name)).status_code == 403


def test_a_member_is_registered_seen_with_a_reason_and_leaves(town):
    client = signed_in(town.wang)
    answer = send(
        client, "member-new", name="高远", phone="19900010001", employer="银行职员", wishes=["legal"], skills="法律"
    )
    post = Post.objects.get(kind="member")
    assert answer.headers["Location"] == reverse("registration", args=[post.pk])
    page = client.get(answer.headers["Location"]).content.decode()
    assert "法律" in page
    assert "19900010001" not in page
    assert send(client, "registration-unmask", post.pk, reason="").status_code == 422
    assert "19900010001" in send(client, "registration-unmask", post.pk, reason="约时间上岗").content.decode()
    assert send(client, "registration-leave", post.pk, why="调动").status_code == 302
    post.refresh_from_db()
    assert post.until


def test_a_service_post_is_published_matched_released_and_closed(town):
    client = signed_in(town.wang)
    send(client, "service-post-new", kind="legal", title="法律咨询", wanted=1, skills="法律")
    service_post = ServicePost.objects.get()
    people.check_member(None, "高远", town.taian, skills="法律", wishes=["legal"])
    assert "配对" in client.get(reverse("service-posts")).content.decode()
    send(client, "service-posts-match", place=town.taian.pk)
    uptake = Uptake.objects.get()
    assert "高*" in client.get(reverse("service-post", args=[service_post.pk])).content.decode()
    send(client, "uptake-release", uptake.pk)
    send(client, "service-post-take", service_post.pk, member=uptake.member_id)
    assert Uptake.objects.filter(until=None).count() == 1
    send(client, "service-post-close", service_post.pk)
    assert not Uptake.objects.filter(until=None).exists()


def test_a_courier_registers_on_the_phone_without_an_account(town):
    client = Client()
    assert client.get(reverse("join", args=[town.taian.pk])).status_code == 200
    facts = {"name": "骆明", "phone": "19900020001", "job": "meals", "wishes": ["report"], "care": "歇脚"}
    assert send(client, "join", town.taian.pk, **facts).status_code == 422
    answer = send(client, "join", town.taian.pk, consent="on", **facts)
    assert answer.headers["Location"] == reverse("join-done", args=[town.taian.pk])
    assert client.get(answer.headers["Location"]).status_code == 200
    again = send(client, "join", town.taian.pk, consent="on", **facts)
    assert again.headers["Location"] == answer.headers["Location"]
    assert Post.objects.filter(kind="courier").count() == 1


def test_the_courier_page_needs_at_most_eight_touches(town):
    page = Client().get(reverse("join", args=[town.taian.pk])).content.decode()
    asked = [name for name in ("name", "phone", "job", "area", "wishes", "care", "consent") if f'name="{name}"' in page]
    assert len(asked) + 1 <= 8


def test_no_courier_stands_on_any_public_page(town):
    people.register_worker(None, "骆明", town.taian, phone="19900020001")
    for name in ("community", "board", "report", "join", "join-done"):
        page = Client().get(reverse(name, args=[town.taian.pk])).content.decode()
        assert "骆明" not in page
        assert "骆*" not in page


def test_a_secretary_links_households_through_the_page_and_is_told_the_limits(town):
    post = people.check_member(None, "高远", town.taian)
    client = signed_in(town.li)
    assert send(client, "household-liaison-new", member=post.pk, scope="三号楼", households=5).status_code == 409
    assert send(client, "household-liaison-new", member=post.pk, scope="三号楼", households=15).status_code == 302
    assert "15" in client.get(reverse("household-liaisons")).content.decode()


def test_an_organization_reports_in_from_its_own_desk_and_both_print_the_papers(town):
    liaison = signed_in(town.su)
    assert liaison.get(reverse("report-in")).status_code == 200
    send(liaison, "report-in", organization=town.bank.pk, place=town.nanguan.pk, member_count=40)
    tie = Partnership.objects.get(organization=town.bank, place=town.nanguan)
    assert signed_in(town.zhou).get(reverse("partnership", args=[tie.pk])).status_code == 200
    sent = {"on": "2024-03-05", "terms": "每季讲一次防诈骗", "service_day": "每月第一个周五"}
    assert send(liaison, "partnership-agree", tie.pk, **sent).status_code == 302
    for name, words in (("agreement-paper", "每季讲一次防诈骗"), ("receipt-paper", "回")):
        answer = liaison.get(reverse(name, args=[tie.pk]))
        file = Document(io.BytesIO(answer.content))
        text = "\n".join(paragraph.text for paragraph in file.paragraphs)
        assert words in text
        assert signed_in(town.deng).get(reverse(name, args=[tie.pk])).status_code == 404


def test_a_community_ends_a_partnership_with_its_reason(town):
    tie = Partnership.objects.get(organization=town.bank, place=town.taian)
    client = signed_in(town.li)
    assert send(client, "partnership-end", tie.pk, why="").status_code == 422
    assert send(client, "partnership-end", tie.pk, why="单位搬走了").status_code == 302
    assert "单位搬走了" in client.get(reverse("partnership", args=[tie.pk])).content.decode()


def test_the_ledger_page_of_a_paper_only_goes_out(town):
    client = signed_in(town.wang)
    page = client.get(reverse("ledger", args=["matters"])).content.decode()
    assert 'type="file"' not in page
    assert client.get(reverse("ledger-export", args=["matters"])).status_code == 200
    assert 'type="file"' in client.get(reverse("ledger", args=["members"])).content.decode()


def test_an_empty_list_of_service_posts_leads_to_one_of_the_same_community(town):
    text = signed_in(town.clerk).get("/service-posts/", {"place": town.taian.pk}).content.decode()
    assert f"/service-posts/new/?place={town.taian.pk}" in text and '"/service-posts/new/"' not in text
