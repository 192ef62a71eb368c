"""Hot spots and categories on their pages, and suggestions to a tap."""

import datetime

import pytest

from sifang.needs import commands as needs
from sifang.needs import taxonomy
from sifang.needs.models import Cluster
from sifang.people import commands as people
from sifang.web.pages.asking_curve import curve

pytestmark = pytest.mark.django_db
SAID = ("龙首烧烤店油烟太大，熏得开不了窗", "龙首烧烤店的油烟飘上楼，窗户开不了")


def test_a_hot_spot_is_read_from_the_list_to_its_needs_and_put_right(client, town):
    client.force_login(town.wang)
    assert "眼下没有热点" in client.get("/hot-spots/").content.decode()
    people.set_limit(town.clerk, town.taian, "hot_spot_people", 2)
    other = people.register(None, "赵六", phone="19900007777", home=town.taian)
    rows = [needs.report(None, town.taian, text, asker=who) for text, who in zip(SAID, (town.ma, other), strict=True)]
    at = f"/hot-spots/{Cluster.objects.get().pk}/"
    page = client.get("/hot-spots/").content.decode()
    assert "1件事有多人在反映" in page and f'href="{at}"' in page and "<svg" in page and "2人反映" in page
    one = client.get(at).content.decode()
    assert all(row.title in one for row in rows) and f"/needs/{rows[1].pk}/merge/" in one
    assert client.post(at + "join/", {"other": "x"}).status_code == 302
    assert client.post(at + "take-out/", {"need": rows[0].pk}).headers["Location"] == at
    rows[0].refresh_from_db()
    assert rows[0].cluster_id is None
    assert client.post(at + "take-out/", {"need": rows[0].pk}).status_code == 404
    client.force_login(town.zhou)
    assert client.get(at).status_code == 404
    client.force_login(town.su)
    assert client.get("/hot-spots/").status_code == 403


def test_the_curve_counts_each_day_then_each_week():
    day = datetime.date(2026, 3, 1)
    short = curve([day, day, day + datetime.timedelta(days=2)], day + datetime.timedelta(days=3))
    assert not short.by_week and [bar.number for bar in short.bars if bar.number] == [2, 1]
    long = curve([day, day + datetime.timedelta(days=399)], day + datetime.timedelta(days=400))
    assert long.by_week and len(long.bars) == 26 and sum(bar.number for bar in long.bars) == 2


def test_the_office_shapes_the_tree_on_its_page(client, town):
    client.force_login(town.clerk)
    assert "还是出厂的样子" in client.get("/categories/").content.decode()
    sent = {"id": "house.leak", "title": "房屋漏水", "words": "漏水 渗水", "take_on_days": "1", "settle_days": "6"}
    assert client.get("/categories/line/?id=house.leak").status_code == 200
    assert client.post("/categories/line/", sent | {"settle_days": "0"}).status_code == 422
    assert client.post("/categories/line/", sent).headers["Location"] == "/categories/#house"
    assert taxonomy.days("house", "house.leak") == (1, 6) and not taxonomy.is_public("house", "house.leak")
    assert client.get("/categories/new/?id=elderly").status_code == 200
    client.post("/categories/new/", sent | {"id": "elderly", "title": "老年大学", "is_public": "on"})
    added = next(line for line in taxonomy.lines().values() if line.title == "老年大学")
    client.post("/categories/retire/", {"id": added.id})
    page = client.get("/categories/").content.decode()
    assert "1个小类停用了" in page and "改过2处" in page
    client.post("/categories/back/", {"id": added.id})
    assert added.id in [line.id for line in taxonomy.children("elderly")]
    assert client.get("/categories/line/?id=none").headers["Location"] == "/categories/"
    client.force_login(town.wang)
    assert client.get("/categories/").status_code == 403


def test_a_tapped_suggestion_is_the_choice_and_a_misfit_is_mended(client, town):
    client.force_login(town.wang)
    need = needs.report(None, town.taian, "三号楼路灯坏了，垃圾也没人清", asker=town.ma)
    page = client.get(f"/needs/{need.pk}/").content.decode()
    assert 'value="infrastructure|infrastructure.lights"' in page and "“路灯”" in page or "“灯坏了”" in page
    sent = {"category": "house", "subcategory": "safety.fire", "kind": "service", "amount": "1", "urgency": "0"}
    wrong = client.post(f"/needs/{need.pk}/verify/", sent)
    assert wrong.status_code == 422 and "不在所选的大类下面" in wrong.content.decode()
    client.post(f"/needs/{need.pk}/verify/", sent | {"pick": "sanitation|sanitation.waste"})
    need.refresh_from_db()
    assert (need.category, need.subcategory) == ("sanitation", "sanitation.waste")
    where = client.post(f"/c/{town.taian.code}/report/", {"step": "what", "text": "三号楼路灯坏了，垃圾也没人清"})
    assert 'name="category" value="infrastructure"' in where.content.decode()
