"""The words people type in legal counsel: tidied, private numbers taken out, long enough."""

from django.utils.translation import gettext as _

from sifang.core.errors import insist
from sifang.text import redaction


def title(told, most=80):
    """A name of 2 to 80 characters."""
    plain = told.strip()
    insist(2 <= len(plain) <= most, _("Give it a name of 2 to %(most)s characters.") % {"most": most})
    return redaction.clean(plain, most)


def said(told, most):
    """What has to be said, at least four characters."""
    insist(len(told.strip()) >= 4, _("Write at least four characters; others read it."))
    return redaction.clean(told, most)


def free(told, most):
    """Whatever was written, at most so long."""
    return redaction.clean(str(told or ""), most)
