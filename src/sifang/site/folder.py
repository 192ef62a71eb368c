"""The data folder: where everything one installation keeps lives, and nothing else does."""

import os
from pathlib import Path

from platformdirs import user_data_path

DEMO_MARK = "demo.json"
PARTS = ("keys", "static")


def path():
    """The folder that ``SIFANG_DATA`` names, or the user's data folder."""
    return Path(os.environ.get("SIFANG_DATA") or user_data_path("sifang", appauthor=False)).resolve()


def ensure(folder):
    """The folder and its parts exist, readable by the owner alone."""
    for part in (folder, *(folder / name for name in PARTS)):
        part.mkdir(parents=True, exist_ok=True, mode=0o700)


def is_demo(folder):
    """Whether the folder holds a lived demo."""
    return (folder / DEMO_MARK).exists()
