"""Compounds and demonstration sites on pages: entered, warned of, met about, applied for, named, read by everybody."""

import datetime

from django.urls import reverse

from sifang.activities import commands as activities
from sifang.activities.models import Experience
from sifang.core import clock
from sifang.industry.models import Site
from sifang.meetings.models import Meeting
from sifang.people import commands as people
from sifang.people.models import Management, Post
from sifang.places.models import Place
from tests.industry.sites import Sites
from tests.people import compounds as built
from tests.web.test_escalations import at, by

LIST, NEW = "/compounds/", "/compounds/new/"
DAY = datetime.timedelta(days=1)


def test_the_community_enters_a_compound_its_company_and_its_owners_committee(client, town):
    sent = {"name": "翠屏老院", "built_in": "1988", "households": "96", "is_old": "on", "once": "c1"}
    assert by(client, town.wang).post(NEW, sent | {"built_in": "3000", "once": "c0"}).status_code == 422
    assert client.post(NEW, sent).status_code == 302
    place = Place.objects.get(short_name="翠屏老院")
    assert "1个老旧小区还没有物业" in client.get(LIST).content.decode()
    take = {"name": "东湖物业", "since": clock.today(), "is_first": "on"}
    assert client.post(at("compound-take-over", place), take).status_code == 422
    assert client.post(at("compound-take-over", place), take | {"uscc": built.USCC}).status_code == 302
    assert Management.objects.get().is_first
    term = {"filing_number": "泰安业备〔2026〕3号", "since": clock.today(), "term_ends": clock.today() + 40 * DAY}
    assert client.post(at("compound-owners", place), term).status_code == 302
    page = client.get(at("compound", place)).content.decode()
    assert "翠屏老院由东湖物业管理" in page and "泰安业备〔2026〕3号" in page and "业委会要换届" in page
    page = client.get(LIST).content.decode()
    assert "业委会要换届" in page and "老旧小区有了第一家物业" in page
    tie = Management.objects.get()
    assert client.post(at("management-end", tie), {"why": "走"}).status_code == 422
    assert client.post(at("management-end", tie), {"why": "合同到期不续"}).status_code == 302
    tie.refresh_from_db()
    assert tie.ended_why == "合同到期不续"


def test_the_list_costs_the_same_however_long_it_is(client, town, django_assert_max_num_queries):
    estate = built.estate(town)
    for number in range(6):
        people.take_over(town.wang, built.compound(town, f"和苑{number}"), estate.company)
    by(client, town.wang).get(LIST)
    with django_assert_max_num_queries(22):
        assert "和苑5" in client.get(LIST).content.decode()


def test_an_owners_representative_is_appointed_at_the_compound(client, town):
    place = built.compound(town)
    at_place = reverse("post-new") + f"?place={place.pk}"
    page = by(client, town.li).get(at_place).content.decode()
    assert "业委会成员" in page and "secretary" not in page
    sent = {"kind": "owners_rep", "name": "许业主", "username": "xuyezhu", "place": place.pk}
    assert client.post(reverse("post-new"), sent).status_code == 200
    assert Post.objects.get(kind="owners_rep").place == place
    assert 'value="owners_rep"' not in client.get(reverse("post-new") + f"?place={town.taian.pk}").content.decode()


def test_a_tripartite_meeting_is_called_for_a_compound(client, town):
    estate = built.estate(town)
    new = reverse("meeting-new") + f"?place={town.taian.pk}&compound={estate.place.pk}"
    page = by(client, town.wang).get(new)
    assert page.context["form"].initial["kind"] == "tripartite"
    sent = {
        "kind": "tripartite",
        "day": clock.today() + 5 * DAY,
        "time": "15:00",
        "venue": "议事亭",
        "chair": town.li.pk,
    }
    assert client.post(new, sent).status_code == 422
    assert client.post(new, sent | {"compound": estate.place.pk}).status_code == 302
    meeting = Meeting.objects.get()
    page = client.get(at("meeting", meeting)).content.decode()
    assert "东湖国际三方联席会议" in page and "东湖物业" in page and "许业主" in page
    assert "东湖国际三方联席会议" in client.get(at("compound", estate.place)).content.decode()


