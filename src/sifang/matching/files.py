"""Transportation problems in files, so that anybody can check the engine with a solver of their own.

A file is NumPy's .npz. In: ``line_qty``, ``res_cap``, ``edge_line``, ``edge_res``, ``edge_cap``, ``edge_weight``, whole
numbers (int32), rows numbered from 0, edges in any order. Out: ``edge_units`` (int32, in the order of the file),
``line_price`` and ``res_price`` (int32, dual prices in points a unit) and ``objective`` (int64).
"""

import os
import zipfile
import zlib
from pathlib import Path
from typing import Any

import numpy as np

from sifang.matching.market import Market
from sifang.matching.memory import TooLarge, insist_room
from sifang.matching.network import Network

ARRAYS = ("line_qty", "res_cap", "edge_line", "edge_res", "edge_cap", "edge_weight")
_UNREADABLE = (ValueError, EOFError, KeyError, MemoryError, zipfile.BadZipFile, zlib.error)


def read(path: Path) -> Network:
    """The network in the file; ValueError names the array or the row that cannot be right. Nothing in it is run."""
    arrays = _arrays(path)
    missing = [name for name in ARRAYS if name not in arrays]
    if missing:
        raise ValueError(f"{path.name}: the array {missing[0]} is missing; an instance has {', '.join(ARRAYS)}.")
    for name in ARRAYS:
        _check_kind(name, arrays[name])
    return Network.of(*(arrays[name] for name in ARRAYS))


def insist_place_for(path: Path, *, beside: Path) -> None:
    """Return only if a solution may stand at ``path``: not over the instance it is of, nor over what is no file."""
    if not path.parent.is_dir():
        raise ValueError(f"There is no folder {path.parent} for {path.name}; make it first.")
    if path.exists() and (not path.is_file() or path.samefile(beside)):
        raise ValueError(f"{path} would be overwritten by the solution; name another file.")


def write(path: Path, market: Market) -> None:
    """The solution stands in the file, whole: it is written beside it and takes its name at the end."""
    columns = {
        "edge_units": market.network.in_given_order(market.units),
        "line_price": market.line_price,
        "res_price": market.res_price,
        "objective": np.int64(market.objective),
    }
    _put(path, columns)


def write_instance(path: Path, network: Network) -> None:
    """The network stands in the file, its edges sorted by line."""
    _put(path, {name: getattr(network, name) for name in ARRAYS})


def _put(path: Path, columns: dict[str, Any]) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("xb") as file:
            np.savez(file, **columns)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _arrays(path: Path) -> dict[str, np.ndarray]:
    """The arrays of the file; objects that would have to be unpickled are refused, never loaded."""
    try:
        with path.open("rb") as file:
            loaded = np.load(file, allow_pickle=False)
            if not isinstance(loaded, np.lib.npyio.NpzFile):
                raise ValueError("one array alone")
            insist_room(sum(entry.file_size for entry in loaded.zip.infolist()))
            return {name: loaded[name] for name in ARRAYS if name in loaded.files}
    except TooLarge:
        raise
    except _UNREADABLE as trouble:
        raise ValueError(f"{path.name} is not a file of arrays (.npz) that can be read: {trouble}") from None


def _check_kind(name: str, array: np.ndarray) -> None:
    """Whole numbers only; a float array is refused at its first row that is no number, else for its type."""
    if array.dtype.kind in "iu":
        return
    if array.dtype.kind == "f" and not np.isfinite(array).all():
        row = int(np.argmin(np.isfinite(array).reshape(-1)))
        raise ValueError(f"{name.split('_')[0].capitalize()} {row}: {name} is {array.reshape(-1)[row]}, not a number.")
    raise ValueError(f"{name} holds {array.dtype}; whole numbers (int32) are needed.")
