"""Who is appointed to what by whom, and what a post opens while it is held."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from sifang.core import clock
from sifang.core.models import Deed
from sifang.people import commands as people
from sifang.people import posts, queries
from sifang.people.models import Person, Post
from tests.refusals import not_allowed, refused
from tests.worlds import world

pytestmark = pytest.mark.django_db


@world
def lu(town):
    """陆远, who holds no post yet."""
    return people.register(None, "陆远", username="lu", home=town.taian)


def fresh(person):
    return Person.objects.get(pk=person.pk)


def test_a_secretary_appoints_a_worker_who_may_then_verify_here_and_nowhere_else(town, lu):
    assert not lu.may("verify", town.taian.pk)
    people.appoint(town.li, lu, "worker", place=town.taian)
    assert lu.may("verify", town.taian.pk) and lu.may("verify", f"{town.taian.pk}001")
    assert not lu.may("verify", town.nanguan.pk) and not lu.may("sign", town.taian.pk)
    assert Deed.objects.filter(verb="post.appointed", actor=town.li, subject_id=lu.pk).count() == 1


@pytest.mark.parametrize(
    ("by", "kind"),
    [
        ("li", "secretary"), ("li", "sponsor"), ("wang", "worker"), ("zhou", "worker"), ("clerk", "sponsor"),
        ("chen", "worker"), ("su", "resident_rep"), ("ma", "worker"), ("rep", "resident_rep"),
    ],
)  # fmt: skip
def test_nobody_appoints_beyond_their_own_post(town, lu, by, kind):
    with not_allowed("cannot appoint", "street or the organization department"):
        people.appoint(getattr(town, by), lu, kind, place=town.taian)
    assert not lu.posts.exists()


@pytest.mark.parametrize(
    ("by", "kind"),
    [("li", "worker"), ("li", "grid_worker"), ("li", "resident_rep"), ("clerk", "secretary"), ("clerk", "worker")],
)
def test_those_the_table_names_appoint(town, lu, by, kind):
    if kind == "secretary":
        people.end_post(town.clerk, town.li.posts.get())
    people.appoint(getattr(town, by), lu, kind, place=town.taian)
    assert [post.kind for post in fresh(lu).current_posts] == [kind]


def test_the_same_post_is_held_once(town, lu):
    people.appoint(town.li, lu, "grid_worker", place=town.taian)
    with refused("陆远", "already holds this post"):
        people.appoint(town.li, lu, "grid_worker", place=town.taian)


def test_a_leader_sponsors_two_communities_at_most(town, lu):
    people.appoint(None, lu, "sponsor", place=town.taian)
    people.appoint(None, lu, "sponsor", place=town.nanguan)
    with refused("陆远", "2 posts", "end one first"):
        people.appoint(None, lu, "sponsor", place=town.street)


def test_an_ended_post_makes_room_and_opens_nothing(town, lu):
    post = people.appoint(town.li, lu, "worker", place=town.taian)
    with not_allowed("cannot end this post"):
        people.end_post(town.wang, post)
    people.end_post(town.li, post)
    assert fresh(lu).reach.codes == ()
    assert not fresh(lu).may("verify", town.taian.pk)
    people.appoint(town.li, lu, "worker", place=town.taian)
    assert fresh(lu).may("verify", town.taian.pk)


def test_ending_a_post_again_does_not_prolong_it(town, lu):
    post = people.appoint(town.li, lu, "worker", place=town.taian)
    people.end_post(town.li, post)
    ended = post.until
    with clock.at(clock.now() + datetime.timedelta(days=3)):
        people.end_post(town.li, Post.objects.get(pk=post.pk))
    assert Post.objects.get(pk=post.pk).until == ended


def test_a_post_counts_from_its_first_day_to_its_last(town, lu):
    today = clock.today()
    people.appoint(None, lu, "worker", place=town.taian, since=today + datetime.timedelta(days=1))
    assert not fresh(lu).may("verify", town.taian.pk)
    with clock.at(clock.now() + datetime.timedelta(days=1)):
        assert fresh(lu).may("verify", town.taian.pk)
        people.end_post(None, Post.objects.get(person=lu), last_day=clock.today())
        assert fresh(lu).may("verify", town.taian.pk)
    with clock.at(clock.now() + datetime.timedelta(days=2)):
        assert not fresh(lu).may("verify", town.taian.pk)


def test_a_liaison_speaks_for_one_organization_and_reaches_its_communities(town):
    assert town.su.may("speak", organization=town.bank)
    assert not town.su.may("speak", organization=town.power)
    assert town.su.reach.communities == (town.taian.pk,)
    people.partner(town.zhou, town.bank, town.nanguan)
    assert set(fresh(town.su).reach.communities) == {town.taian.pk, town.nanguan.pk}


@pytest.mark.parametrize("kind", sorted(set(posts.KINDS) - {"liaison"}))
def test_a_post_of_a_place_is_not_held_at_an_organization(town, lu, kind):
    with refused("cannot be held there", "liaison speaks for an organization"):
        people.appoint(None, lu, kind, organization=town.bank)


def test_a_liaison_is_not_appointed_to_a_place(town, lu):
    with refused("cannot be held there"):
        people.appoint(None, lu, "liaison", place=town.taian)


def test_the_database_knows_the_posts_and_their_one_seat(town, lu):
    for wrong in (
        {"kind": "king", "place": town.taian},
        {"kind": "worker"},
        {"kind": "worker", "place": town.taian, "organization": town.bank},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Post.objects.create(person=lu, since=clock.today(), **wrong)


def test_the_four_parties_of_a_community_and_who_is_missing(town):
    four = queries.public_four_parties(town.taian)
    assert [post.person for post in four.sponsors] == [town.chen]
    assert {tie.organization for tie in four.partners} == {town.power, town.bank}
    assert {post.person for tie in four.partners for post in tie.organization.liaisons} == {town.su, town.deng}
    assert [post.person for post in four.community] == [town.li, town.wang]
    assert [post.person for post in four.residents] == [town.rep]
    assert four.gaps == []
    assert queries.public_four_parties(town.nanguan).gaps == ["l", "o", "r"]
    assert queries.public_coverage(town.street.pk) == {town.taian.pk: [], town.nanguan.pk: ["l", "o", "r"]}


def test_somebody_new_gets_a_password_that_is_read_once(town):
    post, password = people.induct(town.li, "韩梅", "han", "worker", place=town.taian)
    assert post.person.check_password(password)
    assert [len(group) for group in password.split("-")] == [4, 4, 4]
    people.change_password(post.person, "another long word")
    assert not fresh(post.person).check_password(password)
    with refused("han", "is taken"):
        people.register(town.li, "韩雪", username="han")
