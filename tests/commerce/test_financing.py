"""The finance desk: from the first question to the money, every step a fact with its day, and nobody judged."""

import datetime

import pytest

from sifang.commerce import commands as commerce
from sifang.commerce import finance
from sifang.commerce.models import Application
from sifang.core import clock
from sifang.core.errors import NotAllowed, Refused
from sifang.core.models import Deed
from tests.commerce.shops import DAY, Shops

Stage = Application.Stage


@pytest.fixture
def shops(town):
    return Shops(town)


def submitted(shops, merchant=None, **facts):
    made = commerce.consult_finance(shops.luo, merchant or shops.noodles, **facts)
    for document in commerce.list_documents(shops.luo, made):
        commerce.hand_in(shops.luo, document)
    commerce.submit(shops.luo, made, shops.lender)
    return made


def test_a_merchant_goes_all_the_way_to_the_money(shops, town):
    made = commerce.consult_finance(
        shops.luo,
        shops.noodles,
        amount_wanted=20_000_000,
        purpose="添设备，电话13912345678",
        on=clock.today() - 9 * DAY,
    )
    assert "139" not in made.purpose and made.place == town.taian
    listed = commerce.list_documents(shops.luo, made)
    assert [document.title for document in listed] == list(finance.CUSTOMARY)
    commerce.hand_in(shops.luo, listed[0], on=clock.today() - 5 * DAY)
    commerce.hand_in(shops.luo, listed[1])
    commerce.take_back(shops.luo, listed[1])
    assert [document.at_hand_on is not None for document in made.documents.all()] == [True, *[False] * 4]
    commerce.submit(shops.luo, made, shops.lender, on=clock.today() - 4 * DAY)
    with pytest.raises(Refused, match="已提交"):
        commerce.hand_in(shops.luo, listed[2])
    commerce.record_answer(shops.luo, made, True, "同意18万元", on=clock.today() - 2 * DAY)
    with pytest.raises(Refused, match="不会更早"):
        commerce.disburse(shops.luo, made, 18_000_000, on=clock.today() - 3 * DAY)
    commerce.disburse(shops.luo, made, 18_000_000, on=clock.today() - DAY)
    made.refresh_from_db()
    assert (made.stage, made.disbursed, made.disbursed_on) == (Stage.DISBURSED, 18_000_000, clock.today() - DAY)
    assert finance.paid_out(shops.luo, town.taian.code) == 18_000_000
    assert finance.paid_out(shops.luo, town.taian.code, clock.today().year - 1) == 0
    verbs = Deed.objects.filter(subject_kind="commerce.application", verb__startswith="application.")
    assert [verb for verb in verbs.order_by("pk").values_list("verb", flat=True)] == [
        "application.consulted", "application.documents_listed", "application.document_at_hand",
        "application.document_at_hand", "application.document_missing", "application.submitted",
        "application.approved", "application.disbursed",
    ]  # fmt: skip


def test_a_declined_merchant_gathers_papers_for_another_institution(shops):
    made = submitted(shops)
    commerce.record_answer(shops.luo, made, False, "抵押物不足")
    commerce.list_documents(shops.luo, made, ["营业执照", "担保合同", "营业执照"])
    assert [(document.title, bool(document.at_hand_on)) for document in made.documents.all()] == [
        ("营业执照", True), ("担保合同", False),
    ]  # fmt: skip
    commerce.submit(shops.luo, made, shops.guarantor)
    made.refresh_from_db()
    assert (made.institution, made.answer, made.answered_on) == (shops.guarantor, "", None)


def test_the_next_checklist_of_a_place_begins_with_its_last_one(shops, town):
    made = commerce.consult_finance(shops.luo, shops.noodles)
    commerce.list_documents(shops.luo, made, ["营业执照", "摊位证"])
    other = commerce.consult_finance(shops.luo, shops.shoes)
    assert [document.title for document in commerce.list_documents(shops.luo, other)] == ["营业执照", "摊位证"]
    assert finance.customary_documents(town.nanguan) == list(finance.CUSTOMARY)


def test_slips_of_the_pen_are_refused(shops):
    for wrong in ({"amount_wanted": 0}, {"amount_wanted": 10**12}, {"on": clock.today() + DAY}):
        with pytest.raises(Refused):
            commerce.consult_finance(shops.luo, shops.noodles, **wrong)
    made = commerce.consult_finance(shops.luo, shops.noodles)
    for titles in ([], [" "], [str(n) for n in range(21)]):
        with pytest.raises(Refused):
            commerce.list_documents(shops.luo, made, titles)
    with pytest.raises(Refused, match="不能改成"):
        commerce.submit(shops.luo, made, shops.lender)
    commerce.end_application(shops.luo, made, "不办了")
    with pytest.raises(Refused, match="不能改成"):
        commerce.list_documents(shops.luo, made)


def test_only_the_finance_desk_of_the_place_keeps_it_and_few_see_it(shops, town):
    stranger = town.official("he", "何勇", "district_clerk", place=town.nanguan)
    made = commerce.consult_finance(shops.luo, shops.noodles)
    for actor in (stranger, town.wang, town.su, town.chen):
        with pytest.raises(NotAllowed):
            commerce.consult_finance(actor, shops.noodles)
        with pytest.raises(NotAllowed):
            commerce.list_documents(actor, made)
    people = (shops.luo, stranger, town.li, town.wang, town.chen, town.su, town.rep, town.clerk, town.zhou)
    seen = {person.username for person in people if finance.applications(person, "").exists()}
    assert seen == {"luo", "li", "wang", "clerk"}


def test_banks_are_found_by_what_they_are_called(shops, town):
    assert [str(body) for body in finance.institutions_for(town.taian)] == ["惠民担保公司", "河西银行", "甘州农商银行"]


def test_the_list_goes_by_the_day_of_the_consultation(shops):
    days = [clock.today() - n * DAY for n in (3, 1, 2)]
    for day in days:
        commerce.consult_finance(shops.luo, shops.noodles, on=day)
    shown = [made.consulted_on for made in finance.applications(shops.luo, "")]
    assert shown == sorted(days, reverse=True)
    assert isinstance(shown[0], datetime.date)
    assert finance.counts(shops.luo, "") == {"consulted": 3}
