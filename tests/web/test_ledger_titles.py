"""Titles nobody knew: explained once on the preview, remembered, read otherwise when somebody says so."""

import pytest

from sifang.ledgers.models import ColumnMapping
from tests.web.test_ledgers import HEAD, LAMP, NEEDS, text_of, upload
from tests.web.test_projects import by


@pytest.fixture(autouse=True)
def empty_shelf(tmp_path, settings):
    """No workbook waits from another test."""
    settings.SIFANG_DATA = tmp_path


def test_an_unknown_title_is_explained_once_and_remembered(client, town):
    by(client, town.wang)
    head = ["社区", "反映的那件事情", "提出日期", "联系电话", "备注", "心情"]
    row = ["泰安社区", "三号楼路灯不亮", "2025.3.5", None, None, "急"]
    at = upload(client, head, row)
    form = client.get(at).context["form"]
    fields = {field.label: field.html_name for field in form}
    assert set(fields) == {"“反映的那件事情”", "“心情”"}
    sent = {fields["“反映的那件事情”"]: "summary", fields["“心情”"]: "-"}
    assert client.post(f"{at}titles/", sent | {"once": "a"}).status_code == 302
    assert dict(ColumnMapping.objects.values_list("title", "identifier")) == {"反映的那件事情": "summary", "心情": ""}
    page = client.get(at)
    assert page.context["form"] is None and page.context["may_bring_in"]
    page = client.get(upload(client, head, row))
    assert page.context["form"] is None


def test_one_column_cannot_have_two_names(client, town):
    by(client, town.wang)
    at = upload(client, ["社区", "需求内容", "提出日期", "甲", "乙"], ["泰安社区", "路灯不亮", "2025.3.5", "一", "二"])
    sent = {field.html_name: "remark" for field in client.get(at).context["form"]}
    assert client.post(f"{at}titles/", sent).status_code == 422
    assert client.post(f"{at}titles/", dict.fromkeys(sent, "nonsense")).status_code == 422
    assert not ColumnMapping.objects.exists()


def test_columns_that_are_never_kept_are_not_asked_about(client, town):
    by(client, town.wang)
    at = upload(client, [*HEAD, "身份证号", "备注"], [*LAMP, "62070019600101", "另一条"])
    page = client.get(at)
    assert page.context["form"] is None
    assert [column.title for column in page.context["unread"]["never"]] == ["身份证号"]
    assert [column.title for column in page.context["unread"]["twice"]] == ["备注"]
    assert "62070019600101" not in text_of(page)


def test_a_remembered_title_can_be_read_otherwise(client, town):
    ColumnMapping.objects.create(ledger="needs", place=town.taian, title="说明", identifier="summary")
    form = by(client, town.wang).get(NEEDS).context["titles_form"]
    [field] = form
    assert client.post(f"{NEEDS}titles/", {field.html_name: "remark"}).status_code == 302
    assert ColumnMapping.objects.get().identifier == "remark"
    assert client.post(f"{NEEDS}titles/", {field.html_name: "nonsense"}).status_code == 422
