"""Files that are no ledgers, and workbooks that wait: answered in one sentence, opened by their uploader alone."""

import datetime
import io
import zipfile

import pytest
from django.conf import settings

from sifang.core import clock
from sifang.ledgers import uploads
from sifang.needs.models import Need
from tests.web.test_ledgers import HEAD, LAMP, NEEDS, book, hand_in, text_of, upload
from tests.web.test_projects import by


@pytest.fixture(autouse=True)
def empty_shelf(tmp_path, settings):
    """No workbook waits from another test."""
    settings.SIFANG_DATA = tmp_path


def bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b" " * 70_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a,b\n1,2\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"),
        b"PK\x03\x04 cut off",
        bomb(),
        b"\0" * (10 * 2**20 + 1),
        book(["甲", "乙"], ["一", "二"]),
        book(HEAD),
        book(["单位名称", "资源类别", "资源名称", "联系人"], ["银行", "场所", "会议室", "苏"]),
    ],
    ids=["empty", "text", "xls", "damaged", "bomb", "large", "no table", "no rows", "another ledger"],
)
def test_a_bad_file_is_answered_by_one_sentence(client, town, content):
    answer = hand_in(by(client, town.wang), content)
    assert answer.status_code == 422
    [said] = answer.context["form"].errors["file"]
    assert said in text_of(answer) or said.replace("“", "").split("”")[0] in text_of(answer)
    assert uploads.waiting(town.wang) == []


def test_a_file_far_too_large_is_not_kept_while_it_arrives(client, town):
    answer = hand_in(by(client, town.wang), b"PK\x03\x04" + b"\0" * (30 * 2**20))
    assert answer.status_code == 422
    assert answer.context["form"].files["file"].size < 11 * 2**20


def test_nothing_handed_in_is_a_field_error(client, town):
    by(client, town.wang)
    for sent in ({}, {"file": "words"}):
        assert client.post(f"{NEEDS}import/", sent).status_code == 422


def test_a_strange_file_name_goes_nowhere(client, town):
    at = hand_in(by(client, town.wang), book(HEAD, LAMP), name="../../../etc/长<b>.xlsx").headers["Location"]
    assert "<b>" not in text_of(client.get(at))
    assert {path.parent for path in settings.SIFANG_DATA.rglob("*.upload")} == {settings.SIFANG_DATA / "uploads"}


def test_only_the_uploader_opens_a_waiting_workbook(client, town):
    at = upload(by(client, town.wang), HEAD, LAMP)
    by(client, town.li)
    for address in (at, f"{at}marked.xlsx"):
        assert client.get(address).status_code == 404
    for act in ("bring-in", "titles", "drop"):
        assert client.post(f"{at}{act}/").status_code == 404
    assert by(client, town.wang).get(at).status_code == 200


@pytest.mark.parametrize("token", ["..", "%2e%2e%2fkeys%2fdjango.key", "a" * 32, "A" * 32, "0" * 5000, "*", "…"])
def test_a_made_up_token_opens_nothing(client, town, token):
    assert by(client, town.wang).get(f"/ledgers/uploads/{token}/").status_code == 404


def test_who_lost_the_post_opens_no_preview(client, town):
    at = upload(by(client, town.wang), HEAD, LAMP)
    town.wang.posts.update(place=town.nanguan)
    assert client.get(at).status_code == 403


def test_a_workbook_waits_a_day(client, town):
    at = upload(by(client, town.wang), HEAD, LAMP)
    assert "需求.xlsx" in text_of(client.get(NEEDS))
    with clock.at(clock.now() + datetime.timedelta(hours=25)):
        client.logout()  # a session does not last so long
        by(client, town.wang)
        assert client.get(at).status_code == 404
        uploads.forget_old()
    assert list(settings.SIFANG_DATA.rglob("*.upload")) == []


def test_a_waiting_workbook_can_be_dropped(client, town):
    at = upload(by(client, town.wang), HEAD, LAMP)
    assert client.post(f"{at}drop/", {"once": "a"}).status_code == 302
    assert client.get(at).status_code == 404
    assert not Need.objects.exists()


def test_a_long_import_says_that_it_runs_and_is_sent_once(client, town, desk, live_server):
    at = upload(by(client, town.wang), HEAD, LAMP)
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}
    desk.context.add_cookies([cookie | {"url": live_server.url}])
    desk.goto(at)
    sent = []

    def stay(route):
        """The answer that leaves the page as it is while the import would run."""
        sent.append(route.request.method)
        route.fulfill(status=204)

    desk.route("**/bring-in/", stay)
    button = desk.locator("form[action$='bring-in/'] button")
    before = button.inner_text()
    button.click()
    desk.locator("[data-wait]").wait_for(state="visible")
    assert button.inner_text() != before and button.get_attribute("aria-disabled") == "true"
    button.click(force=True)
    desk.wait_for_timeout(200)
    assert sent == ["POST"]
