"""Activities: scheduled, announced, held with counts, cancelled with a reason, reminded of once."""

import datetime
from types import SimpleNamespace

import pytest

from sifang.activities import commands
from sifang.activities.models import Activity
from sifang.core import clock, errands
from sifang.core.models import Deed
from sifang.figures.queries import FIGURES
from sifang.notices.models import Notice
from sifang.site.verbs import worker
from tests.activities.year import activity_of, held_activity, plan_of
from tests.refusals import not_allowed, refused


def test_an_activity_comes_from_a_line_and_is_held_with_counts(town):
    line = plan_of(town).lines.first()
    activity = held_activity(town, line=line)
    activity.refresh_from_db()
    assert (activity.stage, activity.residents, activity.line) == ("held", 30, line)
    assert {row.organization.name: row.came for row in activity.turnouts.all()} == {"河西银行": 5, "供电服务队": 8}


def test_the_gala_of_the_four_parties_is_counted_once_it_was_held(town):
    galas = FIGURES["galas_held"]
    activity = activity_of(town, days=-1, kind="gala", organizations=[town.bank, town.power])
    assert galas.value(town.taian.code) == 0
    commands.hold(town.wang, activity, came={town.bank.pk: 6, town.power.pk: 4}, residents=80)
    assert list(galas.rows(town.taian.code, None)) == [activity]


def test_what_is_told_of_an_activity_holds_no_private_number(town):
    activity = activity_of(town, words="请联系 13912345678", title="清理楼道 13912345678")
    assert "139" not in activity.words + activity.title


def test_an_activity_is_not_recorded_before_it_begins(town):
    activity = activity_of(town)
    with refused("not begun"):
        commands.hold(town.wang, activity)


def test_a_count_of_an_organization_that_was_not_asked_is_added_if_it_is_a_partner(town):
    activity = activity_of(town, days=-1, organizations=[town.bank])
    foreign = town.foreign_body("南关物业", town.nanguan)
    with refused("partner"):
        commands.hold(town.wang, activity, came={foreign.pk: 3})
    assert Activity.objects.get().stage == "planned"
    commands.hold(town.wang, activity, came={town.power.pk: 3})
    assert activity.turnouts.get(organization=town.power).came == 3


@pytest.mark.parametrize("came", [-1, 10_000])
def test_a_count_is_a_number_of_people(town, came):
    activity = activity_of(town, days=-1)
    with refused():
        commands.hold(town.wang, activity, came={town.bank.pk: came})


def test_holding_takes_few_queries(town, django_assert_max_num_queries):
    activity = activity_of(town, days=-1)
    with django_assert_max_num_queries(16):
        commands.hold(town.wang, activity, came={town.bank.pk: 5, town.power.pk: 2}, residents=9)


def test_only_the_community_schedules_holds_and_cancels(town):
    activity = activity_of(town, days=-1)
    for actor in (town.su, town.zhou, town.chen, town.ma):
        with not_allowed():
            commands.schedule(actor, town.taian, "clinic", "义诊", clock.now())
        with not_allowed():
            commands.hold(actor, activity)
        with not_allowed():
            commands.cancel(actor, activity, "下雨了，改天再办")


def test_a_cancelled_activity_says_why_and_is_not_held(town):
    activity = activity_of(town, days=-1)
    with refused("why"):
        commands.cancel(town.wang, activity, "雨")
    commands.cancel(town.wang, activity, "下大雨，改到下周")
    with refused():
        commands.hold(town.wang, activity)
    assert Activity.objects.get().cancelled_why == "下大雨，改到下周"


def test_the_liaison_says_how_many_will_come_of_the_own_organization(town):
    activity = activity_of(town)
    commands.announce(town.su, activity, town.bank, 6)
    assert activity.turnouts.get(organization=town.bank).expected == 6
    with not_allowed():
        commands.announce(town.su, activity, town.power, 6)
    with not_allowed():
        commands.announce(town.zhou, activity, town.bank, 6)


def test_names_are_kept_by_choice_alone_and_can_be_taken_back(town):
    activity = activity_of(town)
    commands.take_part(town.su, activity)
    commands.take_part(town.su, activity)
    assert activity.participants.count() == 1
    commands.step_back(town.su, activity)
    assert not activity.participants.exists()
    for stranger in (town.zhou, town.ma):
        with not_allowed():
            commands.take_part(stranger, activity)


def test_liaisons_are_reminded_three_days_ahead_once(town):
    soon, later = activity_of(town, days=2), activity_of(town, days=5)
    errands.run_all()
    Notice.objects.all().delete()
    assert commands.remind_due() == 1
    assert commands.remind_due() == 0
    errands.run_all()
    assert set(Notice.objects.values_list("person__username", "about")) == {("su", soon.title), ("deng", soon.title)}
    with clock.at(later.starts_at - datetime.timedelta(days=1)):
        assert commands.remind_due() == 1
    assert Deed.objects.filter(verb="activity.reminded").count() == 2


def test_the_worker_reminds_by_itself(town):
    activity = activity_of(town, days=2)
    worker.run(SimpleNamespace(once=True))
    activity.refresh_from_db()
    assert activity.reminded_at is not None
    assert Notice.objects.filter(deed__verb="activity.reminded").count() == 2


def test_what_is_over_or_cancelled_reminds_nobody(town):
    activity_of(town, days=-1)
    commands.cancel(town.wang, activity_of(town, days=1), "下大雨，改到下周")
    assert commands.remind_due() == 0
