"""The locks hold what pyproject.toml asks for, pinned by hash, and name nobody's package index."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["build"]
DEVELOPMENT = RUNTIME + PROJECT["dependency-groups"]["dev"]

LOCKS = [("requirements.lock", RUNTIME), ("requirements-dev.lock", DEVELOPMENT)]


def pins(text):
    """The version of each package in a lock; a package may stand there once for each Python."""
    return {(name, version) for name, version in re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE)}


def unhashed(text):
    """The entries of a lock that no hash follows."""
    entries = re.split(r"^(?=\w)", text, flags=re.MULTILINE)
    return [entry.split("\n")[0] for entry in entries if "==" in entry and "--hash=sha256:" not in entry]


@pytest.mark.parametrize(("name", "wanted"), LOCKS)
def test_a_lock_holds_what_the_project_asks_for(name, wanted):
    pinned = dict(pins((ROOT / name).read_text(encoding="utf-8")))
    for requirement in map(Requirement, wanted):
        version = pinned.get(canonicalize_name(requirement.name))
        assert version, f"{requirement} is not in {name}: run tools/lock"
        assert requirement.specifier.contains(version), f"{name} has {version} for {requirement}: run tools/lock"


@pytest.mark.parametrize(("name", "wanted"), LOCKS)
def test_a_lock_names_no_host_and_pins_every_package_by_hash(name, wanted):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text
    assert unhashed(text) == []


def test_both_locks_agree_on_every_version():
    runtime, development = (pins((ROOT / name).read_text(encoding="utf-8")) for name, _ in LOCKS)
    assert runtime <= development


def test_an_entry_without_a_hash_is_seen():
    assert unhashed("a==1 \\\n    --hash=sha256:00\nb==2\n    # via a\n") == ["b==2"]
