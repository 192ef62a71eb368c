"""The system administrator's lines: accounts, and whether the installation is well. No content of anything."""

import datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sifang.core import clock, errands
from sifang.core.models import Deed, Errand
from sifang.people import accounts
from sifang.web.duties.lines import Duty, row

ADMINISTER = ("administer",)
PATIENCE = datetime.timedelta(minutes=10)


def failed(_viewer):
    """The errands that have used up their tries."""
    return errands.failed()


def waiting(_viewer):
    """The errands that should have been run long ago: the worker may have stopped."""
    due = Errand.objects.filter(done_at=None, tries__lt=errands.MOST_TRIES, next_at__lt=clock.now() - PATIENCE)
    return due.select_related("deed").order_by("pk")


def unsealed(_viewer):
    """The deeds that have waited for the seal longer than the worker needs."""
    return Deed.objects.filter(link=None, at__lt=clock.now() - PATIENCE).order_by("pk")


def _errand(errand):
    return row("", None, errand.deed.at, title=f"{errand.reaction.rsplit('.', 1)[-1]} ← {errand.deed.verb}")


def _deed(deed):
    return row("", None, deed.at, title=f"{deed.verb} {deed.pk}")


def account(person):
    """An account by its login name, with the person's post."""
    return row(reverse("account-of", args=[person.pk]), person, person.username, person.title)


DUTIES = (
    Duty("failed", ADMINISTER, _("follow-up errands that failed"), _("no errand has failed"), failed, _errand),
    Duty("waiting", ADMINISTER, _("errands that the worker has not run"), _("the worker keeps up"), waiting, _errand),
    Duty(
        "unsealed-deeds", ADMINISTER, _("deeds that the worker has not sealed"), _("every deed is sealed"),
        unsealed, _deed,
    ),
    Duty(
        "without-post", (*ADMINISTER, "secure"), _("open accounts without a post"),
        _("every open account belongs to a post"), accounts.without_post, account,
    ),
    Duty(
        "never-used", ADMINISTER, _("accounts nobody has used yet"), _("every account is in use"),
        accounts.never_used, account, is_news=True,
    ),
)  # fmt: skip
