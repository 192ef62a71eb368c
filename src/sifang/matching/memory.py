"""How much memory this machine can still give, and the refusal of a solve that would need more."""

import os
from pathlib import Path

_MEMINFO = Path("/proc/meminfo")
_GROUP = Path("/sys/fs/cgroup")  # the limits of a container, where it has any
_SHARE = 0.9  # of what is there; the rest is for the program itself and for what others ask meanwhile


class TooLarge(ValueError):
    """A solve needs more memory than there is."""


def available() -> int | None:
    """The bytes that can still be had without swapping, within a container's limit; None where nobody tells."""
    found = [size for size in (_free_of_machine(), _free_of_group()) if size is not None]
    return min(found, default=None)


def insist_room(needed: int) -> None:
    """Return only if ``needed`` bytes can be had; else TooLarge says how much is missing and what to do."""
    free = available()
    if free is not None and needed > _SHARE * free:
        raise TooLarge(
            f"This solve needs about {_gigabytes(needed)} of memory and {_gigabytes(free)} are free. Match a smaller "
            "place (a county, or each city by itself), close what else is running, or use a larger machine."
        )


def _gigabytes(size: int) -> str:
    return f"{size / 1e9:.1f} GB"


def _free_of_machine() -> int | None:
    if _MEMINFO.exists():
        rows = dict(row.split(":") for row in _MEMINFO.read_text().splitlines())
        return int(rows["MemAvailable"].split()[0]) * 1024
    if {"SC_PHYS_PAGES", "SC_PAGE_SIZE"} <= set(getattr(os, "sysconf_names", {})):
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return None


def _free_of_group() -> int | None:
    limit, used = _GROUP / "memory.max", _GROUP / "memory.current"
    if not (limit.exists() and used.exists()) or limit.read_text().strip() == "max":
        return None
    return max(0, int(limit.read_text()) - int(used.read_text()))
