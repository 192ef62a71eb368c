"""The names of the divisions that the package ships, without a database."""

import csv
from functools import cache
from importlib import resources


@cache
def place_names():
    """(code, name, short name) of every shipped place."""
    files = [file for file in (resources.files("sifang.places") / "divisions").iterdir() if file.name.endswith(".csv")]
    return [
        (row["code"], row["name"], row["short_name"])
        for file in files
        for row in csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines())
    ]
