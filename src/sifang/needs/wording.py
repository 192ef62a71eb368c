"""What needs are about and when in the week, in the reader's language."""

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sifang.matching import windows
from sifang.needs import clocks, taxonomy


def category(id):
    """The title of the category or subcategory; "" for none, and for one that the tree, which people edit, has not."""
    return taxonomy.title(id)


def category_choices():
    """(id, title) of every category in the order of the table."""
    return taxonomy.category_choices()


def asks(need):
    """What a need with several parts asks for, such as “venue 2 + service 1 half-days”; "" where it asks for one."""
    further = need.parts.all()
    return " + ".join(_thing(part) for part in (need, *further)) if further else ""


def thing(need, number):
    """The kind of the part with this number, where the need has several; "" where it asks for one thing."""
    kinds = {part.number: part.get_kind_display() for part in need.parts.all()}
    return (kinds | {1: _kind(need)}).get(number, "") if kinds else ""


def _thing(part):
    return _("%(kind)s × %(n)s half-days") % {"kind": _kind(part), "n": part.amount}


def _kind(part):
    return part.get_kind_display() if part.kind else _("anything")


def week(mask):
    """The half-days of ``mask`` in words; a mask that names none reads as any time."""
    return windows.words(mask) if _reads_chinese() else windows.english(mask)


def _reads_chinese():
    # None while no language is active, as in a command that nobody reads.
    return (get_language() or "zh").startswith("zh")


def clock_words(need, amended=None):
    """How the clock of the need stands, in working days; "" where none runs. ``amended`` is the table of holidays."""
    if need.stage == need.Stage.RETURNED:
        return _("waiting for the asker, the clock stands still")
    if need.stage == need.Stage.NEW and need.taken_on_at is None and need.take_on_by_day:
        return _left(clocks.left(need.take_on_by_day, amended), _("to be taken on: %(left)s"))
    if clocks.is_running(need):
        return _left(clocks.left(need.settle_by_day, amended), "%(left)s")
    return ""


def _left(days, sentence):
    if days == 0:
        words = _("due today")
    elif days > 0:
        words = ngettext("%(n)s working day left", "%(n)s working days left", days) % {"n": days}
    else:
        words = ngettext("%(n)s working day overdue", "%(n)s working days overdue", -days) % {"n": -days}
    return sentence % {"left": words}


def answered_by(need):
    """The day by which something happens that the asker waits for: taken on, or settled; None where no clock runs."""
    if need.stage == need.Stage.NEW and need.taken_on_at is None:
        return need.take_on_by_day
    return need.settle_by_day if clocks.is_running(need) else None
