"""The separate consent: asked by the desk, given, refused and taken back by the merchant alone, told once.

Nothing here reads what a statement says but ``provide``, and nobody but the one who passes it on sees it.
"""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.commerce import finance, rules
from sifang.commerce.models import Application, Consent, Provision
from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.text import redaction

Stage = Consent.Stage
LONGEST, SHORTEST = 200, 4
# Every sealed statement is as long as the longest, so that its length tells nothing.
SEALED_BYTES = 4 * LONGEST
OVER = (Application.Stage.DECLINED, Application.Stage.DISBURSED, Application.Stage.ENDED)


@atomic
def ask_consent(actor, application, institution):
    """The merchant can say, under a code of its own, whether one statement may be told to ``institution``."""
    _require_desk(actor, application)
    insist(application.hold() not in OVER, _("This application is over; nothing is told to anybody for it any more."))
    insist(
        not application.consents.filter(institution=institution).exists(),
        _(
            "The merchant was asked about “%(institution)s” already. Nobody is asked twice; "
            "if it thinks better of it, it says so itself with its code."
        )
        % {"institution": institution},
    )
    consent = Consent.objects.create(
        place=application.place, application=application, institution=institution, asked_at=clock.now()
    )
    record(actor, "consent.asked", consent, application=application.pk)
    return consent


def _require_desk(actor, application):
    require(
        rules.may_keep_finance(actor, application.place),
        _("Only those who keep the finance desk of %(place)s do this.") % {"place": application.place},
    )


@atomic
def print_consent(actor, consent):
    """The paper with the merchant's code was printed; whoever holds the code speaks for the merchant."""
    _require_desk(actor, consent.application)
    record(actor, "consent.printed", consent, application=consent.application_id)


@atomic
def give_consent(code, statement):
    """The merchant's own words are sealed, and may be told to the institution it was asked about."""
    consent = _by_code(code)
    _insist_open(consent)
    words = redaction.clean(statement, LONGEST)
    insist(len(words) >= SHORTEST, _("Write what may be told, at least four characters."))
    consent.move(Stage.CONSENTED)
    consent.data_key, consent.consented_at, consent.revoked_at = "", clock.now(), None
    consent.statement = words + " " * (SEALED_BYTES - len(words.encode()))
    consent.save(update_fields=["data_key", "statement_sealed", "consented_at", "revoked_at"])
    record(None, "consent.given", consent, application=consent.application_id)


@atomic
def refuse_consent(code):
    """The merchant has said no; the application goes on as any other does."""
    consent = _by_code(code)
    consent.move(Stage.REFUSED)
    record(None, "consent.refused", consent, application=consent.application_id)


@atomic
def revoke_consent(code):
    """The consent is taken back: key and sealed words are thrown away, and nothing more is told."""
    consent = _by_code(code)
    consent.move(Stage.REVOKED)
    consent.revoked_at = clock.now()
    consent.save(update_fields=["revoked_at"])
    _forget(consent)
    record(None, "consent.revoked", consent, application=consent.application_id)


def _by_code(code):
    consent = finance.public_consent(code)
    insist(consent is not None, _("Nobody has this code. Compare it letter by letter with your paper."))
    # Everybody takes the application first and its consents after it, so that nobody waits for each other in a ring.
    consent.application.hold()
    return consent


def _insist_open(consent):
    insist(
        consent.application.stage not in OVER,
        _("This application is over; nothing is told to anybody for it any more."),
    )


def _forget(consent):
    consent.data_key = consent.statement_sealed = ""
    consent.save(update_fields=["data_key", "statement_sealed"])


def forget_statements(application):
    """An application that is over has no statement to tell: keys and sealed words of its consents are thrown away."""
    for consent in application.consents.exclude(data_key=""):
        _forget(consent)


@atomic
def provide(actor, consent):
    """The statement is on this answer alone (``.statement``), once, for passing on; that it was told is on record."""
    require(
        rules.may_provide(actor, consent.place),
        _("Only those who keep the finance desk of %(place)s pass this on.") % {"place": consent.place},
    )
    consent.application.hold()
    consent.hold()
    consent.refresh_from_db()
    insist(
        consent.stage == Stage.CONSENTED and consent.data_key,
        _("There is no standing consent: it was not given, was taken back, was told already, or its purpose is over."),
    )
    consent.move(Stage.PROVIDED)
    provision = Provision.objects.create(consent=consent, by=actor, at=clock.now())
    provision.statement = consent.statement.strip()
    _forget(consent)
    record(actor, "consent.provided", consent, institution=consent.institution_id)
    return provision
