"""The pages of joint committees and nominations, and every paper on the way."""

import io

import pytest
from docx import Document

from sifang.core import clock
from sifang.people import commands as people
from sifang.people.models import Committee, Post, Turn
from tests.people.offices import committee_of, officer_of, somebody

pytestmark = pytest.mark.django_db


def words_of(answer):
    document = Document(io.BytesIO(answer.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def as_(client, person):
    client.force_login(person)
    return client


def nominated(town, committee, name="陆远"):
    facts = {"title": "副行长", "committee": committee, "sent_by": town.bank, "reason": "熟悉金融"}
    return people.nominate_new(town.li, name, "part_time_member", **facts)


def test_a_secretary_forms_the_committee_of_the_community(client, town):
    as_(client, town.li)
    assert "还有1个社区没有大党委" in client.get("/committees/").content.decode()
    usual = client.get("/committees/new/").context["form"].initial
    answer = client.post("/committees/new/", usual | {"document": "8号"})
    made = Committee.objects.get()
    assert answer.headers["Location"] == f"/committees/{made.pk}/"
    assert (made.name, made.document) == ("泰安社区大党委", "8号")
    assert client.post("/committees/new/", usual | {"term_ends": "2020-01-01"}).status_code == 422


def test_the_page_says_what_is_wrong_and_the_street_announces_what_is_right(client, town):
    made = committee_of(town, full_time=2, part_time=2)
    page = as_(client, town.clerk).get(f"/committees/{made.pk}/").content.decode()
    assert "还不能公布名单" in page and "委员总数要是单数" in page and "委员至少5人" in page
    answer = client.post(f"/committees/{made.pk}/announce/", {"document": "9号"})
    assert answer.status_code == 409 and "委员总数要是单数" in answer.content.decode()
    client.post(f"/committees/{made.pk}/members/", {"member": town.li.pk, "duty": "书记"})
    assert "可以公布名单了" in client.get(f"/committees/{made.pk}/").content.decode()
    client.post(f"/committees/{made.pk}/announce/", {"document": "9号"})
    assert Committee.objects.get().announced_on == clock.today()
    assert "名单已公布" in client.get("/committees/").content.decode()


def test_a_member_is_chosen_or_written_not_both(client, town):
    made = committee_of(town)
    as_(client, town.clerk)
    for wrong in ({}, {"member": town.li.pk, "name": "陆远"}, {"member": town.su.pk}):
        assert client.post(f"/committees/{made.pk}/members/", wrong).status_code == 422
    client.post(f"/committees/{made.pk}/members/", {"name": "陆远", "title": "网格长"})
    assert Post.objects.get(committee=made).holder == "陆远"
    assert as_(client, town.li).post(f"/committees/{made.pk}/members/", {"name": "陆平"}).status_code == 403


def test_the_turns_of_a_year_are_planned_in_one_step(client, town):
    made = committee_of(town, full_time=2, part_time=3)
    form = as_(client, town.li).get(f"/committees/{made.pk}/").context["turns_form"]
    chairs = {name: form.fields[name].initial for name in form.QUARTERS}
    client.post(f"/committees/{made.pk}/turns/", chairs | {"year": clock.today().year})
    assert Turn.objects.count() == 4
    assert "现在的轮值主席是" in client.get(f"/committees/{made.pk}/").content.decode()
    assert client.post(f"/committees/{made.pk}/turns/", {"year": 1999}).status_code == 422


def test_a_liaison_nominates_its_own_head_and_follows_it(client, town):
    made = committee_of(town)
    as_(client, town.su)
    form = client.get(f"/nominations/new/?committee={made.pk}").context["form"]
    assert list(form.fields["sent_by"].queryset) == [town.bank]
    sent = {"committee": made.pk, "sent_by": town.bank.pk, "name": "陆远", "title": "行长", "reason": "愿意出力"}
    answer = client.post("/nominations/new/", sent)
    post = Post.objects.get(committee=made)
    assert answer.headers["Location"] == f"/nominations/{post.pk}/"
    assert "等批复" in client.get(f"/nominations/{post.pk}/").content.decode()
    assert client.post("/nominations/new/", sent | {"sent_by": town.power.pk, "name": "钱进"}).status_code == 422
    assert client.post("/nominations/new/", sent | {"username": "nobody", "name": "钱进"}).status_code == 422
    assert Post.objects.filter(committee=made).count() == 1


def test_stages_are_seen_and_taken_by_those_they_wait_for(client, town):
    made = committee_of(town)
    post = nominated(town, made)
    assert as_(client, town.li).get("/nominations/").context["mine"] == []
    assert as_(client, town.clerk).get("/nominations/").context["mine"] == [post]
    client.post(f"/nominations/{post.pk}/approve/", {"document": "3号"})
    as_(client, town.li)
    assert client.get("/nominations/").context["mine"] == [post]
    assert client.post(f"/nominations/{post.pk}/confirm/", {"since": "nonsense"}).status_code == 422
    client.post(f"/nominations/{post.pk}/confirm/", {"since": str(clock.today())})
    assert Post.objects.get(pk=post.pk).stage == "appointed"
    assert post in client.get("/nominations/?show=current").context["page"]
    client.post(f"/nominations/{post.pk}/end/", {"why": "届满，履职良好", "last_day": str(clock.today())})
    assert Post.objects.get(pk=post.pk).ended_why == "届满，履职良好"


def test_a_declined_nomination_shows_why(client, town):
    post = nominated(town, committee_of(town))
    as_(client, town.clerk)
    assert client.post(f"/nominations/{post.pk}/decline/", {"why": ""}).status_code == 422
    client.post(f"/nominations/{post.pk}/decline/", {"why": "另有任用"})
    assert "另有任用" in as_(client, town.li).get(f"/nominations/{post.pk}/").content.decode()
    assert post in client.get("/nominations/?show=past").context["page"]


def test_every_paper_names_who_decides_and_none_comes_too_early(client, town):
    made = committee_of(town)
    post = nominated(town, made)
    as_(client, town.clerk)
    form = words_of(client.get(f"/nominations/{post.pk}/form.docx"))
    for word in (
        "兼职委员推荐表",
        "陆远",
        "副行长",
        "河西银行",
        "泰安社区大党委兼职委员",
        "熟悉金融",
        "中共南街街道工作委员会意见",
    ):
        assert word in form
    assert client.get(f"/nominations/{post.pk}/reply.docx").status_code == 404
    people.approve(town.clerk, post, "南街党工委批〔2026〕3号")
    reply = words_of(client.get(f"/nominations/{post.pk}/reply.docx"))
    for word in ("同意陆远同志", "南街党工委批〔2026〕3号", "不占职数和编制", "中共南街街道工作委员会（盖章）"):
        assert word in reply
    assert client.get(f"/nominations/{post.pk}/letter.docx").status_code == 404
    people.confirm(town.li, post)
    letter = words_of(client.get(f"/nominations/{post.pk}/letter.docx"))
    for word in ("聘　书", "陆远同志", "泰安社区大党委兼职委员", "特发此证", "泰安社区党组织（盖章）"):
        assert word in letter
    names = words_of(client.get(f"/committees/{made.pk}/list.docx"))
    assert "组成人员名单" in names and "河西银行副行长" in names
    notice = client.get(f"/committees/{made.pk}/notice/").content.decode()
    assert "兼职委员：陆远（河西银行副行长）" in notice


def test_a_seconded_cadre_has_a_notice_instead_of_a_letter(client, town):
    officer = officer_of(town)
    as_(client, town.clerk)
    sent = {"place": town.taian.pk, "sent_by": town.bank.pk, "name": "陆远", "duty": "党委副书记"}
    client.post("/nominations/new/", sent)
    post = Post.objects.get(kind="seconded_cadre")
    people.approve(officer, post, "甘组函〔2026〕3号")
    people.confirm(officer, post)
    notice = words_of(client.get(f"/nominations/{post.pk}/letter.docx"))
    for word in ("选派陆远同志到泰安社区任职", "河西银行", "泰安社区党委副书记", "中共甘州区委组织部（盖章）"):
        assert word in notice
    assert "陆远" in as_(client, town.li).get("/roster/").content.decode()


def test_committees_and_nominations_of_others_do_not_exist(client, town):
    made = committee_of(town)
    post = nominated(town, made)
    as_(client, town.zhou)
    for address in (f"/committees/{made.pk}/", f"/committees/{made.pk}/list.docx", f"/nominations/{post.pk}/"):
        assert client.get(address).status_code == 404, address
    assert client.post(f"/nominations/{post.pk}/approve/", {}).status_code == 404
    assert client.get(f"/nominations/new/?committee={made.pk}").status_code == 404
    assert client.get("/nominations/new/?committee=9x").status_code == 404


def test_a_partner_reads_the_committee_without_its_pending_nominations(client, town):
    made = committee_of(town, full_time=1)
    nominated(town, made, "陆远")
    page = as_(client, town.deng).get(f"/committees/{made.pk}/").content.decode()
    assert "专职0" in page and "陆远" not in page


def test_long_lists_ask_the_database_as_often_as_short_ones(client, town, django_assert_max_num_queries):
    made = committee_of(town)
    for number in range(20):
        nominated(town, made, f"推荐{number}")
        people.appoint(None, somebody(f"兼职{number}"), "part_time_member", committee=made)
    as_(client, town.clerk)
    for address in (f"/committees/{made.pk}/", "/nominations/", "/committees/"):
        with django_assert_max_num_queries(30):
            client.get(address)


def test_dissolving_asks_why(client, town):
    made = committee_of(town)
    as_(client, town.clerk)
    client.post(f"/committees/{made.pk}/dissolve/", {"why": ""})
    assert Committee.objects.get().until is None
    client.post(f"/committees/{made.pk}/dissolve/", {"why": "届满换届"})
    assert Committee.objects.get().until
