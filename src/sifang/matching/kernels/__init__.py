"""The compiled loops, each module loaded when it is first asked for: ``kernels.ascent.serve_all(...)``.

Numba takes most of a second to load and, on a machine's first use, some seconds to compile; pages that never match
should pay for neither.
"""

from importlib import import_module
from types import ModuleType


def __getattr__(name: str) -> ModuleType:
    return import_module(f"{__name__}.{name}")
