"""Accounts: locked, unlocked, given a new password; what the three administrators and the auditor do to the books."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sifang.core import sealing
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.people import guards
from sifang.people.commands.appointing import fresh_password

# A deed holds no words that somebody typed, so the reason is one of these.
WHY_LOCKED = {
    "left": gettext_lazy("left the post"),
    "lost": gettext_lazy("phone or password lost"),
    "suspected": gettext_lazy("used by somebody else, it seems"),
    "unused": gettext_lazy("not used for a long time"),
}


@atomic
def lock_account(actor, person, why):
    """``person`` opens nothing from the next request on, and cannot log in; ``why`` is for the one who unlocks."""
    _require_guard(actor, person)
    insist(person.is_active, _("The account of %(who)s is locked already.") % {"who": person})
    insist(why in WHY_LOCKED, _("Choose why the account is locked; whoever unlocks it will want to know."))
    _set_active(person, False)
    record(actor, "account.locked", person, why=why)


@atomic
def unlock_account(actor, person):
    """``person`` may log in again with the password they had."""
    _require_guard(actor, person)
    insist(not person.is_active, _("The account of %(who)s is not locked.") % {"who": person})
    _set_active(person, True)
    record(actor, "account.unlocked", person)


def _require_guard(actor, person):
    require(
        guards.may_guard(actor, person),
        _("Only the security administrator of the place locks accounts, and never that of another administrator."),
    )


def _set_active(person, active):
    person.is_active = active
    person.save(update_fields=["is_active"])


@atomic
def renew_password(actor, person):
    """``person`` has a new first password, which nobody can read again; every session of theirs is over."""
    require(
        guards.may_administer(actor, person),
        _("Only the system administrator of the place gives new passwords, and never to another administrator."),
    )
    password = fresh_password()
    person.set_password(password)
    person.save(update_fields=["password"])
    record(actor, "account.password_renewed", person)
    return password


@atomic
def read_seal(actor):
    """The whole seal was read today, by ``actor``; returns what it says."""
    require(guards.may_audit(actor), _("Only the audit administrator or an auditor reads the seal."))
    verdict = sealing.verify()
    record(actor, "seal.read", actor, sealed=verdict.sealed, sound=verdict.fault is None)
    return verdict


@atomic
def take_deeds_out(actor, number):
    """It is known that ``actor`` has taken ``number`` deeds out as a file."""
    require(guards.may_audit(actor), _("Only the audit administrator or an auditor exports the deeds."))
    record(actor, "deeds.exported", actor, number=number)
