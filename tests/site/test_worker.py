"""The worker carries out one waiting run of the engine a round, and ends what a dead one left behind."""

import argparse

import pytest

from sifang.projects.commands import matching
from sifang.projects.models import MatchRun, Project
from sifang.site.verbs import match, worker

pytestmark = pytest.mark.django_db


def stages():
    return list(MatchRun.objects.order_by("pk").values_list("stage", flat=True))


def test_a_round_carries_out_the_longest_waiting_run_and_once_carries_out_all(town, monkeypatch):
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    town.need()
    town.resource()
    matching.order_run(town.wang, town.taian)
    matching.order_run(town.zhou, town.nanguan)
    worker._round(thorough=False, minutely=False)
    assert stages() == ["done", "ordered"]
    assert Project.objects.count() == 1
    worker.run(argparse.Namespace(once=True))
    assert stages() == ["done", "done"]


def test_the_command_matches_a_street_and_says_what_no_executor_is(town, capsys, monkeypatch):
    monkeypatch.setattr(match.installation, "prepare", lambda: None)
    town.need()
    town.resource()
    words = {"place": town.street.pk, "json": True}
    assert match.run(argparse.Namespace(**words, executor="abacus")) == 1
    assert "abacus" in capsys.readouterr().err
    assert not MatchRun.objects.exists()
    assert match.run(argparse.Namespace(**words, executor=None)) == 0
    told = capsys.readouterr()
    assert '"edges": 1' in told.out and '"pairs": 1' in told.out
    assert "choosing the best" in told.err or "算出最好的配法" in told.err


def test_the_first_ctrl_c_cancels_between_two_steps(town, capsys, monkeypatch):
    monkeypatch.setattr(match.installation, "prepare", lambda: None)
    town.need()
    town.resource()

    def interrupted(progress, asked):
        told = match_teller(progress, asked)

        def tell(step, share):
            if step == MatchRun.Step.EXPLAINING:
                match.signal.raise_signal(match.signal.SIGINT)
            told(step, share)

        return tell

    match_teller = match._teller
    monkeypatch.setattr(match, "_teller", interrupted)
    assert match.run(argparse.Namespace(place=town.taian.pk, json=False, executor=None)) == match.INTERRUPTED
    assert (stages(), Project.objects.exists()) == (["cancelled"], False)
