"""A run of the engine is a job: ordered once, carried out step by step, cancelled or failed without a trace."""

import datetime

import pytest

from sifang.core import clock
from sifang.core.models import Deed
from sifang.matching import solve
from sifang.matching.market import Uncertified
from sifang.matching.solve import Cancelled
from sifang.needs import commands as needs
from sifang.projects import policies, reading, runs
from sifang.projects.commands import matching, proposing, refusing, writing
from sifang.projects.commands.watching import Watch
from sifang.projects.models import Allocation, MatchRun, Project
from sifang.resources import commands as resources
from sifang.resources.models import Booking
from tests.crowd import at_once
from tests.refusals import not_allowed, refused
from tests.town import Town
from tests.worlds import world

pytestmark = pytest.mark.django_db
Stage, Step = MatchRun.Stage, MatchRun.Step


@world
def lists(town):
    """Two lamps and a room are asked for; one team of electricians and one hall are there."""
    town.lamps = [town.need(f"{number}号楼路灯坏了，请电工检修线路") for number in (1, 2)]
    town.room = town.need("想借会议室办读书会", kind="venue", category="culture")
    town.tools = town.resource(capacity=4)
    town.hall = town.resource("二楼会议室", town.bank, kind="venue", categories=["culture"], capacity=2)
    return town


def standing():
    """Everything that a run writes, as rows."""
    return (
        sorted(Allocation.objects.values_list("pk", "project", "booking", "booking__units", "booking__resource")),
        sorted(Booking.objects.values_list("pk", "resource", "units", "released_at")),
        sorted(Project.objects.values_list("pk", "stage")),
        Deed.objects.exclude(verb__startswith="run.").count(),
    )


def before(step, act):
    """A listener that does ``act`` when ``step`` begins."""
    return lambda here, share: act() if here == step and not share else None


def cancel_it():
    raise Cancelled


def test_one_run_a_list_is_open_at_a_time_and_overlapping_places_wait(lists):
    run = matching.order_run(lists.wang, lists.taian)
    assert (run.stage, run.by, runs.newest_run(lists.wang, lists.taian)) == (Stage.ORDERED, lists.wang, run)
    assert runs.last_run(lists.wang, lists.taian) is None
    with refused("泰安社区", "matched already"):
        matching.order_run(lists.wang, lists.taian)
    with refused("泰安社区", "南街街道", "touches"):
        matching.order_run(None, lists.street)
    assert matching.order_run(lists.zhou, lists.nanguan).stage == Stage.ORDERED
    for somebody in (lists.su, lists.chen, lists.clerk):
        with not_allowed("Only the community matches"):
            matching.order_run(somebody, lists.taian)
        with not_allowed("Only the community cancels"):
            matching.cancel_run(somebody, run)
    matching.cancel_run(lists.wang, run)
    with refused("ended already"):
        matching.cancel_run(lists.wang, run)
    assert matching.carry_out_next().place == lists.nanguan
    assert matching.carry_out_next() is None
    assert matching.order_run(None, lists.city).stage == Stage.ORDERED
    with refused("张掖市", "touches"):
        matching.order_run(lists.wang, lists.taian)


def test_a_run_tells_its_steps_and_keeps_its_proof(lists):
    told = []
    run = matching.carry_out(matching.order_run(lists.wang, lists.taian), lambda step, share: told.append(step))
    assert list(dict.fromkeys(told)) == Step.values
    assert (run.stage, run.needs, run.resources, run.skipped) == (Stage.DONE, 3, 2, [])
    assert run.total == run.bound > 0
    proof = run.certificate
    assert (proof["lines"], proof["offers"], proof["pairs"], proof["edges"]) == (3, 2, 3, 3)
    assert set(proof["needs"]["prices"]) == {str(need.pk) for need in (*lists.lamps, lists.room)}
    assert set(proof["resources"]["prices"]) == {str(lists.tools.pk), str(lists.hall.pk)}
    assert proof["points"]["urgency"] == list(policies.DEFAULTS.urgency)
    assert [deed.verb for deed in Deed.objects.filter(subject_id=run.pk, subject_kind="projects.matchrun")] == [
        "run.ordered",
        "list.matched",
    ]


def test_a_run_names_the_resources_that_needs_still_wait_for(lists):
    assert matching.match(lists.wang, lists.taian).certificate["awaited"] == []
    for text in ("七号楼路灯不亮", "八号楼路灯不亮", "九号楼路灯不亮"):
        lists.need(text, amount=6)
    [row] = matching.match(lists.wang, lists.taian).certificate["awaited"]
    assert row["resource"] == f"{lists.tools.owner} · {lists.tools.name}"
    assert row["needs"] >= 1 and row["half_days"] >= 1