def test_a_site_goes_from_application_to_plate_and_everybody_reads_it(client, town):
    made = Sites(town)
    new = reverse("site-new") + f"?compound={made.estate.place.pk}"
    points = {f"point_{key}": "yes" for key in made.answers}
    assert by(client, made.estate.liaison).post(new, {"words": "短"}).status_code == 422
    assert client.post(new, points | {"words": "支部在小区里常年有人"}).status_code == 302
    site = Site.objects.get()
    assert by(client, town.clerk).post(at("site-return", site), {"reason": "缺"}).status_code == 422
    assert client.post(at("site-return", site), {"reason": "没有支部活动的记录"}).status_code == 302
    assert "没有支部活动的记录" in by(client, town.wang).get(new).content.decode()
    assert client.post(new, points | {"words": "支部活动的记录补齐了"}).status_code == 302
    assert by(client, town.clerk).post(at("site-review", site), points | {"words": "到现场看过"}).status_code == 302
    assert client.post(at("site-name", site), {"plate": "A"}).status_code == 403
    assert by(client, made.officer).post(at("site-name", site), {"plate": "红色物业示范点01"}).status_code == 302
    client.logout()
    page = client.get(reverse("public-sites", args=[town.taian.pk])).content.decode()
    assert "红色物业示范点01" in page and "甘州区" in page
    sent = {"holds": "no", "words": "收费标准不公开了"}
    assert by(client, town.clerk).post(at("site-recheck", site), sent).status_code == 302
    assert by(client, made.officer).post(at("site-revoke", site), {"reason": "收费标准不公开"}).status_code == 302
    client.logout()
    assert "红色物业示范点01" not in client.get(reverse("public-sites", args=[town.taian.pk])).content.decode()
    assert by(client, town.zhou).get(at("site", site)).status_code == 404


def test_a_compound_with_a_site_is_not_asked_to_apply_again(client, town):
    made = Sites(town)
    here = made.estate
    address = f'href="{reverse("site-new")}?compound={here.place.code}"'
    assert address in by(client, town.wang).get(at("compound", here.place)).content.decode()
    made.applied()
    assert address not in client.get(at("compound", here.place)).content.decode()


def test_an_office_writes_its_checklist_a_point_a_line(client, town):
    made = Sites(town)
    lists = reverse("site-checklists")
    page = by(client, made.officer).get(lists + f"?checklist={made.checklist.pk}").content.decode()
    assert "党支部活动有记录\n收费标准公开上墙" in page
    sent = {"place": town.county.pk, "title": made.checklist.title, "points": "议事亭常开\n\n收费标准公开上墙"}
    assert client.post(lists, sent).status_code == 302
    kept = made.checklist.points.filter(dropped_on=None)
    assert [point.text for point in kept] == ["议事亭常开", "收费标准公开上墙"]
    assert by(client, town.wang).get(lists).status_code == 403


def test_a_named_site_that_is_due_stands_on_the_lists(client, town):
    site = Sites(town).named()
    with clock.at(clock.now() + 366 * DAY):
        for page in (LIST, "/sites/"):
            assert site.title in by(client, town.clerk).get(page).content.decode()
        assert "1个示范点该复核了" in client.get("/sites/").content.decode()


def test_others_find_neither_the_compound_nor_its_forms(client, town):
    estate = built.estate(town)
    for person in (town.zhou, town.su):
        assert by(client, person).get(at("compound", estate.place)).status_code == 404, person
    assert by(client, estate.owner).get(at("compound", estate.place)).status_code == 200
    assert client.post(at("compound-owners", estate.place), {}).status_code == 403


def test_owners_and_company_bring_topics_to_their_community(client, town):
    estate = built.estate(town)
    new = reverse("topic-new") + f"?place={town.taian.pk}"
    for person, speaks in ((estate.owner, "r"), (estate.liaison, f"o.{estate.company.pk}")):
        assert "给三方会提议题" in by(client, person).get(at("compound", estate.place)).content.decode()
        sent = {"title": "地下车库照明改造", "why": "晚上看不清路", "speaks_as": speaks}
        assert client.post(new, sent).status_code == 302, speaks
    elsewhere = reverse("topic-new") + f"?place={town.nanguan.pk}"
    assert by(client, estate.owner).get(elsewhere).status_code == 404


def test_a_practice_case_is_read_by_its_theme_all_over_the_county(client, town):
    sent = {"title": "现代物业管理老旧小区", "body": "先摸清底数，再开三方会，最后请来物业，楼道灯和门禁都修好了。"}
    new = reverse("experience-new") + f"?place={town.taian.pk}"
    assert by(client, town.wang).post(new, sent | {"theme": "nothing"}).status_code == 422
    assert client.post(new, sent | {"theme": "property"}).status_code == 302
    piece = Experience.objects.get()
    lists = reverse("public-experiences", args=[town.nanguan.pk])
    activities.review_experience(town.clerk, piece)
    client.logout()
    assert piece.title not in client.get(lists + "?theme=property").content.decode()
    activities.publish_experience(town.clerk, piece)
    assert piece.title in client.get(lists + "?theme=property").content.decode()
    assert piece.title not in client.get(lists).content.decode()
    assert client.get(reverse("public-experience", args=[town.nanguan.pk, piece.pk])).status_code == 200
