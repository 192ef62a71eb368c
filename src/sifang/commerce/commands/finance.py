"""The finance desk: a merchant asks, gathers its papers, hands in, and what the bank said and paid is on record.

All of it are facts from outside. The platform judges nobody, and the papers themselves are not kept here.
"""

import re

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.commerce import finance, rules
from sifang.commerce.commands.consenting import forget_statements
from sifang.commerce.models import Application, Document
from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.text import redaction

Stage = Application.Stage
MOST_DOCUMENTS = 20
LONGEST_TITLE = 60
BETWEEN = re.compile(r"[、,，;；\n]")
# A thousand million yuan in 分: more is a slip of the pen.
MOST_MONEY = 100_000_000_000


@atomic
def consult_finance(actor, merchant, *, amount_wanted=None, purpose="", on=None):
    """The merchant has asked about a loan; how much (in 分) and what for stand there if it said so."""
    _require_desk(actor, merchant.place)
    _insist_money(amount_wanted)
    application = Application.objects.create(
        place=merchant.place, merchant=merchant, consulted_on=_past(on), amount_wanted=amount_wanted,
        purpose=redaction.clean(purpose, 200), by=actor,
    )  # fmt: skip
    record(actor, "application.consulted", application, merchant=merchant.pk)
    return application


def _require_desk(actor, place):
    require(
        rules.may_keep_finance(actor, place),
        _("Only those who keep the finance desk of %(place)s do this.") % {"place": place},
    )


def _past(on):
    day = on or clock.today()
    insist(day <= clock.today(), _("The day %(day)s lies ahead; write the day on which it happened.") % {"day": day})
    return day


def _insist_money(amount):
    insist(
        amount is None or 0 < amount <= MOST_MONEY,
        _("Write an amount above nothing, at most 1,000,000,000 yuan; or leave it empty."),
    )


@atomic
def list_documents(actor, application, titles=None):
    """The application has its checklist: ``titles``, or what is customary there; what is at hand stays ticked."""
    _require_desk(actor, application.place)
    wanted = _titles(finance.customary_documents(application.place) if titles is None else titles)
    insist(wanted, _("Name at least one document."))
    insist(len(wanted) <= MOST_DOCUMENTS, _("A checklist has at most %(most)s documents.") % {"most": MOST_DOCUMENTS})
    if application.hold() != Stage.DOCUMENTS:
        application.move(Stage.DOCUMENTS)
    at_hand = dict(application.documents.values_list("title", "at_hand_on"))
    application.documents.all().delete()
    made = [
        Document(application=application, position=position, title=title, at_hand_on=at_hand.get(title))
        for position, title in enumerate(wanted, 1)
    ]
    Document.objects.bulk_create(made)
    record(actor, "application.documents_listed", application, documents=len(made))
    return made


def _titles(titles):
    """Each title once; several in one line stand apart, as the ledger would read them."""
    parts = (part for title in titles for part in BETWEEN.split(title))
    return list(dict.fromkeys(found for part in parts if (found := redaction.clean(part, LONGEST_TITLE))))


@atomic
def hand_in(actor, document, on=None):
    """The paper is at hand since that day; the paper itself stays with the merchant."""
    _at_hand(actor, document, _past(on))
    record(actor, "application.document_at_hand", document.application, document=document.position)


@atomic
def take_back(actor, document):
    """The paper is not at hand after all."""
    _at_hand(actor, document, None)
    record(actor, "application.document_missing", document.application, document=document.position)


def _at_hand(actor, document, day):
    application = document.application
    _require_desk(actor, application.place)
    insist(
        application.hold() == Stage.DOCUMENTS,
        _("The checklist is worked on before it is submitted; this application is “%(stage)s”.")
        % {"stage": Stage(application.stage).label},
    )
    found = Document.objects.filter(pk=document.pk).update(at_hand_on=day)
    insist(found, _("The checklist has changed; reload the page."))
    document.at_hand_on = day


@atomic
def submit(actor, application, institution, on=None):
    """The papers went to a bank or a guarantor on that day; whether they suffice is for it to say."""
    _require_desk(actor, application.place)
    day = _past(on)
    _insist_after(application.consulted_on, day)
    application.move(Stage.SUBMITTED)
    application.institution, application.submitted_on = institution, day
    application.answer, application.answered_on = "", None
    application.save(update_fields=["institution", "submitted_on", "answer", "answered_on"])
    record(actor, "application.submitted", application, institution=institution.pk)


def _insist_after(earlier, day):
    insist(
        earlier is None or earlier <= day,
        _("This cannot have happened before %(day)s, when the step before it was done.") % {"day": earlier},
    )


@atomic
def record_answer(actor, application, approved, answer="", on=None):
    """What the institution answered on that day, in its words, stands there as it was said."""
    _require_desk(actor, application.place)
    day = _past(on)
    _insist_after(application.submitted_on, day)
    application.move(Stage.APPROVED if approved else Stage.DECLINED)
    application.answer, application.answered_on = redaction.clean(answer, 300), day
    application.save(update_fields=["answer", "answered_on"])
    record(actor, "application.approved" if approved else "application.declined", application)
    if not approved:
        forget_statements(application)


@atomic
def disburse(actor, application, amount_fen, on=None):
    """The institution paid out so much (in 分) on that day."""
    _require_desk(actor, application.place)
    insist(amount_fen, _("Write how much was paid out."))
    _insist_money(amount_fen)
    day = _past(on)
    _insist_after(application.answered_on, day)
    application.move(Stage.DISBURSED)
    application.disbursed, application.disbursed_on = amount_fen, day
    application.save(update_fields=["disbursed", "disbursed_on"])
    record(actor, "application.disbursed", application, amount=amount_fen)
    forget_statements(application)


@atomic
def end_application(actor, application, why):
    """It came to no loan, for a reason that is no judgement of anybody."""
    _require_desk(actor, application.place)
    insist(len(why.strip()) >= 2, _("Say in a few words why it goes no further."))
    application.move(Stage.ENDED)
    application.ended_why = redaction.clean(why, 300)
    application.save(update_fields=["ended_why"])
    record(actor, "application.ended", application)
    forget_statements(application)