@pytest.mark.parametrize("step", Step.values)
def test_a_run_cancelled_at_any_step_changes_nothing(lists, step):
    matching.match(lists.wang, lists.taian)
    resources.correct(lists.deng, lists.tools, capacity=6)
    lists.need("三号楼路灯坏了，请电工检修线路")
    was = standing()
    run = matching.order_run(lists.wang, lists.taian)
    by_hand = before(step, lambda: matching.cancel_run(lists.wang, MatchRun.objects.get(pk=run.pk)))
    run = matching.carry_out(run, by_hand if step != Step.WRITING else before(step, cancel_it))
    assert (run.stage, bool(run.at), standing()) == (Stage.CANCELLED, True, was)
    assert matching.match(lists.wang, lists.taian).needs == 4


def test_a_cancel_that_comes_before_the_writing_is_honoured(lists):
    run = matching.order_run(lists.wang, lists.taian)
    late = before(Step.WRITING, lambda: matching.cancel_run(lists.wang, MatchRun.objects.get(pk=run.pk)))
    assert matching.carry_out(run, late).stage == Stage.CANCELLED
    assert not Project.objects.exists()


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (ValueError("Offer R7: completeness 3 is not in 0..1."), "Offer R7"),
        (Uncertified("a price is below 0"), "最好的配法"),
        (MemoryError(), "内存"),
        (RuntimeError("broken"), "RuntimeError"),
    ],
)
def test_a_run_that_fails_says_why_and_changes_nothing(lists, monkeypatch, trouble, words):
    matching.match(lists.wang, lists.taian)
    resources.correct(lists.deng, lists.tools, capacity=6)
    was = standing()

    def fail(*_given, **_more):
        raise trouble

    with monkeypatch.context() as broken:
        # The last thing a run writes: what it wrote before is undone.
        broken.setattr(*((writing, "write_shortages") if words == "RuntimeError" else (solve, "solve")), fail)
        run = matching.carry_out(matching.order_run(lists.wang, lists.taian))
    assert (run.stage, words in run.failure, standing()) == (Stage.FAILED, True, was)
    assert matching.match(lists.wang, lists.taian).stage == Stage.DONE


def test_a_run_whose_program_is_stopped_or_whose_worker_died_has_failed(lists, monkeypatch):
    run = matching.order_run(lists.wang, lists.taian)
    with monkeypatch.context() as stopped, pytest.raises(KeyboardInterrupt):
        stopped.setattr(solve, "solve", lambda *_given, **_more: (_ for _ in ()).throw(KeyboardInterrupt))
        matching.carry_out(run)
    assert "再配一次" in MatchRun.objects.get(pk=run.pk).failure
    run = matching.order_run(lists.wang, lists.taian)
    now = clock.now()
    MatchRun.objects.filter(pk=run.pk).update(stage=Stage.RUNNING, started_at=now, seen_at=now)
    matching.end_abandoned()
    assert MatchRun.objects.get(pk=run.pk).stage == Stage.RUNNING
    with clock.at(now + datetime.timedelta(minutes=11)):
        matching.end_abandoned()
    assert MatchRun.objects.get(pk=run.pk).stage == Stage.FAILED
    # Whoever was only slow finds the run ended and leaves the lists alone.
    with pytest.raises(Cancelled):
        Watch(run).step(Step.WRITING)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_carry_a_run_out_once():
    town = Town()
    town.need()
    town.resource()
    run = matching.order_run(town.wang, town.taian)
    answers = at_once(lambda _worker: matching.carry_out_next(), range(2))
    assert sorted(answers, key=bool) == [None, run]
    assert Deed.objects.filter(verb="list.matched").count() == Project.objects.count() == 1
    ordered = at_once(lambda place: matching.order_run(None, place), (town.street, town.taian))
    assert sum(isinstance(answer, MatchRun) for answer in ordered) == 1


def test_pairs_that_stand_are_told_to_the_engine_and_keep_their_rows(lists):
    matching.match(lists.wang, lists.taian)
    was = standing()[:3]
    stands = reading.read(lists.taian, policies.DEFAULTS).instance.standing
    assert len(stands) == 3
    assert (f"N{lists.room.pk:09d}", f"R{lists.hall.pk:09d}") in stands
    matching.match(lists.wang, lists.taian)
    assert standing()[:3] == was


def test_refused_pairs_stay_away_until_that_is_taken_back(lists):
    matching.match(lists.wang, lists.taian)
    project = Project.objects.get(needs=lists.room)
    [no] = refusing.refuse_pair(lists.wang, project.allocations.get(), "time")
    matching.match(lists.wang, lists.taian)
    assert not Allocation.objects.filter(booking__resource=lists.hall).exists()
    refusing.take_back(lists.wang, no)
    matching.match(lists.wang, lists.taian)
    assert Allocation.objects.get(booking__resource=lists.hall).project.needs.get() == lists.room


