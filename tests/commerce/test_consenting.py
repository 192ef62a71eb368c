"""The separate consent: the merchant's own word, told once, taken back for good, and no use to anybody who searches."""

import pytest

from sifang.commerce import commands as commerce
from sifang.commerce.models import Application, Consent, Provision
from sifang.core.errors import NotAllowed, Refused
from sifang.core.models import Deed
from tests.commerce.shops import Shops

WORDS = "我是中共党员，组织关系在盛世商圈党支部。"
Stage = Consent.Stage


@pytest.fixture
def shops(town):
    return Shops(town)


@pytest.fixture
def asked(shops):
    made = commerce.consult_finance(shops.luo, shops.noodles)
    return commerce.ask_consent(shops.luo, made, shops.lender)


def stored():
    """Everything the tables of consents and the deeds hold, as text."""
    rows = [*Consent.objects.values(), *Deed.objects.values(), *Provision.objects.values()]
    return repr(rows)


def test_what_was_given_is_told_once_and_on_record(shops, asked):
    commerce.give_consent(asked.code.lower(), WORDS)
    provision = commerce.provide(shops.luo, asked)
    assert provision.statement == WORDS
    assert Provision.objects.get().by == shops.luo and Provision.objects.get().statement == ""
    assert Deed.objects.filter(verb="consent.provided", actor=shops.luo).count() == 1
    assert "党员" not in stored() and "\\u515a" not in stored()
    with pytest.raises(Refused, match="已经转告过"):
        commerce.provide(shops.luo, asked)


@pytest.mark.parametrize("said", ["nothing", "refused", "revoked", "application over"])
def test_without_a_standing_consent_nothing_is_told(shops, asked, said):
    if said == "refused":
        commerce.refuse_consent(asked.code)
    elif said != "nothing":
        commerce.give_consent(asked.code, WORDS)
    if said == "revoked":
        commerce.revoke_consent(asked.code)
    if said == "application over":
        commerce.end_application(shops.luo, asked.application, "不办了")
    with pytest.raises(Refused, match="没有有效的同意"):
        commerce.provide(shops.luo, asked)
    assert not Provision.objects.exists()


def test_taking_it_back_throws_key_and_words_away(shops, asked):
    commerce.give_consent(asked.code, WORDS)
    commerce.provide(shops.luo, asked)
    commerce.revoke_consent(asked.code)
    asked.refresh_from_db()
    assert (asked.stage, asked.data_key, asked.statement_sealed, asked.statement) == (Stage.REVOKED, "", "", "")
    assert Provision.objects.count() == 1


def test_who_said_no_is_not_asked_again_but_may_think_better_of_it(shops, asked):
    commerce.refuse_consent(asked.code)
    with pytest.raises(Refused, match="不问第二遍"):
        commerce.ask_consent(shops.luo, asked.application, shops.lender)
    commerce.give_consent(asked.code, WORDS)
    commerce.revoke_consent(asked.code)
    with pytest.raises(Refused, match="不问第二遍"):
        commerce.ask_consent(shops.luo, asked.application, shops.lender)
    assert commerce.ask_consent(shops.luo, asked.application, shops.guarantor).stage == Stage.ASKED


def test_a_refusal_changes_nothing_about_the_application(shops, asked):
    before = Application.objects.values().get()
    commerce.refuse_consent(asked.code)
    assert Application.objects.values().get() == before
    commerce.list_documents(shops.luo, asked.application)
    commerce.submit(shops.luo, asked.application, shops.lender)


def test_the_money_or_the_end_throws_the_words_away(shops, asked):
    commerce.give_consent(asked.code, WORDS)
    commerce.list_documents(shops.luo, asked.application)
    commerce.submit(shops.luo, asked.application, shops.lender)
    commerce.record_answer(shops.luo, asked.application, False)
    asked.refresh_from_db()
    assert (asked.data_key, asked.statement_sealed) == ("", "")
    with pytest.raises(Refused, match="已经办完"):
        commerce.ask_consent(shops.luo, asked.application, shops.guarantor)
    commerce.revoke_consent(asked.code)
    with pytest.raises(Refused, match="已经办完"):
        commerce.give_consent(asked.code, WORDS)


def test_only_a_named_clerk_of_the_desk_is_told(shops, asked, town):
    commerce.give_consent(asked.code, WORDS)
    for actor in (None, town.li, town.wang, town.su, town.official("he", "何勇", "district_clerk", place=town.nanguan)):
        with pytest.raises(NotAllowed):
            commerce.provide(actor, asked)


def test_an_unknown_code_and_empty_words_are_refused(asked):
    for code in ("", "QQQQ", "' OR 1=1"):
        with pytest.raises(Refused, match="没有这个码"):
            commerce.give_consent(code, WORDS)
    with pytest.raises(Refused, match="至少4个字"):
        commerce.give_consent(asked.code, " 是 ")
    asked.refresh_from_db()
    assert asked.stage == Stage.ASKED


def test_what_is_sealed_is_equally_long_whatever_it_says(shops, asked):
    other = commerce.ask_consent(shops.luo, commerce.consult_finance(shops.luo, shops.shoes), shops.lender)
    commerce.give_consent(asked.code, WORDS)
    commerce.give_consent(other.code, "我不是党员，想请银行看看我店里十年的流水。" * 4)
    lengths = {len(sealed) for sealed in Consent.objects.values_list("statement_sealed", flat=True)}
    assert len(lengths) == 1
