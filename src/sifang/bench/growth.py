"""The growth plot: CPU seconds over edges, both on logarithmic scales, as a small SVG for light and dark pages."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 64, 32, 24, 52
_STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #33373d }
  .back { fill: #ffffff } .grid { stroke: #dfe3e8 } .axis { stroke: #8a919b }
  path, .dot { fill: none; stroke-width: 2.2 } .dot { fill: #ffffff }
  circle.dot { stroke-dasharray: none }
  .ours { stroke: #b3261e } .peer { stroke: #1f5fa8 } .sort { stroke: #6b7280; stroke-dasharray: 4 4 }
  text.ours { fill: #b3261e; stroke: none } text.peer { fill: #1f5fa8; stroke: none }
  text.sort { fill: #5b626d; stroke: none }
  @media (prefers-color-scheme: dark) {
    text { fill: #d6dae0 } .back, .dot { fill: #16181c } .grid { stroke: #2e333a } .axis { stroke: #7b838e }
    .ours { stroke: #ff8a80 } .peer { stroke: #82b6f5 } .sort { stroke: #9aa2ad }
    text.ours { fill: #ff8a80 } text.peer { fill: #82b6f5 } text.sort { fill: #aab2bd }
  }
"""


class Curve(NamedTuple):
    """One curve: its class in the style, its label, and its points (edges, CPU seconds), both above 0."""

    name: str
    label: str
    points: Sequence[tuple[float, float]]
    above: bool = True  # whether the label stands above the last point, else below


class _Scale(NamedTuple):
    """From whole powers of ten to places on the paper."""

    edges: tuple[int, int]
    seconds: tuple[int, int]

    def across(self, edges: float) -> float:
        low, high = self.edges
        return LEFT + (math.log10(edges) - low) / (high - low) * (WIDTH - LEFT - RIGHT)

    def down(self, seconds: float) -> float:
        low, high = self.seconds
        return HEIGHT - BOTTOM - (math.log10(seconds) - low) / (high - low) * (HEIGHT - TOP - BOTTOM)


def drawn(curves: Sequence[Curve]) -> str:
    """The plot of the curves that have points."""
    curves = [curve for curve in curves if curve.points]
    every = [point for curve in curves for point in curve.points] or [(1, 1)]
    scale = _Scale(_powers(edges for edges, _seconds in every), _powers(seconds for _edges, seconds in every))
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        ' aria-label="CPU seconds over the number of edges">',
        f"<style>{_STYLE}</style>",
        f'<rect class="back" width="{WIDTH}" height="{HEIGHT}"/>',
        *_axes(scale), *(part for curve in curves for part in _curve(curve, scale)),
        "</svg>\n",
    ])  # fmt: skip


def _powers(values: Iterable[float]) -> tuple[int, int]:
    """The whole powers of ten that enclose the values."""
    logs = [math.log10(value) for value in values]
    low, high = math.floor(min(logs)), math.ceil(max(logs))
    return low, max(high, low + 1)


def _axes(scale: _Scale) -> list[str]:
    bottom, end = HEIGHT - BOTTOM, WIDTH - RIGHT
    parts = []
    for power in range(scale.edges[0], scale.edges[1] + 1):
        at = f"{scale.across(10.0**power):.1f}"
        parts.append(f'<line class="grid" x1="{at}" x2="{at}" y1="{TOP}" y2="{bottom}"/>')
        parts.append(f'<text x="{at}" y="{bottom + 20}" text-anchor="middle">{_count(power)}</text>')
    for power in range(scale.seconds[0], scale.seconds[1] + 1):
        at = f"{scale.down(10.0**power):.1f}"
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{end}" y1="{at}" y2="{at}"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{at}" dy="4" text-anchor="end">{_seconds(power)}</text>')
    parts.append(f'<path class="axis" style="stroke-width:1" d="M{LEFT} {TOP}V{bottom}H{end}"/>')
    parts.append(f'<text x="{(LEFT + end) / 2}" y="{HEIGHT - 10}" text-anchor="middle">edges</text>')
    return parts


def _curve(curve: Curve, scale: _Scale) -> list[str]:
    places = [(scale.across(edges), scale.down(seconds)) for edges, seconds in sorted(curve.points)]
    line = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    dots = [f'<circle class="dot {curve.name}" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>' for x, y in places]
    x, y = places[-1]
    anchor, right, down = ("end", -6, -12) if curve.above else ("start", 8, 18)
    at = f'x="{x + right:.1f}" y="{y + down:.1f}" text-anchor="{anchor}"'
    label = f'<text class="{curve.name}" {at}>{curve.label}</text>'
    return [f'<path class="{curve.name}" d="M{line}"/>', *dots, label]


def _count(power: int) -> str:
    return f"{10 ** (power % 3)}{('', ' k', ' M', ' G')[power // 3]}"


def _seconds(power: int) -> str:
    return f"{10**power} s" if power >= 0 else f"{10.0**power:.{-power}f} s"
