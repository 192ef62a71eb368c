"""A joint Party committee, clicked as people do: from a bank's nomination to the letter of appointment."""

import pytest
from django.core.cache import cache

from sifang.core import errands
from sifang.people.models import Committee, Post
from tests.people.offices import committee_of
from tests.stories.visitor import Visitor

PASSWORD = "horse-staple-27"


@pytest.fixture
def cast(town, more_desks):
    """The committee with four members, and the secretary, the bank's liaison and the street clerk at their desks."""
    cache.clear()
    town.committee = committee_of(town, full_time=2, part_time=2)
    for name, person in {"secretary": town.li, "liaison": town.su, "street": town.clerk}.items():
        person.set_password(PASSWORD)
        person.save()
        visitor = Visitor(more_desks())
        visitor.log_in(person.username, PASSWORD)
        setattr(town, name, visitor)
    return town


def test_from_nomination_to_the_letter_of_appointment(cast):
    the_liaison_nominates_its_own_head(cast.liaison)
    the_street_approves(cast.street)
    the_secretary_appoints(cast.secretary)
    the_street_announces(cast.street)
    the_secretary_plans_the_chairs(cast.secretary)
    the_liaison_reads_the_outcome(cast.liaison)
    assert Post.objects.get(sent_by=cast.bank).stage == Post.Stage.APPOINTED
    assert Committee.objects.get().announced_on


def the_liaison_nominates_its_own_head(liaison):
    liaison.follow("推荐兼职委员、选派干部", within="main")
    liaison.follow("推荐泰安社区大党委兼职委员", within="main")
    liaison.write("name", "陆远")
    liaison.write("title", "河西银行行长")
    liaison.write("reason", "愿意带头出力")
    liaison.press("推荐")
    liaison.sees("陆远被推荐为兼职委员，等批复", "推荐人自己不能批")
    errands.run_all()


def the_street_approves(street):
    street.follow("通知")
    street.follow("已推荐，等您批复", within="main")
    street.sees("同意这份推荐吗？", "愿意带头出力")
    street.write("document", "南街党工委批〔2026〕3号")
    street.press("同意，批复")
    assert "同意陆远同志" in street.paper("批复")


def the_secretary_appoints(secretary):
    secretary.follow("四方名册")
    secretary.follow("大党委", within="main")
    secretary.follow("泰安社区大党委", within="main")
    secretary.sees("还不能公布名单", "委员总数要是单数", "1人正在推荐")
    secretary.follow("陆远", within="main")
    secretary.press("聘任，出聘书")
    secretary.sees("陆远已聘为兼职委员")
    letter = secretary.paper("聘书")
    assert "陆远同志" in letter and "泰安社区大党委兼职委员" in letter and "特发此证" in letter


def the_street_announces(street):
    street.follow("四方名册")
    street.follow("大工委和大党委", within="main")
    street.follow("泰安社区大党委", within="main")
    street.sees("人数合规定，可以公布名单了", "开会要到3人才算数")
    street.press("核定并公布名单")
    street.sees("泰安社区大党委有5名委员")


def the_secretary_plans_the_chairs(secretary):
    secretary.follow("泰安社区大党委", within="main")
    secretary.unfold("排一年的轮值")
    secretary.press("四个季度一次排好")
    secretary.sees("现在的轮值主席是", "10月1日至12月31日")


def the_liaison_reads_the_outcome(liaison):
    liaison.page.reload()
    liaison.sees("陆远已聘为兼职委员", "南街党工委批〔2026〕3号")
    liaison.follow("泰安社区大党委", within="main")
    liaison.follow("公示文字", within="main")
    liaison.sees("兼职委员：陆远（河西银行行长）")
