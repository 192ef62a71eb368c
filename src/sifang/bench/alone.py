"""The memory of the solve alone: the same arrays through a file into a fresh process, ``sifang match --instance``."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sifang.matching import files
from sifang.matching.network import Network


def measured(network: Network) -> dict[str, Any]:
    """The highest memory of a process that does nothing but read, solve, certify and write, in MB."""
    with TemporaryDirectory() as folder:
        into, out = Path(folder) / "in.npz", Path(folder) / "out.npz"
        files.write_instance(into, network)
        words = [sys.executable, "-m", "sifang", "match", "--instance", str(into), "--out", str(out), "--json"]
        done = subprocess.run(words, capture_output=True, text=True, check=True)  # noqa: S603 - our own command
    return {"alone_peak_mb": json.loads(done.stdout)["peak_mb"]}
