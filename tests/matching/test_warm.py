"""The first use: a line is said when loops are compiled, and none when all of them are kept."""

from numba import njit

from sifang.matching import kernels
from sifang.matching.warm import warm


def test_once_all_is_compiled_nothing_is_said():
    warm(lambda line: None)
    said = []
    assert not warm(said.append)
    assert said == []


def test_what_is_compiled_for_the_first_time_is_told_once():
    told = []
    with kernels.compiling.told_at_first(lambda: told.append("now")) as listener:
        assert not listener.told
        for value in (1, 1.5):
            assert njit(lambda number: number + 1)(value) == value + 1
    assert listener.told
    assert told == ["now"]
