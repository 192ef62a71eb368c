"""The needs list, one need with its acts, and taking a need down."""

import pytest

from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.people.models import Unmasking

pytestmark = pytest.mark.django_db
VERIFIED = {"category": "infrastructure", "kind": "technology", "amount": "3", "when": "工作日下午", "urgency": "2"}


@pytest.fixture
def wang(client, town):
    client.force_login(town.wang)
    return client


@pytest.mark.parametrize("path", ["/work/", "/needs/", "/needs/new/"])
def test_a_stranger_is_sent_to_the_login(client, town, path):
    assert client.get(path).headers["Location"].startswith("/login")


def test_each_page_opens_for_its_people_only(client, town):
    need = town.need()
    for person, path, status in [
        (town.wang, "/work/", 200),
        (town.su, "/work/", 403),
        (town.su, "/needs/", 200),
        (town.su, "/needs/new/", 200),
        (town.chen, "/needs/new/", 200),
        (town.rep, "/needs/new/", 200),
        (town.officer, "/needs/new/", 404),
        (town.su, f"/needs/{need.pk}/", 200),
        (town.zhou, f"/needs/{need.pk}/", 404),
        (town.su, f"/needs/{need.pk}/answer/", 403),
        (town.zhou, f"/needs/{need.pk}/answer/", 404),
    ]:
        client.force_login(person)
        assert client.get(path).status_code == status, (person.username, path)


def test_the_verify_form_is_filled_from_what_the_words_suggest(wang, town):
    need = town.need("周三下午想请人来讲防诈骗", verified=False)
    form = wang.get(f"/needs/{need.pk}/").context["form"]
    assert form["category"].value() == need.category
    assert form["kind"].value() == need.kind
    assert form["when"].value() == "周三下午"


def test_a_part_of_the_day_alone_is_no_wish_for_a_time(wang, town):
    need = town.need("路灯坏了，晚上看不清路", verified=False)
    assert wang.get(f"/needs/{need.pk}/").context["form"]["when"].value() == ""


def test_verifying_lists_the_need_with_its_window(wang, town):
    need = town.need(verified=False)
    answer = wang.post(f"/needs/{need.pk}/verify/", VERIFIED)
    need.refresh_from_db()
    assert answer.headers["Location"] == f"/needs/{need.pk}/"
    assert (need.stage, need.amount, need.urgency) == ("listed", 3, 2)
    assert need.windows.bit_count() == 5


@pytest.mark.parametrize(
    ("field", "value"), [("amount", "0"), ("kind", "magic"), ("remark", "长" * 501), ("spot", "620702002003001")]
)
def test_a_verification_with_an_error_changes_nothing(wang, town, field, value):
    need = town.need(verified=False)
    answer = wang.post(f"/needs/{need.pk}/verify/", VERIFIED | {field: value})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert Need.objects.get().stage == "new"


def test_sending_the_verification_twice_changes_it_once(wang, town):
    need = town.need(verified=False)
    first = wang.post(f"/needs/{need.pk}/verify/", VERIFIED | {"once": "k1"})
    again = wang.post(f"/needs/{need.pk}/verify/", VERIFIED | {"once": "k1"})
    assert (first.status_code, again.status_code) == (302, 302)
    assert wang.post(f"/needs/{need.pk}/verify/", VERIFIED | {"once": "k2"}).status_code == 409


@pytest.mark.parametrize(("act", "stage"), [("return", "returned"), ("answer", "met")])
def test_returning_and_answering_keep_the_words_the_asker_reads(wang, town, act, stage):
    need = town.need(verified=False)
    assert wang.post(f"/needs/{need.pk}/{act}/", {"words": "嗯"}).status_code == 422
    wang.post(f"/needs/{need.pk}/{act}/", {"words": "请写清楚楼号和单元"})
    need.refresh_from_db()
    assert (need.stage, need.reply) == (stage, "请写清楚楼号和单元")


