"""Legal check-ups: the list, the day, what was found, and what was done about it."""

import datetime

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.counsel import advisers, rules, templates, words
from sifang.counsel.commands import logging
from sifang.counsel.models import Check, Checklist, Checkup, Finding
from sifang.places.models import covers

Stage = Checkup.Stage
MOST_CHECKS = 40
USUAL_WAIT = datetime.timedelta(days=30)


@atomic
def write_checklist(actor, place, title, whom, checks):
    """The place has a check-up list; each check is (question, sound answer, advice)."""
    require(rules.may_arrange(actor, place), _("Only the community, or the judicial office, writes check-up lists."))
    told, wanted = words.title(title), list(checks)
    insist(whom in Checklist.For.values, _("Choose one of the answers shown."))
    insist(1 <= len(wanted) <= MOST_CHECKS, _("A list has 1 to %(most)s questions.") % {"most": MOST_CHECKS})
    insist(
        not Checklist.objects.filter(place=place, title=told).exists(),
        _("“%(name)s” is on record already; choose another name.") % {"name": told},
    )
    checklist = Checklist.objects.create(place=place, title=told, whom=whom)
    Check.objects.bulk_create(
        Check(
            checklist=checklist, position=n, text=words.said(text, 200), sound=bool(sound),
            advice=words.free(advice, 300),
        )
        for n, (text, sound, advice) in enumerate(wanted, 1)
    )  # fmt: skip
    record(actor, "checklist.written", checklist, checks=len(wanted))
    return checklist


@atomic
def adopt(actor, place, whom):
    """The list that comes with the program is the place's own."""
    template = templates.shipped().get(whom)
    insist(template, _("Choose one of the answers shown."))
    checks = [(question.text, question.sound, question.advice) for question in template.questions]
    return write_checklist(actor, place, template.title, whom, checks)


@atomic
def schedule_checkup(actor, place, checklist, on, *, title="", worker=None, organization=None, adviser=None):
    """A check-up of a worker or a firm stands in the calendar; its code opens the result."""
    require(rules.may_serve(actor, place), _("Only the community and its legal advisers schedule check-ups."))
    insist(covers(checklist.place_id, place.pk), _("This list belongs to another place."))
    insist(on >= clock.today(), _("The day %(day)s has passed; choose a later one.") % {"day": on})
    insist(worker is None or organization is None, _("A check-up is about a worker or about a firm, not both."))
    insist(worker is None or covers(place.pk, worker.place_id or ""), _("This worker has not reported here."))
    checkup = Checkup.objects.create(
        place=place, checklist=checklist, title=words.title(title or checklist.title), worker=worker,
        organization=organization, adviser=advisers.chosen(actor, place, adviser, on), scheduled_on=on, by=actor,
    )  # fmt: skip
    record(actor, "checkup.scheduled", checkup, whom=checklist.whom)
    return checkup


@atomic
def do_checkup(actor, checkup, answers, *, advice="", follow_up_on=None, adviser=None, on=None):
    """The check-up was done: each answer that is not sound is a finding with its advice; None does not apply."""
    place, on = checkup.place, on or clock.today()
    require(rules.may_serve(actor, place), _("Only a legal adviser, or the community for them, does a check-up."))
    who = advisers.chosen(actor, place, adviser, on) or checkup.adviser
    advisers.insist_named(who)
    checks = {check.pk: check for check in checkup.checklist.checks.all()}
    insist(answers and set(answers) <= set(checks), _("Answer the questions of this list, one at least."))
    unsound = [checks[key] for key, said in answers.items() if said is not None and bool(said) != checks[key].sound]
    wait = follow_up_on or (on + USUAL_WAIT if unsound else None)
    insist(wait is None or wait >= on, _("The follow-up comes after the check-up; choose a later day."))
    checkup.move(Stage.DONE)
    checkup.adviser, checkup.done_on, checkup.follow_up_on = who, on, wait
    checkup.advice = words.free(advice, 1000)
    checkup.save(update_fields=["adviser", "done_on", "follow_up_on", "advice"])
    Finding.objects.bulk_create(
        Finding(checkup=checkup, check_made=check, text=check.text, advice=check.advice) for check in unsound
    )
    record(actor, "checkup.done", checkup, findings=len(unsound))
    logging.write(
        actor, place, who, "checkup", checkup.checklist.title, on=on, result=_result(len(unsound)), checkup=checkup
    )


def _result(found):
    return f"发现问题{found}项，已提出建议" if found else "未发现问题"


@atomic
def follow_up(actor, checkup, outcomes, *, on=None):
    """Of each finding it is said whether it is settled, and how: {finding: (settled, words)}."""
    require(rules.may_serve(actor, checkup.place), _("Only the community and its legal advisers follow a check-up up."))
    findings = {finding.pk: finding for finding in checkup.findings.all()}
    insist(findings, _("Nothing was found, so there is nothing to follow up."))
    insist(set(outcomes) == set(findings), _("Say of each finding whether it is settled."))
    checkup.move(Stage.FOLLOWED_UP)
    checkup.followed_up_on = on or clock.today()
    checkup.save(update_fields=["followed_up_on"])
    for key, (settled, told) in outcomes.items():
        findings[key].settled, findings[key].outcome = bool(settled), words.free(told, 300)
    Finding.objects.bulk_update(findings.values(), ["settled", "outcome"])
    settled = sum(finding.settled for finding in findings.values())
    record(actor, "checkup.followed_up", checkup, settled=settled, open=len(findings) - settled)


@atomic
def cancel_checkup(actor, checkup, why):
    """The check-up does not take place."""
    require(rules.may_serve(actor, checkup.place), _("Only the community and its legal advisers call a check-up off."))
    told = words.said(why, 200)
    checkup.move(Stage.CANCELLED)
    checkup.cancelled_why = told
    checkup.save(update_fields=["cancelled_why"])
    record(actor, "checkup.cancelled", checkup)


def remind_due():
    """The adviser of every check-up whose follow-up is due is reminded, once; returns how many check-ups."""
    due = Checkup.objects.filter(stage=Stage.DONE, reminded_at=None, follow_up_on__lte=clock.today())
    return sum(_remind(checkup) for checkup in due.order_by("follow_up_on", "pk")[:500])


@atomic
def _remind(checkup):
    fresh = Checkup.objects.filter(pk=checkup.pk, reminded_at=None, stage=Stage.DONE)
    if not fresh.update(reminded_at=clock.now()):
        return False
    record(None, "checkup.follow_up_due", checkup)
    return True
