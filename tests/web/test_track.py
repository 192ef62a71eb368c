"""What somebody with a track code sees and says."""

import datetime
import re

import pytest
from django.test import Client

from sifang.core import clock
from sifang.needs import commands as needs
from sifang.needs.models import Need, Rating
from sifang.people import commands as people
from sifang.projects.commands import carrying
from tests.pictures import jpeg, upload

pytestmark = pytest.mark.django_db
# What differs between two drawings of the same page.
TOKEN = re.compile(r'name="(?:csrfmiddlewaretoken|once)" value="[^"]*"')


def code_of(need, person):
    """The track code of the person's tie to the need."""
    return need.asked_by.get(person=person).track_code


@pytest.fixture
def client(client):
    """A browser that has been here before, so that its session stays the same."""
    client.session.save()
    return client


def done(town):
    """A need whose project was carried out and accepted."""
    project = town.claimed()
    carrying.submit(town.deng, project, "灯已换好")
    carrying.accept(town.wang, project)
    return project.needs.get()


def test_every_unknown_code_gets_the_same_answer(town, client):
    answers = [client.get(f"/t/{code}/") for code in ("AAAABBBBCCCC", "x", "AAAA-BBBB-CCCC")]
    assert {answer.status_code for answer in answers} == {404}
    for page in ("done", "rate"):
        assert client.get(f"/t/AAAABBBBCCCC/{page}/").status_code == 404
    assert client.post("/t/AAAABBBBCCCC/resubmit/", {"text": "补充内容"}).status_code == 404


def test_thirty_unknown_codes_end_the_tries_of_an_address_even_with_a_right_one(town, client):
    code = code_of(town.need(), town.ma)
    for _n in range(30):
        client.get("/t/AAAABBBBCCCC/")
    assert client.get(f"/t/{code}/").status_code == 429
    assert client.get(f"/t/{code}/", REMOTE_ADDR="10.1.1.1").status_code == 200


def test_a_typed_code_leads_to_the_page_whatever_its_spaces_and_case(town, client):
    code = code_of(town.need(), town.ma)
    typed = f" {code[:4].lower()}-{code[4:8]} {code[8:]}"
    assert client.get("/track/", {"code": typed}).url == f"/t/{code}/"
    assert client.get("/track/").status_code == 200
    assert client.get("/track/", {"code": ""}).status_code == 422
    assert client.get("/track/", {"code": "——"}).status_code == 404


def test_the_page_tells_the_way_with_the_organizations_name_and_no_persons(town, client):
    need = done(town)
    page = client.get(f"/t/{code_of(need, town.ma)}/").content.decode()
    told = ["已收到", "社区受理", "编成项目", "列入联席会议议程", "单位认领", "供电服务队牵头", "验收办结", "请您评价"]
    assert sorted(told, key=page.index) == told
    assert not [name for name in ("马秀兰", "王芳", "邓超") if name in page]


def test_a_returned_need_shows_why_and_takes_what_was_missing(town, client):
    need = town.need(verified=False)
    needs.send_back(town.wang, need, "请写明是哪个门口")
    code = code_of(need, town.ma)
    assert "请写明是哪个门口" in client.get(f"/t/{code}/").content.decode()
    assert client.post(f"/t/{code}/resubmit/", {"text": "灯"}).status_code == 422
    assert client.post(f"/t/{code}/resubmit/", {"text": "三号楼东门口路灯坏了", "once": "1"}).status_code == 302
    assert client.post(f"/t/{code}/resubmit/", {"text": "三号楼东门口路灯坏了", "once": "1"}).status_code == 302
    need.refresh_from_db()
    assert (need.stage, need.text) == (Need.Stage.NEW, "三号楼东门口路灯坏了")
    assert client.get(f"/t/{code}/resubmit/").status_code == 405


def test_a_merged_need_is_shown_as_the_one_that_stands(town, client):
    standing = town.need()
    zhao = people.register(None, "赵兰", phone="19900008888")
    merged = town.need("三号楼灯坏了", verified=False, asker=zhao)
    code = code_of(merged, zhao)
    needs.merge(town.wang, merged, standing)
    page = client.get(f"/t/{code}/").content.decode()
    assert standing.title in page and "已合并办理" in page


