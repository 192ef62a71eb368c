"""The ledgers' workbooks on pages: handed in, looked at, explained, brought in whole or not at all, taken out."""

import io
import re

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sifang.core.models import Deed
from sifang.ledgers import uploads
from sifang.ledgers.models import Import
from sifang.needs.models import Need
from sifang.people.models import Unmasking
from sifang.places.models import Place
from sifang.resources.models import Resource
from tests.ledgers.books import sheet_of, stored
from tests.web.test_projects import LONG, by

NEEDS, RESOURCES, PROJECTS, PLACES = (f"/ledgers/{name}/" for name in ("needs", "resources", "projects", "places"))
HEAD = ["需求编号", "社区", "需求内容", "提出人", "联系电话", "提出日期", "备注"]
LAMP = ["TA-001", "泰安社区", "三号楼路灯不亮", "马师傅", "19900000101", "2025.3.5", "已核实"]
DOOR = ["TA-002", "泰安社区", "单元门锁坏了", None, None, "2025.3.6", None]
BUTTON = "bring-in"


@pytest.fixture(autouse=True)
def empty_shelf(tmp_path, settings):
    """No workbook waits from another test."""
    settings.SIFANG_DATA = tmp_path


def changed(row, **cells):
    places = {"summary": 2, "name": 3, "phone": 4, "day": 5, "remark": 6}
    copy = list(row)
    for name, value in cells.items():
        copy[places[name]] = value
    return copy


def book(*rows):
    return stored(sheet_of(*rows)[0]).getvalue()


def hand_in(client, content, address=NEEDS, name="需求.xlsx", **fields):
    """The answer to the handing in of ``content``."""
    return client.post(f"{address}import/", {"file": SimpleUploadedFile(name, content), **fields})


def upload(client, *rows, address=NEEDS):
    """The address of the preview of a workbook with these rows."""
    answer = hand_in(client, book(*rows), address)
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def bring_in(client, at, **fields):
    seen = client.get(at).context["seen"]
    return client.post(f"{at}bring-in/", {"seen": seen, "once": "a", **fields})


def shown(client, at, show):
    return client.get(at, {"show": show}).context["page"].object_list


def text_of(answer):
    return answer.content.decode()


def workbook_of(answer):
    return openpyxl.load_workbook(io.BytesIO(answer.content))


def words_in(answer):
    return {str(cell.value) for row in workbook_of(answer).active for cell in row if cell.value is not None}


def test_a_stranger_is_led_to_the_login(client, town):
    for address in (NEEDS, f"{NEEDS}export/"):
        assert client.get(address).status_code == 302
    assert hand_in(client, book(HEAD, LAMP)).headers["Location"].startswith(reverse("login"))
    assert uploads.waiting(town.li) == []


def test_who_keeps_no_ledger_is_refused(client, town):
    for person in (town.su, town.chen, town.rep):
        assert by(client, person).get(NEEDS).status_code == 403
        assert hand_in(client, book(HEAD, LAMP)).status_code == 403


def test_another_community_is_out_of_reach(client, town):
    assert by(client, town.wang).get(NEEDS, {"place": town.nanguan.pk}).status_code == 404
    assert hand_in(client, book(HEAD, LAMP), place=town.nanguan.pk).status_code == 404
    assert client.get("/ledgers/nonsense/").status_code == 404


def test_the_list_of_places_belongs_to_the_street(client, town):
    assert by(client, town.wang).get(PLACES).status_code == 403
    assert PLACES not in text_of(client.get(NEEDS))
    assert by(client, town.clerk).get(PLACES).status_code == 200
    assert PLACES in text_of(client.get(NEEDS))


def test_the_three_lists_lead_to_their_workbooks(client, town):
    by(client, town.wang)
    for page, ledger in (("/needs/", NEEDS), ("/resources/", RESOURCES), ("/proposals/", PROJECTS)):
        assert f'href="{ledger}' in text_of(client.get(page))
    assert "/ledgers/" not in text_of(by(client, town.su).get("/resources/"))