def test_correcting_changes_the_words_and_not_the_stage(wang, town):
    need = town.need()
    wang.post(f"/needs/{need.pk}/correct/", VERIFIED | {"text": "三号楼前后路灯都坏了"})
    need.refresh_from_db()
    assert (need.text, need.stage) == ("三号楼前后路灯都坏了", "listed")


def test_a_lookalike_shows_the_shared_words_and_can_be_merged_and_taken_apart(wang, town):
    first = town.need("三号楼路灯坏了，晚上看不清路")
    twin = town.need("三号楼的路灯坏了看不清路", verified=False)
    page = wang.get(f"/needs/{twin.pk}/").content.decode()
    assert "很像这一件" in page
    assert "都说到“" in page
    wang.post(f"/needs/{twin.pk}/merge/", {"into": first.pk})
    assert Need.objects.get(pk=twin.pk).merged_into == first
    assert "撤回合并" in wang.get(f"/needs/{twin.pk}/").content.decode()
    wang.post(f"/needs/{twin.pk}/unmerge/")
    assert Need.objects.get(pk=twin.pk).stage == "new"


def test_merging_into_a_need_that_is_not_there_is_not_found(wang, town):
    twin = town.need(verified=False)
    assert wang.post(f"/needs/{twin.pk}/merge/", {"into": "x"}).status_code == 404
    assert wang.post(f"/needs/{twin.pk}/merge/", {"into": "987654"}).status_code == 404


def test_a_phone_is_shown_once_with_a_reason_that_is_kept(wang, town):
    need = town.need()
    page = wang.get(f"/needs/{need.pk}/").content.decode()
    assert "马*兰 199****1234" in page
    assert "19900001234" not in page
    asker = need.asked_by.get().pk
    assert wang.post(f"/needs/{need.pk}/unmask/", {"asker": asker, "reason": ""}).status_code == 422
    sent = {"asker": asker, "reason": "回电话问地点", "once": "k"}
    assert "19900001234" in wang.post(f"/needs/{need.pk}/unmask/", sent).content.decode()
    assert wang.post(f"/needs/{need.pk}/unmask/", sent).status_code == 409
    assert Unmasking.objects.get().reason == "回电话问地点"


def test_a_partner_sees_neither_askers_nor_acts(client, town):
    need = town.need()
    client.force_login(town.su)
    page = client.get(f"/needs/{need.pk}/").content.decode()
    assert "马*兰" not in page
    assert "退回补充" not in page
    assert client.post(f"/needs/{need.pk}/unmask/", {"asker": 1, "reason": "想看"}).status_code == 403


def test_suggestions_stand_beside_the_need_with_their_reasons(wang, town):
    resource = town.resource(categories=["infrastructure"])
    need = town.need(category="infrastructure")
    assert [found["resource"] for found in wang.get(f"/needs/{need.pk}/").context["suggestions"]] == [resource]


def test_a_caller_already_known_is_shown_with_earlier_needs_and_nothing_is_written(wang, town):
    need = town.need()
    for _turn in (1, 2):
        page = wang.post("/needs/new/caller/", {"phone": "199 0000 1234", "once": ["k", ""]})
        assert page.status_code == 200
        assert need.title in page.content.decode()
    assert Need.objects.count() == 1


def test_a_partner_cannot_look_up_who_has_which_phone(client, town):
    town.need()
    client.force_login(town.su)
    assert "earlier" not in client.post("/needs/new/caller/", {"phone": "19900001234"}).context


@pytest.mark.parametrize(
    ("who", "channel"), [("wang", "community"), ("chen", "sponsor"), ("su", "partner"), ("rep", "resident_rep")]
)
def test_each_reports_through_their_own_channel(client, town, who, channel):
    client.force_login(getattr(town, who))
    offered = [value for value, _label in client.get("/needs/new/").context["form"].fields["channel"].choices]
    assert offered[0] == channel
    client.post("/needs/new/", {"text": "五号楼门口积水结冰", "channel": channel})
    assert Need.objects.get().channel == channel