def test_an_asker_rates_once_and_may_change_it_for_a_day(town, client):
    need = done(town)
    code = code_of(need, town.ma)
    address = f"/t/{code}/rate/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"outcome": "yes"}).status_code == 422
    assert client.post(address, {"outcome": "yes", "satisfaction": 5, "words": "x" * 501}).status_code == 422
    given = {"outcome": "yes", "satisfaction": 5, "words": "亮了", "once": "r1"}
    assert [client.post(address, given).status_code for _n in range(2)] == [302, 302]
    assert Rating.objects.get().satisfaction == 5
    assert client.post(address, given | {"once": "r2"}).status_code == 409
    page = client.get(f"/t/{code}/").content.decode()
    assert "改一下评价" in page and "满意5/5" in page
    assert "24小时内" in client.get(address).content.decode()
    client.post(address, {"outcome": "no", "satisfaction": 2, "why": "again", "words": "又灭了", "once": "r3"})
    need.refresh_from_db()
    rating = Rating.objects.get()
    assert (rating.outcome, rating.words, need.stage) == ("no", "又坏了；又灭了", Need.Stage.LISTED)
    with clock.at(clock.now() + datetime.timedelta(hours=25)):
        assert client.get(address).url == f"/t/{code}/"
        assert client.post(address, given | {"once": "r4"}).status_code == 409


def test_the_link_takes_a_rating_for_thirty_days(town, client):
    code = code_of(done(town), town.ma)
    with clock.at(clock.now() + datetime.timedelta(days=31)):
        assert client.get(f"/t/{code}/rate/").url == f"/t/{code}/"
        assert client.post(f"/t/{code}/rate/", {"outcome": "yes", "satisfaction": 5}).status_code == 409
    assert not Rating.objects.exists()


def test_the_digits_open_what_is_personal_and_every_wrong_answer_is_the_same(town, client):
    quarrel = town.need("楼上邻居天天吵，想请人来调解劝一劝", category="mediation")
    code = code_of(quarrel, town.ma)
    needs.add_photos(town.ma, quarrel, [jpeg(60, 40)])
    photo, page = f"/t/{code}/photos/{quarrel.photos.get().pk}.jpg", f"/t/{code}/"
    for address in (page, f"/t/{code}/done/"):
        assert not [
            word for word in (quarrel.text, "马秀兰", "1990000", photo) if word in client.get(address).content.decode()
        ]
    assert client.get(photo).status_code == 404
    assert client.post(f"/t/{code}/photos/", {"photos": upload(jpeg(9, 9))}).url == page
    client.get(page)
    wrong = [client.post(f"/t/{code}/open/", {"digits": digits}) for digits in ("0000", "1235", "9999", "4321")]
    assert {answer.status_code for answer in wrong} == {422}
    assert len({TOKEN.sub("", answer.content.decode()) for answer in wrong}) == 1
    assert client.post(f"/t/{code}/open/", {"digits": "1234"}).url == page
    shown = client.get(page).content.decode()
    assert quarrel.text in shown and photo in shown and "1990000" not in shown
    answer = client.get(photo)
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert "no-store" in answer["Cache-Control"] and answer.content[:3] == b"\xff\xd8\xff"
    assert client.post(f"/t/{code}/photos/", {"photos": upload(jpeg(9, 9)), "once": "p"}).url == page
    assert quarrel.photos.count() == 2
    with clock.at(clock.now() + datetime.timedelta(hours=3)):
        assert quarrel.text not in client.get(page).content.decode()
    stranger = Client()
    answers = [stranger.post(f"/t/{code}/open/", {"digits": f"{n:04}"}).status_code for n in range(3)]
    assert answers == [422, 429, 429]
    assert stranger.post(f"/t/{code}/open/", {"digits": "1234"}).status_code == 429


def test_whoever_left_no_phone_reads_all_by_the_code(town, client):
    nobody = people.register(None, "", home=town.taian)
    quarrel = town.need("楼下住户总在楼道堆东西吵架，请来调解", category="mediation", asker=nobody)
    assert quarrel.text in client.get(f"/t/{code_of(quarrel, nobody)}/").content.decode()


def test_not_solved_opens_the_need_again_and_says_so(town, client):
    need = done(town)
    code = code_of(need, town.ma)
    answer = client.post(f"/t/{code}/rate/", {"outcome": "no", "satisfaction": 1})
    page = client.get(answer.url).content.decode()
    need.refresh_from_db()
    assert (need.stage, need.round) == (Need.Stage.LISTED, 2)
    assert "重新办理" in page


def test_a_need_that_is_not_done_is_not_rated(town, client):
    code = code_of(town.need(), town.ma)
    assert client.get(f"/t/{code}/rate/").url == f"/t/{code}/"
    assert client.post(f"/t/{code}/rate/", {"outcome": "yes", "satisfaction": 5}).status_code == 409
    assert not Rating.objects.exists()