def test_the_preview_counts_and_writes_nothing(client, town):
    by(client, town.wang)
    at = upload(client, HEAD, LAMP, DOOR, DOOR)
    page = client.get(at)
    assert {name: page.context["counts"][name] for name in ("new", "changed", "same", "copies", "errors")} == {
        "new": 2, "changed": 0, "same": 0, "copies": 1, "errors": 0,
    }  # fmt: skip
    assert not Need.objects.exists() and not Import.objects.exists()
    assert not Deed.objects.filter(verb__startswith="ledger.").exists()


def test_every_count_leads_to_its_rows(client, town):
    by(client, town.wang)
    bring_in(client, upload(client, HEAD, LAMP, DOOR))
    third = ["TA-003", "泰安社区", "楼道堆满杂物", None, None, "2025-3-9", None]
    at = upload(client, HEAD, changed(LAMP, remark="又坏了"), DOOR, third, third, changed(third, phone="1990000021"))
    counts = client.get(at).context["counts"]
    numbers = [len(shown(client, at, show)) for show in ("new", "changed", "same", "copies", "bad", "look")]
    assert numbers == [counts[name] for name in ("new", "changed", "same", "copies", "errors", "warnings")]
    assert numbers[1:] == [1, 1, 1, 1, 0]


def test_what_will_change_is_shown_cell_by_cell_old_and_new(client, town):
    by(client, town.wang)
    bring_in(client, upload(client, HEAD, LAMP))
    at = upload(client, HEAD, changed(LAMP, summary="三号楼和四号楼路灯不亮", remark="又坏了"))
    page = client.get(at)
    [line] = page.context["page"].object_list
    assert line.cells == (
        ("需求内容", "三号楼路灯不亮", "三号楼和四号楼路灯不亮"),
        ("备注", "已核实", "又坏了"),
    )
    assert line.url == reverse("need", args=[Need.objects.get().pk])
    assert "<del>已核实</del>" in text_of(page) and "<ins>又坏了</ins>" in text_of(page)


def test_personal_words_are_masked_in_the_preview(client, town):
    by(client, town.wang)
    pages = [text_of(client.get(at := upload(client, HEAD, LAMP)))]
    bring_in(client, at)
    two = changed(LAMP, name="马大姐", phone="19900000102、19900000103")
    at = upload(client, HEAD, two)
    pages += [text_of(client.get(at, {"show": show})) for show in ("changed", "look")]
    for page in pages:
        assert not re.search(r"1990000010\d", page) and "马师傅" not in page and "马大姐" not in page
    assert "马*傅" in pages[1] and "马*姐" in pages[1] and "199****0102" in pages[2]


def test_bringing_in_writes_once_and_forgets_the_file(client, town, django_capture_on_commit_callbacks):
    by(client, town.wang)
    at = upload(client, HEAD, LAMP, DOOR)
    seen = client.get(at).context["seen"]
    with django_capture_on_commit_callbacks(execute=True):
        answers = [client.post(f"{at}bring-in/", {"seen": seen, "once": "a"}) for _twice in range(2)]
    assert [answer.headers["Location"] for answer in answers] == [f"{NEEDS}?place={town.taian.pk}"] * 2
    assert Need.objects.count() == 2
    assert Import.objects.get().new == 2
    assert uploads.waiting(town.wang) == []
    assert client.get(at).status_code == 404


def test_the_result_is_told_and_leads_to_the_list(client, town):
    by(client, town.wang)
    answer = bring_in(client, upload(client, HEAD, LAMP, DOOR))
    page = client.get(answer.headers["Location"])
    assert [held.new for held in page.context["imports"]] == [2]
    assert page.context["list_url"] == f"/needs/?place={town.taian.pk}"
    assert "王芳" in text_of(page)


def test_the_same_file_again_has_nothing_to_bring_in(client, town):
    by(client, town.wang)
    content = book(HEAD, LAMP)
    bring_in(client, hand_in(client, content).headers["Location"])
    page = client.get(hand_in(client, content).headers["Location"])
    assert not page.context["may_bring_in"] and page.context["before"]
    assert BUTTON not in text_of(page)


def test_while_a_cell_is_bad_there_is_no_button_and_nothing_comes_in(client, town):
    by(client, town.wang)
    at = upload(client, HEAD, LAMP, changed(DOOR, day="2025.2.30", phone="1990000021"))
    page = client.get(at)
    assert [line.row for line in page.context["page"].object_list] == ["E3", "F3"]
    assert "2025.2.30" in text_of(page) and BUTTON not in text_of(page) and "没有导入按钮" in text_of(page)
    assert bring_in(client, at).status_code == 409
    assert not Need.objects.exists()


