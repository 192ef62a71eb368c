"""The one phone page for couriers and riders: all there is for them, no login, no names, nothing compulsory."""

import datetime

from django.urls import reverse

from sifang.activities import commands as activities
from sifang.core import clock
from sifang.counsel.models import Duty, Station
from sifang.industry.models import Training
from sifang.people import commands as people
from tests.web.test_escalations import by

HOUR = datetime.timedelta(hours=1)


def training(town, title, **facts):
    facts = {"place": town.county, "starts_at": clock.now() + 48 * HOUR, "is_for_new_workers": True} | facts
    return Training.objects.create(title=title, industry="logistics", venue="党群中心", **facts)


def test_everything_for_riders_stands_on_one_page_without_a_login_or_a_name(client, town):
    url = reverse("riders", args=[town.taian.pk])
    assert "眼下没有定好日子的培训" in client.get(url).content.decode()
    lawyer = people.register(None, "蒙律师", username="meng", home=town.taian)
    post = people.appoint(None, lawyer, "legal_adviser", place=town.taian)
    station = Station.objects.create(place=town.taian, name="零距离法律服务站", venue="一楼", opened_on=clock.today())
    for start in (clock.now() + 5 * HOUR, clock.now() - 9 * HOUR):
        Duty.objects.create(station=station, adviser=post, starts_at=start, ends_at=start + HOUR)
    training(town, "骑手安全培训")
    training(town, "讲过的培训", starts_at=clock.now() - HOUR)
    training(town, "企业家培训", is_for_new_workers=False)
    training(town, "别处的培训", place=town.nanguan)
    people.register_worker(None, "骆明", town.taian, phone="19900020001", consented=True)
    activities.offer_service(town.wang, town.taian, "elder_child", "免费量血压", organization=town.bank)
    page = client.get(url).content.decode()
    for shown in ("免费量血压", "零距离法律服务站", "骑手安全培训", "不看您的位置", "/report/", "/join/"):
        assert shown in page, shown
    for hidden in ("骆明", "1990002", "蒙律师", "讲过的培训", "企业家培训", "别处的培训"):
        assert hidden not in page, hidden
    assert page.count("–") == 1 and "sessionid" not in client.cookies


def test_the_community_prints_its_code_for_the_wall(client, town):
    url = reverse("riders-poster", args=[town.taian.pk])
    assert "data:image/svg" in client.get(url).content.decode()
    assert url in by(client, town.wang).get(reverse("couriers")).content.decode()
    assert (
        reverse("riders", args=[town.taian.pk])
        in client.get(reverse("community", args=[town.taian.pk])).content.decode()
    )
