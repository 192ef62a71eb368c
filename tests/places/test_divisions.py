"""The divisions that come with the program form whole trees."""

import csv
from importlib import resources

import pytest

LENGTHS = {"city": {4}, "county": {6}, "street": {9}, "town": {9}, "community": {12}}
ABOVE = {6: 4, 9: 6, 12: 9}
FILES = {
    "zhangye": {"city": 1, "county": 6, "street": 5, "town": 60, "community": 67},
    "panzhou": {"city": 1, "county": 4, "street": 6, "town": 21, "community": 83},
}


def divisions(name):
    file = resources.files("sifang.places") / "divisions" / f"{name}.csv"
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("name", FILES)
def test_every_division_stands_once_in_order_below_one_that_is_there(name):
    codes = [row["code"] for row in divisions(name)]
    assert codes == sorted(set(codes))
    assert all(code[: ABOVE[len(code)]] in codes for code in codes if len(code) in ABOVE)


@pytest.mark.parametrize("name", FILES)
def test_codes_are_as_long_as_their_kind_says(name):
    assert all(row["code"].isdigit() and len(row["code"]) in LENGTHS[row["kind"]] for row in divisions(name))


@pytest.mark.parametrize(("name", "expected"), FILES.items())
def test_as_many_of_each_kind_are_there_as_the_bureau_lists(name, expected):
    kinds = [row["kind"] for row in divisions(name)]
    assert {kind: kinds.count(kind) for kind in expected} == expected
    assert len(kinds) == sum(expected.values())


@pytest.mark.parametrize(
    ("name", "code", "short_name"),
    [
        ("zhangye", "6207", "张掖市"),
        ("zhangye", "620702001008", "饮马桥社区"),
        ("zhangye", "620702002010", "泰安社区"),
        ("panzhou", "5202", "六盘水市"),
        ("panzhou", "520281001009", "南湖社区"),
    ],
)
def test_a_known_place_has_its_short_name(name, code, short_name):
    assert {row["code"]: row["short_name"] for row in divisions(name)}[code] == short_name
