"""The points are the office's: the nearest version in force holds, and none is put in force blindly."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sifang.core import clock
from sifang.core.models import Deed
from sifang.needs.models import Need
from sifang.projects import policies, soundness
from sifang.projects.commands import matching
from sifang.projects.commands import policies as office
from sifang.projects.models import Allocation, MatchPolicy, Project
from sifang.resources.models import Booking
from tests.people.offices import officer_of
from tests.refusals import not_allowed, refused
from tests.worlds import world

pytestmark = pytest.mark.django_db
Stage = MatchPolicy.Stage


def kept(place, stage=Stage.IN_FORCE, **points):
    """A version as it was once written, whatever commands say today."""
    return MatchPolicy.objects.create(place=place, points=points, why="试行", stage=stage, written_at=clock.now())


def test_the_nearest_version_in_force_holds_else_the_published_defaults(town):
    assert policies.in_force(town.taian.pk) == (None, policies.DEFAULTS)
    assert policies.DEFAULTS.weeks == 4
    county, _old = kept(town.county, wait=4), kept(town.street, Stage.REPLACED, wait=1)
    street = kept(town.street, wait=3)
    kept(town.street, Stage.DRAFT, wait=2)
    assert policies.in_force(town.taian.pk)[0] == street
    assert policies.in_force(town.taian.pk)[1].wait == 3
    assert policies.in_force(town.county.pk) == (county, policies.policy_of({"wait": 4}))


def test_points_come_back_as_they_were_kept_and_what_they_do_not_name_has_its_default():
    own = policies.policy_of({"wait": 3, "evenness": [0, 900], "alike_enough": 0.5})
    assert (own.wait, own.evenness, own.alike_enough, own.weeks, own.base) == (3, (0, 900), 0.5, 4, 1000)
    assert policies.policy_of(policies.points_of(own)) == own
    older = policies.points_of(own) | {"taper": 3}
    del older["related"], older["standing"]
    assert policies.policy_of(older) == own


def points(**changed):
    return policies.points_of(policies.DEFAULTS) | changed


# No points for anything but what is named beside.
FLAT = dict.fromkeys(("category", "related", "time", "completeness", "standing", "wait"), 0) | {"area": [0, 0, 0, 0]}


@pytest.mark.parametrize(
    ("changed", "name", "words"),
    [
        ({"base": 0}, "base", "whole number from 1 to"),
        ({"wait": -1}, "wait", "whole number from 0 to"),
        ({"wait": "5"}, "wait", "whole number"),
        ({"weeks": 1.5}, "weeks", "from 1 to 52"),
        ({"alike_enough": 1.2}, "alike_enough", "from 1 to 100"),
        ({"alike_enough": "0.2"}, "alike_enough", "from 1 to 100"),
        ({"urgency": [0, 2000]}, "urgency_0", "Four numbers"),
        ({"area": 5}, "area_0", "Four numbers"),
        ({"evenness": []}, "evenness", "one to 8 whole numbers"),
        ({"evenness": [0, 500, 400]}, "evenness", "may not fall"),
        ({"area": [100, 200, 40, 10]}, "area_1", "at most that"),
        ({"related": 101}, "related", "same one (100)"),
        (FLAT | {"text": 32_900, "urgency": [0, 33_000, 66_000, 99_000]}, "text", "from 0 to 32767"),
        ({"wait": 6}, "urgency_1", "longest wait (1080) and the best fit (1010)"),
        ({"urgency": [0, 2000, 4000, 5000]}, "urgency_3", "at least 5911"),
        ({"base": 99_999, "urgency": [0, 90_000, 95_000, 99_999], "wait": 1000, "wait_days": 3650}, "urgency_3", "fit"),
    ],
)
def test_each_number_that_makes_no_policy_is_named_with_what_to_do(town, changed, name, words):
    with refused(words) as caught:
        office.draft_policy(town.clerk, town.street, points(**changed), "试一试新的分值")
    assert list(soundness.faults(points(**changed))) == [name], str(caught.value)
    assert not MatchPolicy.objects.exists()


@settings(max_examples=60, deadline=None)
@given(
    some.lists(some.integers(0, 9000), min_size=4, max_size=4).map(sorted),
    some.lists(some.integers(0, 300), min_size=4, max_size=4),
    some.lists(some.integers(0, 2000), min_size=1, max_size=4),
    some.integers(0, 6),
    some.integers(0, 120),
)
def test_what_is_found_sound_is_a_policy_and_nothing_else_is(urgency, area, evenness, wait, related):
    drawn = points(urgency=urgency, area=area, evenness=evenness, wait=wait, related=related)
    if soundness.faults(drawn):
        with pytest.raises(ValueError, match=r"\w"):
            policies.policy_of(drawn)
    else:
        policy = policies.policy_of(drawn)
        assert min(high - low for low, high in pairwise(policy.urgency)) > soundness.most_fit(drawn)
        assert (policy.most_wait, policy.most_fit) == (soundness.most_wait(drawn), soundness.most_fit(drawn))


@world
def short(town):
    """Two needs that one electrician of two half-days would serve: one waits longer, the other names his very words."""
    town.waits = town.need("楼道的灯不亮了，请来看看")
    Need.objects.filter(pk=town.waits.pk).update(raised_on=clock.today() - datetime.timedelta(days=100))
    town.fits = town.need("请电工检修线路路灯")
    town.electrician = town.resource(capacity=2)
    return town


def tried(town, draft):
    """The draft, after the worker has carried out a trial of it."""
    run = office.order_trial(town.clerk, draft.place, draft)
    return matching.carry_out(run)


def test_a_trial_says_who_gains_and_who_loses_and_writes_no_proposal(short):
    matching.match(short.wang, short.taian)

    def proposed():
        rows = Allocation.objects.values_list("project", "booking", "reasons")
        return list(rows), list(Booking.objects.values()), list(Project.objects.values())

    standing = proposed()
    draft = office.draft_policy(short.clerk, short.taian, points(wait=0, standing=0), "等得久不再加分试试看")
    run = tried(short, draft)
    assert (run.stage, run.failure) == ("done", "")
    assert proposed() == standing
    facts = run.comparison
    assert (run.stage, run.needs, run.resources) == ("done", 2, 1)
    assert [row["need"] for row in facts["told_gains"]] == [short.fits.pk]
    assert [row["need"] for row in facts["told_losses"]] == [short.waits.pk]
    assert (facts["told_losses"][0]["before"], facts["told_losses"][0]["after"]) == (2, 0)
    assert facts["told_losses"][0]["why"] and facts["told_gains"][0]["why"]
    assert (facts["gains"], facts["losses"], facts["gone_pairs"], facts["new_pairs"]) == (1, 1, 1, 1)
    for side in facts["sides"]:
        assert (side["whole"], side["partly"], side["nothing"], side["half_days"], side["asked"]) == (1, 0, 1, 2, 4)
        assert side["total"] == side["bound"]
        assert sum(served for _asked, served in side["bands"]) == 2
    assert facts["places"] == [[short.taian.pk, "泰安社区", 4, 2, 2]]


def test_a_draft_holds_only_after_its_trial_and_the_version_before_is_kept(short):
    first = office.draft_policy(short.clerk, short.street, points(wait=4), "先少给等待的分")
    with refused("Nobody has seen yet"):
        office.put_in_force(short.clerk, first)
    tried(short, first)
    office.put_in_force(short.clerk, first)
    assert policies.in_force(short.taian.pk) == (first, policies.policy_of(first.points))
    second = office.draft_policy(short.clerk, short.street, {"wait": 3}, "再少一点，电话13800138000")
    assert "138" not in second.why
    tried(short, second)
    office.put_in_force(short.clerk, second)
    first.refresh_from_db()
    assert (first.stage, bool(first.ended_at)) == ("replaced", True)
    assert [row.pk for row in policies.history(short.clerk, short.street)] == [second.pk, first.pk]
    assert [row.pk for row in policies.history(short.wang, short.taian)] == [second.pk, first.pk]
    verbs = Deed.objects.filter(verb__startswith="policy.").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["policy.drafted", "policy.trial_ordered", "policy.put_in_force"] * 2


def test_a_trial_against_what_held_before_does_not_do(short):
    below = office.draft_policy(short.clerk, short.taian, points(wait=2), "社区自己的试行")
    tried(short, below)
    above = office.draft_policy(short.clerk, short.street, points(wait=4), "街道统一的试行")
    tried(short, above)
    office.put_in_force(short.clerk, above)
    with refused("Since the trial"):
        office.put_in_force(short.clerk, below)
    tried(short, below)
    office.put_in_force(short.clerk, below)
    assert policies.set_below(short.street) == [short.taian]


def test_a_place_has_one_draft_that_gives_way_to_another_or_is_dropped(town):
    draft = office.draft_policy(town.clerk, town.street, points(wait=4), "第一稿的理由")
    with refused("Another draft"):
        office.draft_policy(town.clerk, town.street, points(wait=3), "第二稿的理由")
    second = office.draft_policy(town.clerk, town.street, points(wait=3), "第二稿的理由", in_place_of=draft)
    draft.refresh_from_db()
    assert (draft.stage, policies.draft_at(town.street)) == ("dropped", second)
    waiting = office.order_trial(town.clerk, town.taian, second)
    with refused("on its way already"):
        office.order_trial(town.clerk, town.street, second)
    with refused("not for this place"):
        office.order_trial(town.clerk, town.county, second)
    office.drop_draft(town.clerk, second)
    waiting.refresh_from_db()
    assert (waiting.stage, matching.carry_out_next()) == ("cancelled", None)
    with refused("no draft any more"):
        office.order_trial(town.clerk, town.street, second)
    with refused("at least four"):
        office.draft_policy(town.clerk, town.street, points(wait=3), "改")
    with refused("hold already"):
        office.draft_policy(town.clerk, town.street, {}, "什么也没有改")
    assert policies.in_force(town.taian.pk)[0] is None


def test_the_street_and_the_organization_department_set_points_and_nobody_else(town):
    draft = office.draft_policy(officer_of(town), town.county, points(wait=4), "全区试行的理由")
    acts = (
        lambda by: office.draft_policy(by, town.county, points(wait=3), "换一个数的理由"),
        lambda by: office.order_trial(by, town.county, draft),
        lambda by: office.put_in_force(by, draft),
        lambda by: office.drop_draft(by, draft),
    )
    for by in (town.clerk, town.li, town.wang, town.su, town.chen):
        for act in acts:
            with not_allowed("Only the street and the organization department"):
                act(by)
    assert list(MatchPolicy.objects.visible_to(town.li)) == []
