"""Measurements: one object with every figure, the peer agreeing, without a database; and the page they fill."""

import json
import shlex
from pathlib import Path

import django
import pytest
from defusedxml.ElementTree import fromstring

from sifang.bench import cities, growth, match, peers, report
from sifang.bench.instances import Order
from sifang.core.errors import Refused
from sifang.matching import files
from sifang.site.cli import main, understood

SMALL = cities.Shape(needs=200, offers=300, communities=6, streets=2)
PROMISED = {"needs", "resources", "edges", "ours_cpu_s", "peer_cpu_s", "ratio", "objective", "bound", "peer_objective",
            "peak_mb"}  # fmt: skip
NATION = ["bench", "match", "--size", "nation", "--counties", "1", "--repeat", "1"]


def no_setup():
    raise AssertionError("a measurement needs no installation")


def test_the_command_prints_one_object_and_needs_no_installation(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(django, "setup", no_setup)
    assert main([*NATION, "--peer", "ortools", "--limits", "--json", "--into", str(tmp_path / "kept.jsonl"),
                 "--save", str(tmp_path / "in.npz")]) == 0  # fmt: skip
    facts = json.loads(capsys.readouterr().out)
    assert files.read(tmp_path / "in.npz").edges == facts["edges"]
    assert facts.keys() > PROMISED | {"pass_cpu_s", "argsort_cpu_s", "greedy_loss"}
    assert facts["objective"] == facts["bound"] == facts["peer_objective"]
    assert report.read(tmp_path / "kept.jsonl") == [facts]


def test_every_option_tells_its_figures_on_a_scarce_city():
    order = Order("city", "scarce", seed=2, shape=SMALL)
    wish = match.Wish(order, "ortools", turns=1, candidates=True, even=True, bundles=True, add=5)
    facts = match.measured(wish)
    assert facts["needs"] == 200
    assert facts["objective"] == facts["bound"] == facts["peer_objective"]
    assert facts["even_objective"] == facts["even_bound"]
    assert facts["same_objective"]
    assert 0 <= facts["bundle_gap"] < 0.05
    assert facts["worst_coverage"] <= facts["overall_coverage"] <= 1
    assert facts.keys() > PROMISED | {"candidates_cpu_s", "bundle_cpu_s", "add_ms", "full_over_add", "bundles", "added"}


def test_without_json_the_figures_are_told_in_words(capsys):
    assert main([*NATION, "--peer", "ortools"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("5,848 lines, 1,170 resources, 58,480 edges: nation, ample, seed 1.\nOurs: ")
    assert "times as long" in said


def test_a_peer_that_is_not_installed_is_named(monkeypatch, capsys):
    monkeypatch.setattr(peers, "min_cost_flow", None)
    assert main([*NATION, "--peer", "ortools"]) == 1
    assert "pip install ortools" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--size", "nation", "--counties", "1711"], "There are 1710 counties"),
        (["--size", "nation", "--supply", "adversarial"], "has the size city or province"),
        (["--size", "city", "--supply", "adversarial", "--add", "5000"], "more than the 5848 there are"),
    ],
)
def test_what_cannot_be_measured_is_refused_in_words(words, sentence, capsys):
    assert main(["bench", "match", "--repeat", "1", *words]) == 1
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("option", [{"even": True}, {"bundles": True}])
def test_what_an_instance_does_not_have_is_refused(option):
    wish = match.Wish(Order("city", "adversarial"), turns=1, **option)
    with pytest.raises(Refused, match="Only a city or a province"):
        match.measured(wish)


def kept(**figures):
    usual = {
        "size": "city",
        "supply": "ample",
        "counties": 1,
        "seed": 1,
        "edges": 100,
        "ours_cpu_s": 0.02,
        "ratio": 12.0,
    }
    return usual | figures


def test_the_page_holds_the_figures_and_says_which_promise_is_broken(tmp_path):
    page, file = tmp_path / "page.md", tmp_path / "kept.jsonl"
    marks = "".join(f"<!-- {mark} -->\nold\n<!-- /{mark} -->\n" for mark in ("targets", "figures", "limits"))
    page.write_text(f"before\n{marks}after\n")
    rows = [kept(), kept(candidates_cpu_s=0.5), kept(supply="scarce", ours_cpu_s=0.1, ratio=2.5)]
    file.write_text("\n".join(json.dumps(row) for row in rows))
    report.fill(page, report.read(file))
    text = page.read_text()
    assert "| city, ample | ≤ 0.05 s, ≥ 10× | 0.02 s, 12.0× | yes |" in text
    assert "| city, scarce | ≤ 0.12 s, ≥ 3× | 0.1 s, 2.5× | **no** |" in text
    assert "| candidates of a city, hashing included | ≤ 0.3 s | 0.5 s | **no** |" in text
    assert "| province, ample | ≤ 3 s, ≥ 10× | – | – |" in text
    assert "old" not in text
    assert text.startswith("before\n")
    assert text.endswith("after\n")


@pytest.mark.parametrize("line", ["not json", "[]", "3", '{"size": []}', '{"size": "city"}', "[" * 100_000])
def test_a_line_that_is_no_measurement_is_named(tmp_path, capsys, line):
    (tmp_path / "kept.jsonl").write_text(f"{json.dumps(kept())}\n{line}\n")
    assert main(["bench", "report", str(tmp_path / "kept.jsonl"), "--page", str(tmp_path / "page.md")]) == 1
    assert "kept.jsonl, line 2" in capsys.readouterr().err


def test_growth_is_told_as_a_power_and_drawn(tmp_path):
    family = [(1, 58_480, 0.01, 0.05), (50, 2_924_000, 0.5, 9.0), (1_710, 100_000_800, 20.0, None)]
    rows = [
        kept(size="nation", counties=counties, edges=edges, ours_cpu_s=ours, peer_cpu_s=peer)
        for counties, edges, ours, peer in family
    ]
    (tmp_path / "kept.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    rows = report.read(tmp_path / "kept.jsonl")
    assert rows[-1]["exponent"] == 1.044
    plot = fromstring(growth.drawn(report.growth_curves(rows)))
    assert [len(plot.findall(f".//*[@class='dot {name}']")) for name in ("ours", "peer", "sort")] == [3, 2, 0]


def test_the_page_of_the_project_has_the_marks_and_commands_that_are_understood():
    page = (Path(__file__).parents[2] / "docs/benchmarks/matching.md").read_text(encoding="utf-8")
    assert all(f"<!-- {mark} -->" in page and f"<!-- /{mark} -->" in page for mark in ("targets", "figures", "limits"))
    commands = [line for line in page.splitlines() if line.startswith("sifang bench ")]
    assert len(commands) > 10
    assert {understood(shlex.split(line)[1:]).verb for line in commands} == {"bench"}
