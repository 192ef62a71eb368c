"""The words people type about industries: tidied, private numbers taken out, long enough."""

from django.utils.translation import gettext as _

from sifang.core.errors import insist
from sifang.industry import industries
from sifang.text import redaction


def title(words, most=80):
    """A name or title of at least two characters."""
    told = str(words or "").strip()
    insist(2 <= len(told) <= most, _("Write 2 to %(most)s characters.") % {"most": most})
    return redaction.clean(told, most)


def reason(words):
    """A reason that others read, at least four characters."""
    told = str(words or "").strip()
    insist(len(told) >= 4, _("Say why, at least four characters; others read it."))
    return free(told, 300)


def told(words, most=500):
    """A sentence about what was done, at least four characters."""
    insist(len(str(words or "").strip()) >= 4, _("Say what was done, at least four characters."))
    return free(words, most)


def free(words, most):
    """Whatever was written, at most so long."""
    return redaction.clean(str(words or ""), most)


def insist_industry(key):
    """The industry is one of the table's."""
    insist(key in industries.table(), _("This industry is not on the list; choose one that is."))
