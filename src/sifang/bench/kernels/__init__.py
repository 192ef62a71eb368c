"""The compiled loops of the measurements, each module loaded when it is first asked for, as in ``matching.kernels``."""

from importlib import import_module
from types import ModuleType


def __getattr__(name: str) -> ModuleType:
    return import_module(f"{__name__}.{name}")