def test_complaints_are_in_chinese(client, town):
    by(client, town.wang)
    [line] = shown(client, upload(client, HEAD, changed(LAMP, day="2025.2.30")), "bad")
    assert re.match("[\u4e00-\u9fff“]", line.words) and not re.search("[A-Za-z]{3}", line.words)


def test_the_marked_copy_carries_the_complaints(client, town):
    by(client, town.wang)
    answer = client.get(f"{upload(client, HEAD, changed(LAMP, day='2025.2.30'))}marked.xlsx")
    cell = workbook_of(answer).active["F2"]
    assert cell.fill.start_color.rgb == "FFFF9B9B" and "2025.2.30" in cell.comment.text
    assert "filename*=utf-8''" in answer.headers["Content-Disposition"]


def test_what_changed_since_the_preview_is_shown_again_first(client, town):
    by(client, town.wang)
    bring_in(client, upload(client, HEAD, LAMP))
    at = upload(client, HEAD, changed(LAMP, summary="四号楼路灯不亮"))
    seen = client.get(at).context["seen"]
    Need.objects.update(text="三号楼路灯修好又坏了")
    assert client.post(f"{at}bring-in/", {"seen": seen}).headers["Location"] == at
    assert Need.objects.get().text == "三号楼路灯修好又坏了"
    bring_in(client, at)
    assert Need.objects.get().text == "四号楼路灯不亮"


def test_the_export_is_masked(client, town):
    by(client, town.wang)
    bring_in(client, upload(client, HEAD, LAMP))
    answer = client.get(f"{NEEDS}export/")
    assert {"马*傅", "199****0101", "TA-001"} <= words_in(answer)
    assert answer.headers["Content-Disposition"].endswith(".xlsx")
    assert Deed.objects.get(verb="ledger.written_out").detail["masked"]


def test_the_full_export_needs_a_reason_and_the_right(client, town):
    by(client, town.wang)
    bring_in(client, upload(client, HEAD, LAMP))
    address = f"{NEEDS}export/full/"
    for reason in ("", "短", LONG):
        assert client.post(address, {"reason": reason}).status_code == 422
    assert client.get(address).status_code == 405
    assert {"马师傅", "19900000101"} <= words_in(client.post(address, {"reason": "街道核对户籍台账"}))
    assert Unmasking.objects.get().reason == "街道核对户籍台账"
    by(client, town.clerk)
    assert address not in text_of(client.get(NEEDS))
    assert client.post(address, {"reason": "街道核对户籍台账"}).status_code == 403


def test_resources_come_in_and_go_out(client, town):
    by(client, town.wang)
    rows = [["单位名称", "资源类别", "资源名称", "有效期"], ["河西银行", "场所", "二楼会议室", "2027.12.31"]]
    answer = bring_in(client, upload(client, *rows, address=RESOURCES))
    assert answer.headers["Location"].startswith(RESOURCES)
    assert Resource.objects.get().owner == town.bank
    assert "二楼会议室" in words_in(client.get(f"{RESOURCES}export/"))
    [line] = shown(client, upload(client, *rows, address=RESOURCES), "same")
    assert line.url == reverse("resource", args=[Resource.objects.get().pk])


def test_places_come_in_for_the_street(client, town):
    by(client, town.clerk)
    rows = [["区划代码", "名称", "简称", "类型"], ["620702002011", "丹霞社区居民委员会", "丹霞社区", "社区"]]
    at = upload(client, *rows, address=PLACES)
    assert [line.words for line in shown(client, at, "new")] == ["丹霞社区居民委员会"]
    bring_in(client, at)
    assert Place.objects.filter(pk="620702002011", short_name="丹霞社区").exists()


def test_a_preview_asks_as_often_at_fifty_rows_as_at_five(client, town):
    by(client, town.wang)

    def asked(number):
        rows = [[f"TA-{n}", "泰安社区", f"第{n}号楼路灯不亮", None, None, "2025.3.5", None] for n in range(number)]
        at = upload(client, HEAD, *rows)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(at).status_code == 200
        return len(queries)

    assert asked(5) == asked(50)
