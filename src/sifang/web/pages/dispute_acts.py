"""What can be done to a dispute on its page: each act is one form and one command."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from sifang.disputes import commands, rules
from sifang.disputes.models import Agreement, Dispute, Referral
from sifang.letters.papers.settlement import settlement
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.pages.disputes import FORMS, story, visible
from sifang.web.pages.papers import word_file

LEADS, KEEPS = ("dispute", "mediate"), ("dispute",)


def _act(name, run, told, acts=LEADS, load=visible):
    """A view that runs the command of the act ``name`` with what its form says."""

    @acting(*acts)
    @require_POST
    def view(request, pk):
        subject = load(request, pk)
        dispute = getattr(subject, "dispute", subject)
        form = FORMS[name](request.POST, dispute=dispute, auto_id=f"{name}_%s")
        if not form.is_valid():
            return story(request, dispute, **{name: form})
        run(request.user, subject, form.cleaned_data)
        messages.success(request, told)
        return redirect("dispute", pk=dispute.pk)

    return view


def _agreement(request, pk):
    seen = Agreement.objects.filter(dispute__in=Dispute.objects.visible_to(request.user))
    return found_or_404(seen.select_related("dispute__place", "dispute__adviser"), pk=pk)


def _referral(request, pk):
    seen = Referral.objects.filter(dispute__in=Dispute.objects.visible_to(request.user))
    return found_or_404(seen.select_related("dispute__place", "organization"), pk=pk)


take_up = _act(
    "take_up", lambda actor, dispute, given: commands.take_up(actor, dispute, given["mediator"]),
    _("The dispute is in mediation."),
)  # fmt: skip
session = _act(
    "session", lambda actor, dispute, given: commands.hold_session(actor, dispute, **given),
    _("The session is on record."),
)  # fmt: skip
spot = _act(
    "spot", lambda actor, dispute, given: commands.settle_on_the_spot(actor, dispute, given["outcome"]),
    _("Settled on the spot; one less in the backlog."),
)  # fmt: skip
resolve = _act(
    "resolve", lambda actor, dispute, given: commands.resolve(actor, dispute, given["outcome"]),
    _("Settled; one less in the backlog."),
)  # fmt: skip
agree = _act(
    "agree", lambda actor, dispute, given: commands.agree(actor, dispute, **given),
    _("The agreement is on record; print it for the parties to sign."),
)  # fmt: skip
colour = _act(
    "colour", lambda actor, dispute, given: commands.recolour(actor, dispute, given["colour"], given["reason"]),
    _("The colour has changed; the reason is kept."),
)  # fmt: skip
report = _act(
    "report", lambda actor, dispute, given: commands.report_up(actor, dispute, given["adviser"]),
    _("The street and the adviser have been told."), KEEPS,
)  # fmt: skip
adviser = _act(
    "adviser", lambda actor, dispute, given: commands.name_adviser(actor, dispute, given["adviser"]),
    _("The adviser is named and sees the parties."),
)  # fmt: skip
refer = _act(
    "refer",
    lambda actor, dispute, given: commands.refer(
        actor, dispute, given["path"], given["reason"], organization=given["organization"]
    ),
    _("The dispute is referred; it still counts in the backlog."),
)
fail = _act(
    "fail", lambda actor, dispute, given: commands.fail(actor, dispute, given["why"]),
    _("Not settled here; refer it, or try once more."),
)  # fmt: skip
close = _act(
    "close", lambda actor, dispute, given: commands.close(actor, dispute, given["outcome"]),
    _("The dispute is closed."), KEEPS,
)  # fmt: skip
reopen = _act(
    "reopen", lambda actor, dispute, given: commands.reopen(actor, dispute, given["why"]),
    _("The dispute is open again and counts in the backlog."), KEEPS,
)  # fmt: skip
party = _act(
    "party", lambda actor, dispute, given: commands.add_party(actor, dispute, **given),
    _("The party is on record behind the wall."),
)  # fmt: skip
answer = _act(
    "answer", lambda actor, referral, given: commands.answer_referral(actor, referral, **given),
    _("The answer is on record."), (*LEADS, "speak"), _referral,
)  # fmt: skip
ask_court = _act(
    "ask", lambda actor, agreement, given: commands.ask_confirmation(actor, agreement, given["on"]),
    _("It is on record that the court was asked."), load=_agreement,
)  # fmt: skip
confirm_court = _act(
    "confirm", lambda actor, agreement, given: commands.confirm_by_court(actor, agreement, given["on"]),
    _("The court has confirmed it."), load=_agreement,
)  # fmt: skip
check = _act(
    "check",
    lambda actor, agreement, given: commands.check_performance(actor, agreement, given["kept"], given["words"]),
    _("It is on record whether the agreement is kept."), load=_agreement,
)  # fmt: skip


@acting(*LEADS)
@require_POST
def phone(request, pk):
    """The name and phone of one party, shown on this answer only; the reason is kept."""
    found = visible(request, pk)
    form = FORMS["phone"](request.POST, dispute=found)
    if not form.is_valid():
        return story(request, found, phone=form)
    reason = form.cleaned_data["reason"]
    seen = commands.see_party(request.user, form.cleaned_data["party"], reason)
    return render(request, "disputes/phone.html", {"dispute": found, "seen": seen, "reason": reason})


@signed_in
def paper(request, pk):
    """The agreement to print and sign; the names stand on it for those before whom the wall opens."""
    agreement = _agreement(request, pk)
    found_or_404(Agreement.objects.filter(pk=pk) if rules.may_read_terms(request.user, agreement.dispute) else
                 Agreement.objects.none(), pk=pk)  # fmt: skip
    named = rules.may_see_parties(request.user, agreement.dispute)
    return word_file(settlement(agreement, named=named), f"人民调解协议书 {agreement.dispute.code}")
