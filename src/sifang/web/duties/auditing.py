"""The auditor's lines: whether the seal holds, and the deeds that somebody should look at twice."""

import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sifang.core import clock
from sifang.people import accounts
from sifang.web.deed_words import sentence
from sifang.web.duties.lines import Duty, row

SEAL_DAYS, WEEK, PATIENCE = 30, 7, datetime.timedelta(minutes=10)
AUDIT = ("audit",)
TOUCHED = ("account.locked", "account.unlocked", "account.password_renewed")
TAKEN_OUT = ("ledger.written_out", "deeds.exported")


def unsealed(viewer):
    """The deeds that have waited for the seal longer than the worker needs."""
    return accounts.deeds(viewer).filter(link=None, at__lt=clock.now() - PATIENCE)


def seal_unread(viewer):
    """One row when nobody has read the whole seal for a month, or the last reading found a fault."""
    last = accounts.deeds(viewer, verb="seal.read").first()
    recent = last and (clock.now() - last.at).days < SEAL_DAYS and last.detail.get("sound")
    return [] if recent else [last]


def _seal(last):
    return row(reverse("audit-seal"), None, last.at if last else "", title=str(_("Read the whole seal")))


def looks(viewer):
    """Each time somebody looked at a resident's name, phone or address in the last week."""
    return accounts.deeds(viewer, verb="person.unmasked", since=_since())


def exports(viewer):
    """Each time rows were taken out as a file in full, in the last week."""
    return accounts.deeds(viewer, since=_since()).filter(verb__in=TAKEN_OUT)


def touched(viewer):
    """Accounts that were locked, unlocked or given a new password in the last week."""
    return accounts.deeds(viewer, since=_since()).filter(verb__in=TOUCHED)


def appointed(viewer):
    """Posts that were given or ended in the last week."""
    return accounts.deeds(viewer, verb="post.", since=_since())


def _since():
    return clock.today() - datetime.timedelta(days=WEEK)


def _deed(deed):
    at = f"{reverse('audit')}?{urlencode({'verb': deed.verb})}"
    return row(at, None, deed.actor or _("the installation"), deed.at, title=sentence(deed.verb))


DUTIES = (
    Duty(
        "seal", AUDIT, _("seal to be read through"), _("the seal was read this month, and it holds"),
        seal_unread, _seal,
    ),
    Duty("unsealed", AUDIT, _("deeds that wait for the seal too long"), _("every deed is sealed"), unsealed, _deed),
    Duty(
        "looks", AUDIT, _("looks at residents' data this week"), _("nobody looked at residents' data this week"),
        looks, _deed, is_news=True,
    ),
    Duty("exports", AUDIT, _("exports this week"), _("nothing was exported this week"), exports, _deed, is_news=True),
    Duty(
        "touched", AUDIT, _("accounts locked, unlocked or given a new password this week"),
        _("no account was touched this week"), touched, _deed, is_news=True,
    ),
    Duty(
        "appointed", AUDIT, _("posts given or ended this week"), _("no post changed this week"), appointed, _deed,
        is_news=True,
    ),
)  # fmt: skip
