"""Consultations and referrals to legal aid. No command takes the name of whoever asked."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.counsel import advisers, matters, rules, words
from sifang.counsel.commands import logging
from sifang.counsel.models import AidReferral, Consultation

Stage = Consultation.Stage
MOST_MINUTES = 600


@atomic
def consult(
    actor, place, matter, *, way="face", who="resident", question="", answer="", minutes=None,
    adviser=None, station=None, dispute=None, asked_on=None, at_once=False,
):  # fmt: skip
    """Somebody asked: answered with its line in the log where ``answer`` or ``at_once`` says so, else it waits."""
    require(rules.may_serve(actor, place), _("Only the community and its legal advisers write consultations down."))
    on = asked_on or clock.today()
    insist(on <= clock.today(), _("The day %(day)s lies ahead.") % {"day": on})
    matters.insist_known(matter)
    insist(way in Consultation.Way.values and who in Consultation.Who.values, _("Choose one of the answers shown."))
    _insist_minutes(minutes)
    insist(station is None or station.place_id == place.pk, _("This station belongs to another place."))
    adviser, answered = advisers.chosen(actor, place, adviser, on), bool(answer.strip()) or at_once
    if answered:
        advisers.insist_named(adviser)
    made = Consultation.objects.create(
        place=place, matter=matter, way=way, who=who, question=words.free(question, 500),
        answer=words.free(answer, 1000), asked_on=on, answered_on=on if answered else None, minutes=minutes,
        adviser=adviser, station=station, dispute=dispute, by=actor,
        stage=Stage.ANSWERED if answered else Stage.ASKED,
    )  # fmt: skip
    record(actor, "consultation.noted" if answered else "consultation.asked", made, matter=matter)
    if answered:
        _log(actor, made)
    return made


def _insist_minutes(minutes):
    insist(
        minutes is None or 1 <= minutes <= MOST_MINUTES,
        _("Write how many minutes, 1 to %(most)s.") % {"most": MOST_MINUTES},
    )


def _log(actor, made):
    logging.write(
        actor, made.place, made.adviser, "consultation", matters.customary(made.matter),
        on=made.answered_on, minutes=made.minutes, way=made.way, consultation=made,
    )  # fmt: skip


@atomic
def answer(actor, consultation, answer, minutes=None):
    """The legal adviser has answered; the log has its line."""
    place = consultation.place
    require(rules.may_serve(actor, place), _("Only a legal adviser of the community answers."))
    told = words.said(answer, 1000)
    _insist_minutes(minutes)
    own = advisers.post_of(actor, place)
    consultation.adviser = advisers.insist_named(own or consultation.adviser)
    consultation.move(Stage.ANSWERED)
    consultation.answer, consultation.answered_on = told, clock.today()
    consultation.minutes = minutes or consultation.minutes
    consultation.save(update_fields=["adviser", "answer", "answered_on", "minutes"])
    record(actor, "consultation.answered", consultation)
    _log(actor, consultation)


@atomic
def refer_to_aid(actor, place, reason, *, consultation=None, dispute=None, adviser=None, organization=None):
    """Somebody who may have a right to it was sent on to legal aid."""
    require(rules.may_serve(actor, place), _("Only the community and its legal advisers send people to legal aid."))
    insist(consultation is None or consultation.place_id == place.pk, _("This consultation belongs to another place."))
    adviser = advisers.chosen(actor, place, adviser or (consultation and consultation.adviser))
    referral = AidReferral.objects.create(
        place=place, reason=words.said(reason, 300), consultation=consultation, dispute=dispute, adviser=adviser,
        organization=organization, referred_on=clock.today(),
    )  # fmt: skip
    record(actor, "aid.referred", referral)
    if adviser:
        matter = matters.customary(consultation.matter) if consultation else logging.AID
        logging.write(actor, place, adviser, "aid", matter, on=referral.referred_on, aid=referral)
    return referral


@atomic
def answer_aid(actor, referral, granted, result=""):
    """Legal aid was granted or declined."""
    allowed = rules.may_serve(actor, referral.place) or actor.may("oversee_counsel", referral.place_id)
    require(allowed, _("Only those who serve here, or the judicial office, record the answer of legal aid."))
    referral.move(AidReferral.Stage.GRANTED if granted else AidReferral.Stage.DECLINED)
    referral.answered_on, referral.result = clock.today(), words.free(result, 300)
    referral.save(update_fields=["answered_on", "result"])
    record(actor, "aid.granted" if granted else "aid.declined", referral)
