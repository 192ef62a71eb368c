"""A data folder lives one demo: another one wants a folder of its own, and what was broken off is known as such."""

import json

import pytest

from sifang.site import cli, demo_summary, folder
from sifang.site.scenarios import QUICK, SCENARIOS, ZHANGYE


@pytest.fixture
def data(settings, tmp_path):
    settings.SIFANG_DATA = tmp_path
    return tmp_path


def mark(data, **facts):
    (data / folder.DEMO_MARK).write_text(json.dumps(facts), encoding="utf-8")


@pytest.mark.parametrize(("held", "asked"), [(QUICK, ZHANGYE), (ZHANGYE, QUICK)])
def test_another_demo_is_refused_with_the_way_out(data, capsys, held, asked):
    mark(data, scenario=held, urls={})
    assert cli.main(["demo", "--scenario", asked, "--no-serve"]) == 1
    said = capsys.readouterr().err
    assert held in said and "--data" in said and "--fresh" in said


def test_a_demo_lived_before_scenarios_had_names_is_the_quick_one(data):
    mark(data, urls={})
    assert demo_summary.lived_in(data) == QUICK
    assert not demo_summary.is_unfinished(data)


def test_without_a_demo_no_scenario_is_held(data):
    assert demo_summary.lived_in(data) is None and not demo_summary.is_unfinished(data)


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_was_begun_and_not_finished_is_known(data, name):
    demo_summary.begin(data, SCENARIOS[name])
    assert demo_summary.is_unfinished(data) and demo_summary.lived_in(data) == name


def test_the_year_goes_on_where_it_was_broken_off_and_the_quarter_begins_anew():
    assert SCENARIOS[ZHANGYE].resumes and not SCENARIOS[QUICK].resumes
