"""The command ``sifang`` as a person types it: a demo lived and checked in real processes, the rest on copies of it."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests import migrated
from tests.conftest import ENGINE
from tests.site.terminal import sifang, terminal

pytestmark = [
    pytest.mark.skipif(ENGINE != "sqlite", reason="the demo's folder is the same on every database"),
    pytest.mark.long,
]
COUNTED = ("needs", "resources", "proposals", "claims", "done", "rated", "thanked")


def last_json(output):
    """The JSON object on the last line."""
    return json.loads(output.strip().splitlines()[-1])


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A lived demo: (folder, its facts)."""
    folder = tmp_path_factory.mktemp("demo")
    status, output = sifang(folder, "demo", "--no-serve", "--json")
    assert status == 0
    return folder, last_json(output)


@pytest.fixture(scope="module")
def copy(demo, tmp_path_factory):
    """A copy of the demo's folder, and the command on it."""
    folder = Path(shutil.copytree(demo[0], tmp_path_factory.mktemp("copy") / "demo"))
    with terminal(folder) as run:
        yield folder, run


@pytest.fixture
def copied(demo, copy):
    """The copy as the demo is, to be spoilt."""
    for left in copy[0].glob("sifang.sqlite3-*"):
        left.unlink()
    for name in ("sifang.sqlite3", "anchors.jsonl"):
        shutil.copyfile(demo[0] / name, copy[0] / name)
    return copy


def test_the_demo_lives_through_the_whole_flow(demo):
    facts = demo[1]
    assert all(facts[name] > 0 for name in COUNTED)
    assert facts["needs"] >= facts["proposals"] >= facts["claims"] >= facts["done"]
    assert Path(facts["accounts"]).read_text(encoding="utf-8").count("\n") == 5
    assert facts["urls"]["home"] == "/"


def test_the_second_run_gives_the_same_summary(demo, copied):
    status, output = copied[1]("demo", "--no-serve", "--json")
    again = last_json(output)
    assert status == 0
    assert {name: again[name] for name in COUNTED} == {name: demo[1][name] for name in COUNTED}


def test_a_person_at_the_terminal_reads_pairs_with_their_reasons(copied):
    for words in (("demo", "--no-serve"), ("match", "--place", "620702002010")):
        status, output = copied[1](*words)
        pairs = [line for line in output.splitlines() if line.startswith("· ")]
        assert status == 0
        assert pairs and all(" ← " in line and line.partition("：")[2] for line in pairs), output


def test_figures_of_the_street_are_those_of_the_demo(demo, copied):
    _status, output = copied[1]("figures", "--place", "620702002", "--json")
    counted = last_json(output)
    assert {name: counted[name] for name in COUNTED} == {name: demo[1][name] for name in COUNTED}


def test_matching_again_is_proven_best(copied):
    status, output = copied[1]("match", "--place", "620702002010", "--json")
    facts = last_json(output)
    assert status == 0
    assert facts["total"] == facts["bound"]


def test_every_deed_of_the_demo_is_sealed_also_in_a_copy(copied):
    with closing(sqlite3.connect(copied[0] / "sifang.sqlite3")) as connection:
        deeds, links = connection.execute(
            "SELECT (SELECT COUNT(*) FROM core_deed), (SELECT COUNT(*) FROM core_link)"
        ).fetchone()
    assert deeds == links > 0
    assert sifang(copied[0], "seal", "verify")[0] == 0


SPOILT = {
    "edited": "UPDATE core_deed SET verb = 'need.met' WHERE id = 40",
    "moved in time": "UPDATE core_deed SET at = '2020-01-01 00:00:00' WHERE id = 40",
    "deleted": "DELETE FROM core_deed WHERE id = 40",
    "deleted with its link": "DELETE FROM core_link WHERE deed_id = 40; DELETE FROM core_deed WHERE id = 40",
    "cut off": "DELETE FROM core_link WHERE deed_id > 900; DELETE FROM core_deed WHERE id > 900",
    "inserted": "INSERT INTO core_deed (actor_id, verb, subject_kind, subject_id, place_code, detail, at, nonce, mark) "
    "SELECT actor_id, verb, subject_kind, subject_id, place_code, detail, at, 'new', mark FROM core_deed WHERE id = 40",
}


@pytest.mark.parametrize("way", SPOILT)
def test_a_spoilt_history_is_found(copied, way):
    folder, run = copied
    with closing(sqlite3.connect(folder / "sifang.sqlite3")) as connection:
        connection.executescript(SPOILT[way])
    status, output = run("seal", "verify")
    assert status == 1
    assert output.strip()


def test_an_older_database_put_back_is_found(copied):
    folder, run = copied
    older = (folder / "sifang.sqlite3").read_bytes()
    assert run("match", "--place", "620702002003")[0] == 0
    assert run("worker", "--once")[0] == 0
    assert run("seal", "verify")[0] == 0
    (folder / "sifang.sqlite3").write_bytes(older)
    assert run("seal", "verify")[0] == 1


def test_a_demo_folder_is_not_served_by_mistake(demo):
    assert sifang(demo[0], "serve")[0] == 1


def test_a_demo_is_not_lived_in_a_folder_with_real_data(tmp_path, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        shutil.copyfile(migrated.file(), tmp_path / "sifang.sqlite3")
    who = ("li", "--name", "李兰", "--kind", "secretary", "--place", "620702002010")
    with terminal(tmp_path) as run:
        assert run("init", "--place", "620702002010")[0] == 0
        assert run("createadmin", *who)[0] == 0
        assert run("createadmin", *who) == (1, "")  # the name is taken: a sentence, and nothing half done
        assert run("demo", "--no-serve")[0] == 1


def test_a_ledger_goes_out_and_comes_back_unchanged(copied, tmp_path):
    run = copied[1]
    for ledger in ("needs", "resources", "projects"):
        file = tmp_path / f"{ledger}.xlsx"
        assert run("export", ledger, "--place", "620702002010", "-o", file)[0] == 0
        status, output = run("import", ledger, file, "--place", "620702002010", "--json")
        facts = last_json(output)
        assert (status, facts["new"], facts["changed"], facts["bad"]) == (0, 0, 0, 0), ledger
        assert facts["same"] > 0


def test_no_name_or_phone_stands_in_the_database_file(demo):
    raw = b"".join(path.read_bytes() for path in demo[0].glob("sifang.sqlite3*"))
    assert b"1990000" not in raw
    assert "马秀兰".encode() not in raw
