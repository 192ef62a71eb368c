"""A long task says how far it is and how long it still takes; where nobody watches, a line now and then."""

import io

from sifang.site.progress import Progress


class Screen(io.StringIO):
    def isatty(self):
        return True


def told(stream, shares, started=0.0):
    moments = iter([0.0, *[10.0 * n for n in range(1, 20) for _twice in range(3)]])
    with Progress(stream, lambda: next(moments)) as progress:
        for share in shares:
            progress.tell("泰安社区", share)
    return stream.getvalue()


def test_a_line_is_written_for_each_twentieth_of_the_whole():
    lines = told(io.StringIO(), [0.0, 0.01, 0.02, 0.06, 0.07, 0.5]).splitlines()
    assert len(lines) == 3
    assert "50%" in lines[-1]


def test_a_sentence_without_a_share_is_a_line():
    assert told(io.StringIO(), [None]).count("\n") == 1


def test_on_a_screen_one_line_is_drawn_over_and_ended():
    drawn = told(Screen(), [0.0, 0.5])
    assert drawn.count("\r") == 2 and drawn.endswith("\n")
    assert "█" * 12 + "·" * 12 in drawn


def test_the_time_left_leaves_out_what_was_lived_before():
    seconds = iter([0.0, 0.0, 60.0])
    progress = Progress(io.StringIO(), lambda: next(seconds))
    assert progress.left(0.5) is None
    assert progress.left(0.75) == 60.0
