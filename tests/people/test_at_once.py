"""Two desks that enter the same at once: one word stands, the others are told so."""

import pytest

from sifang.core.errors import Refused
from sifang.people import commands as people
from sifang.people.models import Person, Post
from tests.crowd import at_once
from tests.town import Town

pytestmark = pytest.mark.django_db(transaction=True)
DESKS = range(4)


@pytest.fixture
def town(transactional_db):
    """The small town, with rows that other threads see."""
    return Town()


def winners(answers):
    """How many were carried out; all others were refused in words."""
    refused = [answer for answer in answers if isinstance(answer, Exception)]
    assert all(isinstance(answer, Refused) for answer in refused), refused
    return len(answers) - len(refused)


def test_one_account_a_login_name(town):
    assert winners(at_once(lambda _n: people.induct(town.li, "陆平", "luping", "worker", place=town.taian), DESKS)) == 1


def test_one_organization_a_name_and_place(town):
    assert winners(at_once(lambda _n: people.found(town.li, "泰安药店", town.taian), DESKS)) == 1


def test_one_partnership_an_organization_and_place(town):
    body = people.found(None, "街道工会", town.street)
    assert winners(at_once(lambda _n: people.partner(town.li, body, town.taian), DESKS)) == 1


def test_one_post_of_a_kind_where_one_is_the_most(town):
    lu = people.register(None, "陆平", username="luping")
    assert winners(at_once(lambda _n: people.appoint(town.li, lu, "worker", place=town.taian), DESKS)) == 1


def test_one_person_a_telephone(town):
    met = at_once(lambda _n: people.meet_caller(None, "13912345678", name="陆", home=town.taian), DESKS)
    assert winners(met) == len(DESKS)
    assert Person.objects.by_phone("13912345678").count() == 1


def test_one_secretary_a_community(town):
    people.end_post(None, town.li.posts.get())
    fresh = [people.register(None, f"书记{n}", username=f"shuji{n}") for n in DESKS]
    assert winners(at_once(lambda n: people.appoint(town.clerk, fresh[n], "secretary", place=town.taian), DESKS)) == 1


def test_one_committee_a_community(town):
    assert winners(at_once(lambda _n: people.constitute(town.li, town.taian), DESKS)) == 1


def test_one_successor_a_post(town):
    fresh = [people.register(None, f"领导{n}", username=f"lingdao{n}") for n in DESKS]
    post = town.chen.posts.get().pk
    hand_over = lambda n: people.hand_over(None, Post.objects.get(pk=post), fresh[n])  # noqa: E731
    assert winners(at_once(hand_over, DESKS)) == 1
    assert Post.objects.current().filter(kind="sponsor", place=town.taian).count() == 1


def test_one_answer_a_nomination(town):
    made = people.constitute(town.li, town.taian)
    post = people.nominate_new(town.li, "陆远", "part_time_member", committee=made).pk
    assert winners(at_once(lambda _n: people.approve(town.clerk, Post.objects.get(pk=post)), DESKS)) == 1
