"""The pages of experience material."""

import pytest

from sifang.activities.models import Experience
from tests.activities.year import activity_of
from tests.web.test_plans import sent

pytestmark = pytest.mark.django_db
BODY = "楼道堆物怎么清：先上门说，再约时间一起清，最后留一块公共架子。"
HERE = "/c/620702002010"


def test_a_piece_is_written_reviewed_published_shared_and_read(client, town):
    client.force_login(town.wang)
    sent(client, "/experience/new/", title="楼道堆物怎么清", body=BODY)
    piece = Experience.objects.get()
    client.force_login(town.clerk)
    sent(client, f"/experience/{piece.pk}/return/", why="写写后来怎么样")
    client.force_login(town.wang)
    assert "写写后来怎么样" in client.get(f"/experience/{piece.pk}/").content.decode()
    sent(client, f"/experience/{piece.pk}/rewrite/", title="楼道堆物怎么清", body=BODY + "三个月没有再堆。")
    client.force_login(town.clerk)
    assert "有1篇经验等街道看" in client.get("/experience/").content.decode()
    sent(client, f"/experience/{piece.pk}/review/")
    client.logout()
    assert client.get(f"{HERE}/experience/{piece.pk}/").status_code == 404
    client.force_login(town.clerk)
    sent(client, f"/experience/{piece.pk}/publish/")
    session = activity_of(town, kind="experience", title="经验分享会")
    client.force_login(town.wang)
    sent(client, f"/experience/{piece.pk}/share/", activity=session.pk)
    assert "楼道堆物怎么清" in client.get(f"/activities/{session.pk}/").content.decode()
    client.logout()
    assert "三个月没有再堆" in client.get(f"{HERE}/experience/{piece.pk}/").content.decode()
    assert "楼道堆物怎么清" in client.get(f"{HERE}/experience/").content.decode()


def test_a_text_that_is_too_short_is_asked_again(client, town):
    client.force_login(town.wang)
    assert sent(client, "/experience/new/", title="楼道堆物怎么清", body="清了").status_code == 422
    assert not Experience.objects.exists()
