"""Measurements in words and in the page: the table of targets, all figures, and the points of the growth plot."""

import json
import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from sifang.bench.growth import Curve
from sifang.bench.sizes import COUNTIES

Facts = dict[str, Any]


class Target(NamedTuple):
    """One promise: on which instance, which figure tells of it, in which words, and whether it is kept."""

    work: str
    instance: tuple[str, str]  # size and supply
    figure: str
    promise: str
    measured: str  # filled with the figures
    kept: Callable[[Facts], bool]


_SECONDS = "{ours_cpu_s} s, {ratio}×"
TARGETS = (
    Target("city, ample", ("city", "ample"), "ratio", "≤ 0.05 s, ≥ 10×", _SECONDS,
           lambda it: it["ours_cpu_s"] <= 0.05 and it["ratio"] >= 10),
    Target("city, scarce", ("city", "scarce"), "ratio", "≤ 0.12 s, ≥ 3×", _SECONDS,
           lambda it: it["ours_cpu_s"] <= 0.12 and it["ratio"] >= 3),
    Target("province, ample", ("province", "ample"), "ratio", "≤ 3 s, ≥ 10×", _SECONDS,
           lambda it: it["ours_cpu_s"] <= 3 and it["ratio"] >= 10),
    Target("province, scarce", ("province", "scarce"), "ratio", "≤ 7 s, ≥ 4×", _SECONDS,
           lambda it: it["ours_cpu_s"] <= 7 and it["ratio"] >= 4),
    Target("memory of a province's solve", ("province", "scarce"), "alone_peak_mb", "≤ 700 MB",
           "{alone_peak_mb} MB ({peak_mb} MB with lists, words and candidates)", lambda it: it["alone_peak_mb"] <= 700),
    Target("nation, 100 M edges", ("nation", "ample"), "ours_cpu_s", "≤ 30 s, ≤ 6 GB", "{ours_cpu_s} s, {peak_mb} MB",
           lambda it: it["ours_cpu_s"] <= 30 and it["peak_mb"] <= 6 * 1024),
    Target("growth from 50 counties to the nation", ("nation", "ample"), "exponent", "exponent ≤ 1.05", "{exponent}",
           lambda it: it["exponent"] <= 1.05),
    Target("+100 needs in a solved province", ("province", "ample"), "add_ms", "≤ 50 ms, same objective, ≥ 50×",
           "{add_ms} ms, {full_over_add}×, same objective: {same_objective}",
           lambda it: it["add_ms"] <= 50 and it["full_over_add"] >= 50 and it["same_objective"]),
    Target("all-or-nothing needs, scarce city", ("city", "scarce"), "bundle_gap", "≤ 0.2 % below the bound in ≤ 5 s",
           "{bundle_gap:.3%} in {bundle_cpu_s} s", lambda it: it["bundle_gap"] <= 0.002 and it["bundle_cpu_s"] <= 5),
    Target("candidates of a city, hashing included", ("city", "ample"), "candidates_cpu_s", "≤ 0.3 s",
           "{candidates_cpu_s} s", lambda it: it["candidates_cpu_s"] <= 0.3),
    Target("candidates of a province", ("province", "ample"), "candidates_cpu_s", "≤ 20 s", "{candidates_cpu_s} s",
           lambda it: it["candidates_cpu_s"] <= 20),
    Target("worst community of a scarce city, of the overall share", ("city", "scarce"), "worst_over_overall", "≥ 0.9",
           "{worst_coverage} of {overall_coverage}: {worst_over_overall}", lambda it: it["worst_over_overall"] >= 0.9),
)  # fmt: skip
NAMED = ("size", "supply", "counties", "seed")
USUAL = {"city": 1, "province": 50, "nation": 1_710}
_COLUMNS = ("size", "supply", "counties", "lines", "resources", "edges", "ours_cpu_s", "peer_cpu_s", "ratio", "peak_mb")
_LIMITS = ("size", "supply", "edges", "pass_cpu_s", "argsort_cpu_s", "ours_cpu_s", "greedy_loss")


_TOLD = ("size", "supply", "seed", "counties", "lines", "resources", "edges", "ours_cpu_s", "objective", "bound",
         "peer_cpu_s", "ratio", "peer_objective", "peak_mb")  # fmt: skip


def words(facts: Facts) -> str:
    """The figures of one instance in plain words: three sentences, then what else was measured, a line each."""
    said = [
        "{lines:,} lines, {resources:,} resources, {edges:,} edges: {size}, {supply}, seed {seed}.".format(**facts),
        "Ours: {ours_cpu_s} s of CPU, {objective:,} of at most {bound:,} points, {peak_mb:,} MB.".format(**facts),
    ]
    if facts["ratio"] is not None:
        said.append("The peer: {peer_cpu_s} s, {ratio} times as long, {peer_objective:,} points.".format(**facts))
    rest = [f"{name.replace('_', ' ')}: {_shown(value)}" for name, value in facts.items() if name not in _TOLD]
    return "\n".join(said + rest)


