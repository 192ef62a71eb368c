"""The words people type about plans, activities and services: tidied, private numbers taken out, long enough."""

from django.utils.translation import gettext as _

from sifang.activities import kinds
from sifang.core.errors import insist
from sifang.text import redaction


def title(words):
    """A title of 2 to 80 characters."""
    told = words.strip()
    insist(2 <= len(told) <= 80, _("Give it a title of 2 to 80 characters."))
    return redaction.redact(told)[0][:80]


def reason(words):
    """A reason that others read, at least four characters."""
    told = words.strip()
    insist(len(told) >= 4, _("Say why, at least four characters; others read it."))
    return free(told, 300)


def free(words, most):
    """Whatever was written, at most so long."""
    return redaction.clean(str(words or ""), most)


def insist_kind(kind, *, menu=False):
    """The kind is one of the table's."""
    insist(kind in dict(kinds.choices(menu)), _("Choose one of the answers shown."))
