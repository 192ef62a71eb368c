"""The places of made instances: real counties of GB/T 2260, below them streets and communities numbered as NBS does."""

import re
from functools import cache
from importlib.resources import files

GANSU = "62"
_ENTRY = re.compile(r'^(?P<inner> *)(?P<digits>\d+) (?:province|county)="(?P<names>[^"]*)"')
_ABOLISHED = re.compile(r"^\[\d*-\d+\]")
_NO_COUNTY = ("市辖区", "县", "省直辖县级行政区划")  # headings of the standard that group counties


@cache
def all_counties() -> tuple[str, ...]:
    """The code of every county, city district and county-level city that exists today, in ascending order.

    Read from the table that python-stdnum carries, where abolished codes stand with their last year.
    """
    province, found = "", []
    for line in files("stdnum.cn").joinpath("loc.dat").read_text(encoding="utf-8").splitlines():
        entry = _ENTRY.match(line)
        if entry and not entry["inner"]:
            province = entry["digits"]
        elif entry and _exists(entry["digits"], entry["names"].split(",")[-1]):
            found.append(province + entry["digits"])
    return tuple(sorted(found))


def _exists(digits: str, name: str) -> bool:
    return not digits.endswith("00") and not _ABOLISHED.match(name) and re.sub(r"^\[.*\]", "", name) not in _NO_COUNTY


def neighbouring(count: int, first: str = GANSU) -> tuple[str, ...]:
    """So many counties in the order of their codes from the first of province ``first``, on into those after it."""
    codes = all_counties()
    begin = next(number for number, code in enumerate(codes) if code.startswith(first))
    return tuple(codes[(begin + step) % len(codes)] for step in range(count))


def spread(count: int) -> tuple[str, ...]:
    """So many counties at even distances through the whole table; all there are when ``count`` is larger."""
    codes = all_counties()
    count = min(count, len(codes))
    return tuple(codes[number * len(codes) // count] for number in range(count))


def communities(county: str, count: int, streets: int) -> list[str]:
    """The codes of so many communities in so many streets, each street with its share of them."""
    street_of = [number * streets // count for number in range(count)]
    return [
        f"{county}{street + 1:03d}{number - street_of.index(street) + 1:03d}" for number, street in enumerate(street_of)
    ]