def test_the_asker_reminds_takes_back_and_wants_it_after_all(town, client):
    need = town.need()
    code = code_of(need, town.ma)
    page = f"/t/{code}/"
    assert "催一下" in client.get(page).content.decode()
    assert client.post(f"{page}nudge/", {"once": "n1"}).url == page
    assert client.post(f"{page}nudge/", {"once": "n2"}).status_code == 409
    assert "您催过了" in client.get(page).content.decode()
    assert client.post(f"{page}withdraw/", {"once": "w1"}).url == page
    need.refresh_from_db()
    assert need.stage == Need.Stage.LISTED
    client.post(f"{page}open/", {"digits": "1234"})
    assert "撤回这件事" in client.get(page).content.decode()
    client.post(f"{page}withdraw/", {"once": "w2"})
    need.refresh_from_db()
    assert need.stage == Need.Stage.WITHDRAWN
    assert "还是要办" in client.get(page).content.decode()
    client.post(f"{page}bring-back/", {"once": "b1"})
    need.refresh_from_db()
    assert need.stage == Need.Stage.NEW
    with clock.at(clock.now() + datetime.timedelta(days=90)):
        told = client.get(page).content.decode()
    assert "对不起" in told and "现在由泰安社区负责" in told


def test_what_was_split_off_is_led_to_from_the_code_of_before_for_its_own_asker_alone(town, client):
    need = town.need("路灯坏了，还有楼顶漏水")
    needs.join(town.rep, need)
    ma, rep = need.asked_by.get(person=town.ma), need.asked_by.get(person=town.rep)
    leak = needs.split(town.wang, need, [ma], "楼顶漏水，一下雨就滴")
    link = f'href="/t/{code_of(leak, town.ma)}/"'
    assert link in client.get(f"/t/{ma.track_code}/").content.decode()
    other = client.get(f"/t/{rep.track_code}/").content.decode()
    assert link not in other and leak.text not in other
    assert "从原来的一件里分出来" in client.get(f"/t/{code_of(leak, town.ma)}/").content.decode()
    needs.merge(town.wang, leak, need)
    assert link not in client.get(f"/t/{ma.track_code}/").content.decode()


def test_of_a_forgotten_person_the_code_opens_nothing_private(town, client):
    zhao = people.register(None, "赵兰", phone="19900008888", home=town.taian)
    quarrel = town.need("楼上邻居天天吵，想请人来调解劝一劝", category="mediation", asker=zhao)
    code = code_of(quarrel, zhao)
    client.post(f"/t/{code}/open/", {"digits": "8888"})
    assert quarrel.text in client.get(f"/t/{code}/").content.decode()
    people.forget(town.wang, zhao)
    for address in ("", "done/"):
        page = client.get(f"/t/{code}/{address}").content.decode()
        assert quarrel.text not in page and 'name="digits"' not in page
    assert client.post(f"/t/{code}/open/", {"digits": "----"}).status_code == 422
    assert quarrel.text not in client.get(f"/t/{code}/").content.decode()
    client.post(f"/t/{code}/withdraw/")
    quarrel.refresh_from_db()
    assert quarrel.stage != Need.Stage.WITHDRAWN


def test_after_thirty_days_the_page_asks_for_no_rating_and_leads_to_a_new_report(town, client):
    code = code_of(done(town), town.ma)
    with clock.at(clock.now() + datetime.timedelta(days=31)):
        page = client.get(f"/t/{code}/").content.decode()
    assert "评价的30天也过了" in page and "请您评价" not in page


def test_a_promise_that_is_past_is_called_late_and_the_community_answers_for_what_waits_on_it(town, client):
    project = town.claimed()
    code = code_of(project.needs.get(), town.ma)
    project.due = clock.today() - datetime.timedelta(days=2)
    project.save(update_fields=["due"])
    page = client.get(f"/t/{code}/").content.decode()
    assert "已经晚了" in page and "预计" not in page and "现在由供电服务队负责" in page
    carrying.submit(town.deng, project, "灯已换好")
    assert f"现在由{town.taian}负责" in client.get(f"/t/{code}/").content.decode()


def test_an_honest_end_says_what_the_asker_can_still_do(town, client):
    need = town.need()
    needs.send_elsewhere(town.wang, need, "市交警支队", "国道不归社区管")
    page = client.get(f"/t/{code_of(need, town.ma)}/").content.decode()
    assert "市交警支队" in page and "不认同这个答复" in page
