"""Instances and solutions in files: read back as they were, and what cannot be right is refused with its row."""

import json
import os
import pickle
from pathlib import Path

import numpy as np
import pytest

from sifang.matching import files, memory
from sifang.matching.market import Market
from sifang.site.cli import main

GOOD = {
    "line_qty": [2, 3], "res_cap": [2, 2], "edge_line": [1, 0, 1], "edge_res": [0, 1, 1],
    "edge_cap": [2, 1, 3], "edge_weight": [70, 50, 90],
}  # fmt: skip


def stored(path, **changed):
    """The path, with the good arrays and what is changed in them; None leaves an array out."""
    rows = {name: values for name, values in (GOOD | changed).items() if values is not None}
    np.savez(path, **{name: v if isinstance(v, np.ndarray) else np.array(v, np.int32) for name, v in rows.items()})
    return path


def test_a_solution_stands_in_the_order_of_the_file(tmp_path):
    network = files.read(stored(tmp_path / "in.npz"))
    files.write(tmp_path / "out.npz", Market(network).solve())
    out = np.load(tmp_path / "out.npz")
    assert out["edge_units"].tolist() == [2, 1, 1]
    assert int(out["objective"]) == 2 * 70 + 50 + 90
    assert {name: out[name].dtype.name for name in out.files} == {
        "edge_units": "int32", "line_price": "int32", "res_price": "int32", "objective": "int64",
    }  # fmt: skip


def test_prices_in_the_file_prove_the_objective(tmp_path):
    stored(tmp_path / "in.npz")
    assert main(["match", "--instance", str(tmp_path / "in.npz"), "--out", str(tmp_path / "out.npz")]) == 0
    out, rows = np.load(tmp_path / "out.npz"), {name: np.array(values) for name, values in GOOD.items()}
    gain = rows["edge_weight"] - out["line_price"][rows["edge_line"]] - out["res_price"][rows["edge_res"]]
    bound = out["line_price"] @ rows["line_qty"] + out["res_price"] @ rows["res_cap"]
    assert bound + np.maximum(gain, 0) @ rows["edge_cap"] == out["objective"]


def test_what_is_written_reads_back(tmp_path):
    network = files.read(stored(tmp_path / "in.npz"))
    files.write_instance(tmp_path / "again.npz", network)
    again = files.read(tmp_path / "again.npz")
    assert all(np.array_equal(getattr(again, name), getattr(network, name)) for name in files.ARRAYS)


BAD = [
    ({"edge_cap": None}, "the array edge_cap is missing"),
    ({"edge_cap": [2, 1]}, "differ in length"),
    ({"edge_line": [1, 0, 2]}, "Edge 2: there is no line 2"),
    ({"edge_res": [0, -1, 1]}, "Edge 1"),
    ({"line_qty": [2, -3]}, "Line 1: the quantity -3"),
    ({"edge_weight": np.array([70, 50, 2**31])}, "Edge 2: the weight 2147483648"),
    ({"edge_weight": np.array([70, np.nan, 90])}, "Edge 1: edge_weight is nan"),
    ({"edge_weight": np.array([70.5, 50, 90])}, "edge_weight holds float64"),
    ({"res_cap": np.array(["2", "2"])}, "res_cap holds <U1"),
    ({"res_cap": [[2, 2]]}, "not a plain list"),
    ({"res_cap": np.array(2)}, "not a plain list"),
    ({"edge_cap": np.array([2, 1, {}], object)}, "allow_pickle=False"),
]


@pytest.mark.parametrize(("changed", "sentence"), BAD)
def test_a_bad_file_is_refused_with_the_row_and_nothing_is_written(changed, sentence, tmp_path, capsys):
    stored(tmp_path / "in.npz", **changed)
    status = main(["match", "--instance", str(tmp_path / "in.npz"), "--out", str(tmp_path / "out.npz"), "--json"])
    assert (status, capsys.readouterr().out) == (1, "")
    with pytest.raises(ValueError, match=sentence):
        files.read(tmp_path / "in.npz")
    assert [path.name for path in tmp_path.iterdir()] == ["in.npz"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut off", pickle.dumps({"line_qty": [1]}), b"line_qty,1\n"])
def test_what_is_no_file_of_arrays_is_refused(content, tmp_path):
    (tmp_path / "in.npz").write_bytes(content)
    with pytest.raises(ValueError, match="is not a file of arrays"):
        files.read(tmp_path / "in.npz")


def test_one_array_alone_is_refused(tmp_path):
    with (tmp_path / "in.npz").open("wb") as file:
        np.save(file, np.arange(3))
    with pytest.raises(ValueError, match="one array alone"):
        files.read(tmp_path / "in.npz")


def test_a_file_that_would_unfold_beyond_the_memory_is_not_read(tmp_path, monkeypatch):
    path = stored(tmp_path / "in.npz")
    monkeypatch.setattr(memory, "available", lambda: 100)
    with pytest.raises(memory.TooLarge):
        files.read(path)


def test_a_solution_never_takes_the_place_of_its_instance_or_of_what_is_no_file(tmp_path, capsys):
    path = stored(tmp_path / "in.npz")
    content = path.read_bytes()
    (tmp_path / "link.npz").symlink_to(path)
    for out in (path, tmp_path / "link.npz", tmp_path, tmp_path / "none" / "out.npz", Path(os.devnull)):
        assert main(["match", "--instance", str(path), "--out", str(out)]) == 1
        assert str(out.parent) in capsys.readouterr().err
    assert (path.read_bytes(), Path(os.devnull).is_file()) == (content, False)


def test_an_old_solution_stays_when_the_disk_fails(tmp_path, monkeypatch):
    network = files.read(stored(tmp_path / "in.npz"))
    (tmp_path / "out.npz").write_bytes(b"old")

    def full(file, **columns):
        file.write(b"half")
        raise OSError("No space left on device")

    monkeypatch.setattr(np, "savez", full)
    with pytest.raises(OSError, match="No space"):
        files.write(tmp_path / "out.npz", Market(network).solve())
    assert (tmp_path / "out.npz").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    "words",
    [
        ["match"],
        ["match", "--instance", "in.npz"],
        ["match", "--place", "620702", "--out", "out.npz"],
        ["match", "--instance", "in.npz", "--out", "out.npz", "--executor", "processes"],
        ["match", "--place", "620702", "--instance", "in.npz", "--out", "out.npz"],
    ],
)
def test_a_place_and_an_instance_exclude_each_other(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert "--instance" in capsys.readouterr().err


def test_the_facts_are_one_json_object(tmp_path, capsys):
    words = ["match", "--instance", str(stored(tmp_path / "in.npz")), "--out", str(tmp_path / "out.npz"), "--json"]
    assert main(words) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts.pop("peak_mb") > 0
    assert facts == {"lines": 2, "resources": 2, "edges": 3, "objective": 280, "bound": 280, "unserved": 1}