def test_nobody_reports_through_a_channel_that_is_not_theirs(client, town):
    client.force_login(town.su)
    assert client.post("/needs/new/", {"text": "五号楼门口积水", "channel": "sponsor"}).status_code == 422
    assert not Need.objects.exists()


def test_the_same_caller_is_the_same_person_and_phones_in_the_text_are_hidden(wang, town):
    sent = {"phone": "19900001234", "text": "门口积水，打我电话19900001234", "channel": "community"}
    wang.post("/needs/new/", sent)
    need = Need.objects.get()
    assert need.asked_by.get().person == town.ma
    assert "19900001234" not in need.text


def test_a_caller_who_says_the_same_joins_the_need_that_stands(wang, town):
    need = town.need()
    sent = {"name": "李强", "text": "三号楼路灯坏了", "channel": "community", "same_as": need.pk}
    wang.post("/needs/new/", sent)
    assert need.asked_by.count() == 2
    assert wang.post("/needs/new/", sent | {"name": ""}).status_code == 409
    assert Need.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("text", "短"), ("text", "长" * 2001), ("phone", "12"), ("wished_by", "2020-01-01"), ("name", "名" * 21)],
)
def test_a_new_need_with_an_error_is_asked_again(wang, town, field, value):
    sent = {"text": "五号楼门口积水", "channel": "community", field: value}
    answer = wang.post("/needs/new/", sent)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Need.objects.exists()


def test_the_live_fragment_offers_what_stands_already(wang, town):
    need = town.need()
    page = wang.get("/needs/new/lookalikes/", {"text": "三号楼路灯坏了看不清", "place": town.taian.code})
    assert need.title in page.content.decode()
    assert "sf-top" not in page.content.decode()
    assert wang.get("/needs/new/lookalikes/", {"text": "三号楼路灯坏了", "place": town.nanguan.code}).status_code == 404


def test_the_list_is_narrowed_by_stage_and_words_and_says_when_nothing_is_left(wang, town):
    town.need()
    town.need("五号楼门口积水", verified=False)
    assert [need.stage for need in wang.get("/needs/?show=listed").context["page"]] == ["listed"]
    assert [need.stage for need in wang.get("/needs/?q=积水").context["page"]] == ["new"]
    assert "没有这样的需求" in wang.get("/needs/?q=没有的词").content.decode()


@pytest.mark.parametrize("path", ["/needs/", "/work/"])
def test_a_longer_list_asks_the_database_no_more(wang, town, django_assert_max_num_queries, path):
    for n in range(3):
        needs.report(None, town.taian, f"第{n}号楼门口积水结冰", asker=town.ma)
    wang.get(path)
    with django_assert_max_num_queries(60) as few:
        wang.get(path)
    for n in range(12):
        needs.report(None, town.taian, f"第{n}号院子里垃圾没人清运", asker=town.ma)
    with django_assert_max_num_queries(len(few.captured_queries)):
        wang.get(path)


def test_a_clerk_takes_one_call_after_the_other_and_reads_the_code_out(wang, town):
    need = town.need()
    fetched = {"HTTP_X_REQUESTED_WITH": "fetch"}
    part = wang.post("/needs/new/caller/", {"phone": "19900001234"}, **fetched).content.decode()
    assert need.title in part and "还有1件没办完" in part and "<html" not in part
    sent = {"phone": "19900005678", "text": "五号楼门口积水结冰", "channel": "community", "then": "next"}
    answer = wang.post("/needs/new/", sent)
    new = Need.objects.get(text="五号楼门口积水结冰")
    code = new.asked_by.get().track_code
    assert answer.headers["Location"] == f"/needs/new/?place={town.taian.pk}"
    page = wang.get(answer.headers["Location"]).content.decode()
    assert f"{code[:4]}-{code[4:8]}-{code[8:]}" in page and "19900005678" not in page
    assert code[:4] not in wang.get("/needs/new/").content.decode()