def read(path: Path) -> list[Facts]:
    """The measurements kept in the file, those of one instance together; a later one takes the place of an earlier.

    ValueError names the first line that is no measurement.
    """
    rows: dict[tuple[Any, ...], Facts] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        facts = json.loads(line)
        rows.setdefault(tuple(facts[name] for name in ("size", "supply", "counties", "seed")), {}).update(facts)
    ordered = sorted(rows.values(), key=lambda it: (list(COUNTIES).index(it["size"]), it["supply"], it["counties"]))
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        facts = _facts(line)
        if facts is None:
            raise ValueError(f"{path.name}, line {number}: this is no measurement that sifang bench match --into kept.")
        rows.setdefault(tuple(facts[name] for name in NAMED), {}).update(facts)
    ordered = sorted(rows.values(), key=lambda it: (list(USUAL).index(it["size"]), it["supply"], it["counties"]))
    return _with_exponent(ordered)


def _facts(line: str) -> Facts | None:
    """The measurement in the line, or None."""
    try:
        facts = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(facts, dict) or not {*NAMED, "edges", "ours_cpu_s"} <= facts.keys():
        return None
    whole = all(isinstance(facts[name], int) for name in ("counties", "seed"))
    words = all(isinstance(facts[name], str) for name in ("size", "supply"))
    return facts if whole and words and facts["size"] in USUAL else None


def fill(page: Path, rows: list[Facts]) -> None:
    """The page's marked tables hold these measurements; what stands around them stays."""
    text = page.read_text(encoding="utf-8")
    text = _between(text, "targets", targets(rows))
    text = _between(text, "figures", _table(_COLUMNS, rows))
    text = _between(text, "limits", _table(_LIMITS, [facts for facts in rows if "pass_cpu_s" in facts]))
    page.write_text(text, encoding="utf-8")


def targets(rows: list[Facts]) -> str:
    """The table of promises, each with what was measured or with a dash."""
    lines = ["| work | target | measured | kept |", "|---|---|---|---|"]
    for target in TARGETS:
        facts = next((facts for facts in rows if _tells(facts, target)), None)
        measured = target.measured.format(**facts) if facts else "–"
        kept = ("yes" if target.kept(facts) else "**no**") if facts else "–"
        lines.append(f"| {target.work} | {target.promise} | {measured} | {kept} |")
    return "\n".join(lines)


def growth_curves(rows: list[Facts]) -> list[Curve]:
    """CPU seconds over edges in the nation's family of instances: ours, the peer's, and one argsort."""
    family = _family(rows)
    return [
        Curve(name, label, [(facts["edges"], facts[figure]) for facts in family if facts.get(figure)], name != "sort")
        for name, label, figure in (
            ("peer", "SimpleMinCostFlow", "peer_cpu_s"),
            ("ours", "ours, exact", "ours_cpu_s"),
            ("sort", "one argsort", "argsort_cpu_s"),
        )
    ]


def _tells(facts: Facts, target: Target) -> bool:
    usual = facts["counties"] == COUNTIES[facts["size"]]
    return usual and (facts["size"], facts["supply"]) == target.instance and facts.get(target.figure) is not None


def _family(rows: list[Facts]) -> list[Facts]:
    return [facts for facts in rows if (facts["size"], facts["supply"]) == ("nation", "ample")]


def _with_exponent(rows: list[Facts]) -> list[Facts]:
    """The nation's row tells by which power of the edges the time grew from 50 counties on."""
    by_counties = {facts["counties"]: facts for facts in _family(rows)}
    small, large = by_counties.get(COUNTIES["province"]), by_counties.get(COUNTIES["nation"])
    if small and large:
        longer, larger = large["ours_cpu_s"] / small["ours_cpu_s"], large["edges"] / small["edges"]
        large["exponent"] = round(math.log(longer) / math.log(larger), 3)
    return rows


def _between(text: str, mark: str, inner: str) -> str:
    marked = re.compile(rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)", re.DOTALL)
    return marked.sub(lambda found: f"{found[1]}{inner}\n{found[2]}", text)


def _table(columns: tuple[str, ...], rows: list[Facts]) -> str:
    head = "| " + " | ".join(name.replace("_", " ") for name in columns) + " |"
    body = ["| " + " | ".join(_shown(facts.get(name)) for name in columns) + " |" for facts in rows]
    return "\n".join([head, "|---" * len(columns) + "|", *body])


def _shown(value: Any) -> str:
    if value is None:
        return "–"
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
