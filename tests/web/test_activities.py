"""The pages of activities, at the desk and for residents; the calendar; campaigns."""

import datetime

import icalendar
import pytest
from django.urls import reverse

from sifang.activities import commands, feed
from sifang.activities.models import Activity
from sifang.core import clock
from tests.activities.year import activity_of, held_activity, plan_of
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


def test_an_activity_is_made_from_a_line_with_everything_filled_in(desk_of, town):
    line = plan_of(town).lines.first()
    wang = desk_of(town.wang)
    form = wang.get(f"/activities/new/?line={line.pk}").context["form"]
    told = {name: value for name, value in form.initial.items() if value is not None}
    answer = sent(wang, f"/activities/new/?line={line.pk}", **told)
    activity = Activity.objects.get()
    assert answer.headers["Location"] == f"/activities/{activity.pk}/"
    assert (activity.line, activity.title, activity.kind) == (line, line.title, line.kind)
    assert [row.organization for row in activity.turnouts.all()] == [town.bank]


def test_a_line_of_another_community_is_not_found(desk_of, town):
    line = plan_of(town).lines.first()
    assert desk_of(town.zhou).get(f"/activities/new/?line={line.pk}").status_code == 404


def test_who_came_is_counted_on_the_page(desk_of, town):
    activity = activity_of(town, days=-1)
    wang = desk_of(town.wang)
    told = {f"came-{town.bank.pk}": 5, f"came-{town.power.pk}": "", "residents": 12, "outcome": "清了三个楼道"}
    sent(wang, f"/activities/{activity.pk}/hold/", **told)
    page = wang.get(f"/activities/{activity.pk}/").content.decode()
    assert "单位5人，居民12人" in page
    assert activity.turnouts.get(organization=town.power).came is None


def test_a_count_that_is_none_is_asked_again(desk_of, town):
    activity = activity_of(town, days=-1)
    answer = sent(desk_of(town.wang), f"/activities/{activity.pk}/hold/", **{f"came-{town.bank.pk}": -3})
    assert answer.status_code == 422
    assert Activity.objects.get().stage == "planned"


def test_a_liaison_says_how_many_come_and_has_themselves_named(desk_of, town):
    activity = activity_of(town)
    su = desk_of(town.su)
    sent(su, f"/activities/{activity.pk}/announce/", organization=town.bank.pk, expected=6)
    assert activity.turnouts.get(organization=town.bank).expected == 6
    other = sent(su, f"/activities/{activity.pk}/announce/", organization=town.power.pk, expected=6)
    assert other.status_code == 422
    sent(su, f"/activities/{activity.pk}/join/")
    assert "苏静" in su.get(f"/activities/{activity.pk}/").content.decode()
    sent(su, f"/activities/{activity.pk}/leave/")
    assert not activity.participants.exists()


def test_cancelling_asks_why_and_residents_read_it(client, desk_of, town):
    activity = activity_of(town)
    wang = desk_of(town.wang)
    assert sent(wang, f"/activities/{activity.pk}/cancel/", why="").status_code == 422
    sent(wang, f"/activities/{activity.pk}/cancel/", why="下大雨，改到下周")
    client.logout()
    assert "下大雨，改到下周" in client.get(f"{HERE}/activities/{activity.pk}/").content.decode()
    assert client.get(f"{HERE}/activities/{activity.pk}/poster/").status_code == 404


def test_residents_see_what_is_to_come_and_no_name_and_no_count_of_an_organization(client, town):
    coming, held = activity_of(town), held_activity(town)
    commands.take_part(town.su, held)
    page = client.get(f"{HERE}/activities/").content.decode()
    assert coming.title in page
    told = client.get(f"{HERE}/activities/{held.pk}/").content.decode()
    assert "居民30人" in told and "苏静" not in told and "8人" not in told
    assert coming.title in client.get(f"{HERE}/").content.decode()
    assert client.get(f"/c/{town.nanguan.pk}/activities/{coming.pk}/").status_code == 404


def test_the_poster_carries_a_code_of_the_public_page(client, town):
    activity = activity_of(town)
    page = client.get(f"{HERE}/activities/{activity.pk}/poster/")
    assert "data:image/svg+xml" in page.content.decode()
    assert page.context["address"].endswith(f"{HERE}/activities/{activity.pk}/")


def test_the_calendar_of_a_community_and_of_an_organization_is_read_without_login(client, town):
    both, mine = activity_of(town), activity_of(town, organizations=[town.bank], title="反诈宣讲")
    gone = activity_of(town, title="慰问老人", organizations=[town.power])
    commands.cancel(town.wang, gone, "改到下个月再去")
    place = client.get(reverse("calendar", args=[feed.public_token(place=town.taian)]))
    assert place.headers["Content-Type"].startswith("text/calendar")
    events = {
        str(event["UID"]).split("@")[0]: event for event in icalendar.Calendar.from_ical(place.content).walk("VEVENT")
    }
    assert set(events) == {f"activity-{each.pk}" for each in (both, mine, gone)}
    assert str(events[f"activity-{gone.pk}"]["STATUS"]) == "CANCELLED"
    assert events[f"activity-{mine.pk}"].decoded("DTSTART") == mine.starts_at.replace(microsecond=0)
    bank = client.get(reverse("calendar", args=[feed.public_token(organization=town.bank)]))
    assert "慰问老人" not in bank.content.decode() and "反诈宣讲" in bank.content.decode()


def test_the_calendar_holds_no_name_of_a_person(client, town):
    commands.take_part(town.su, activity_of(town))
    told = client.get(reverse("calendar", args=[feed.public_token(place=town.taian)])).content.decode()
    assert "苏静" not in told and "王芳" not in told


def test_a_calendar_address_that_was_guessed_opens_nothing(client, town):
    token = feed.public_token(place=town.taian)
    for guess in (f"p{town.taian.pk}", token[:-1] + ("a" if token[-1] != "a" else "b"), "o1:x"):
        assert client.get(reverse("calendar", args=[guess])).status_code == 404


def test_a_campaign_counts_by_kind_and_opens_to_its_records(desk_of, town):
    campaign = commands.name_campaign(town.clerk, town.street, "三抓三促", datetime.date(2026, 1, 1))
    held_activity(town, campaign=campaign)
    project = town.project()
    wang = desk_of(town.wang)
    sent(wang, f"/projects/{project.pk}/tag/", campaign=campaign.pk)
    page = wang.get(f"/campaigns/{campaign.pk}/").content.decode()
    assert "三抓三促：办了1场活动，1个项目" in page
    assert f"/activities/?campaign={campaign.pk}&amp;kind=cleaning" in page
    listed = wang.get(f"/activities/?campaign={campaign.pk}&kind=cleaning").content.decode()
    assert "清理楼道杂物" in listed
    sent(wang, f"/projects/{project.pk}/untag/", campaign=campaign.pk)
    assert not campaign.projects.exists()


def test_a_street_names_a_campaign_and_a_liaison_does_not(desk_of, town):
    since = clock.today().isoformat()
    assert sent(desk_of(town.su), "/campaigns/", name="创安创稳", since=since).status_code in (403, 404)
    assert sent(desk_of(town.clerk), "/campaigns/", name="创安创稳", since=since).status_code == 302


def test_the_list_takes_as_many_queries_for_twenty_as_for_two(desk_of, town, django_assert_max_num_queries):
    for _n in range(20):
        activity_of(town)
        held_activity(town)
    wang = desk_of(town.wang)
    wang.get("/activities/")
    with django_assert_max_num_queries(28):
        wang.get("/activities/")