def test_what_changes_while_the_engine_thinks_is_left_alone_and_said(lists):
    """A need is merged, a resource is booked by hand, a pair is refused: the rest is written all the same."""
    first, second = lists.lamps
    other = proposing.propose(lists.wang, lists.need("小广场要一场法律讲座", kind="talent", category="legal"))

    def meanwhile():
        needs.merge(lists.wang, second, first)
        proposing.choose(lists.wang, other, lists.hall, 2)

    run = matching.carry_out(matching.order_run(lists.wang, lists.taian), before(Step.WRITING, meanwhile))
    assert run.stage == Stage.DONE
    assert run.skipped == [
        {"need": second.pk, "resource": lists.tools.pk, "why": writing.NEED},
        {"need": lists.room.pk, "resource": lists.hall.pk, "why": writing.FULL},
    ]
    assert set(Project.objects.values_list("needs", flat=True)) == {first.pk, other.needs.get().pk}
    assert resources.booked(lists.hall) == resources.booked(lists.tools) == 2


def test_a_pair_chosen_or_refused_and_a_resource_corrected_meanwhile_are_not_overruled(lists):
    matching.match(lists.wang, lists.taian)
    room, (one, two) = Project.objects.get(needs=lists.room), Project.objects.filter(needs__in=lists.lamps)

    def meanwhile():
        refusing.keep(lists.wang, one.allocations.get())
        refusing.refuse_pair(lists.wang, two.allocations.get(), "unfit")
        resources.correct(lists.su, lists.hall, availability="周一上午")

    run = matching.carry_out(matching.order_run(lists.wang, lists.taian), before(Step.WRITING, meanwhile))
    assert {row["why"] for row in run.skipped} == {writing.NEED}
    assert one.allocations.get().by_hand
    assert not two.allocations.exists()
    # The pair that stands says what the run says: there is nothing to write and nothing to skip.
    assert room.allocations.get().booking.resource == lists.hall


@world
def course(town):
    """A course wants a teacher and a hall together; both are there, and a lamp is asked for beside it."""
    town.course = town.need("想请老师教孩子书法", kind="talent", category="children", amount=1)
    needs.set_parts(town.wang, town.course, [("venue", 1, "")], together=True)
    facts = {"categories": ["children"], "capacity": 2}
    town.teacher = town.resource("书法老师", kind="talent", **facts)
    town.hall = town.resource("书法教室", town.bank, kind="venue", **facts)
    town.lamp, town.tools = town.need(), town.resource()
    return town


def test_a_need_that_wants_all_or_nothing_is_written_whole_or_not_at_all(course):
    """The hall goes to somebody else while the engine thinks: the teacher is not written either, the lamp is."""
    other = proposing.propose(course.wang, course.need("小广场要一场法律讲座", kind="talent", category="legal"))
    taken = before(Step.WRITING, lambda: proposing.choose(course.wang, other, course.hall, 2))
    run = matching.carry_out(matching.order_run(course.wang, course.taian), taken)
    assert sorted(row["why"] for row in run.skipped) == [writing.FULL, writing.TOGETHER]
    assert not Project.objects.filter(needs=course.course).exists()
    assert (resources.booked(course.teacher), resources.booked(course.tools)) == (0, 2)
    assert matching.match(course.wang, course.taian).skipped == []


def test_what_stood_of_such_a_need_is_freed_when_the_rest_cannot_come(course):
    matching.match(course.wang, course.taian)
    project = Project.objects.get(needs=course.course)
    assert project.allocations.count() == 2
    teaching, room = project.allocations.order_by("part")
    # The hall's pair is written anew with other half-days, the teacher's stands as it is.
    needs.set_parts(course.wang, course.course, [("venue", 2, "")], together=True)
    closed = before(Step.WRITING, lambda: resources.correct(course.su, course.hall, availability="周一上午"))
    run = matching.carry_out(matching.order_run(course.wang, course.taian), closed)
    assert sorted(row["why"] for row in run.skipped) == [writing.RESOURCE, writing.TOGETHER]
    assert not Allocation.objects.filter(pk__in=(teaching.pk, room.pk)).exists()
    assert resources.booked(course.teacher) == resources.booked(course.hall) == 0


def test_a_pair_of_such_a_need_refused_meanwhile_leaves_out_the_others(course):
    matching.match(course.wang, course.taian)
    project = Project.objects.get(needs=course.course)
    no = before(Step.WRITING, lambda: refusing.refuse_pair(course.wang, project.allocations.get(part=2), "time"))
    run = matching.carry_out(matching.order_run(course.wang, course.taian), no)
    assert [row["why"] for row in run.skipped] == [writing.NEED, writing.TOGETHER]
    assert not project.allocations.exists()
