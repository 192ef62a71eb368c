"""One partnership: what was agreed, who came, how it ended; and an organization that reports in."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sifang.core import clock
from sifang.letters.papers.agreement import agreement, receipt
from sifang.people import commands as people
from sifang.people import queries, rules, serving
from sifang.people.models import Organization
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.serving import AgreementForm, EndForm, ReportInForm
from sifang.web.pages.papers import word_file

writing = acting("speak", "register", "ledger", "appoint")


def _found(request, pk):
    return found_or_404(serving.partnerships(request.user), pk=pk)


@signed_in
@require_GET
def partnership(request, pk):
    """The partnership with its agreement, its liaison, and how many members the organization has sent."""
    return _page(request, _found(request, pk))


def _page(request, tie, status=200, **forms):
    initial = {"on": tie.agreed_on or clock.today(), "terms": tie.terms, "service_day": tie.service_day}
    keeps = rules.may_keep_roster(request.user, tie.place)
    facts = {
        "tie": tie,
        "is_open": tie.until is None,
        "liaisons": queries.liaisons_of(tie.organization),
        "members": serving.members_sent_by(tie.organization, tie.place),
        "may_agree": tie.until is None and (keeps or rules.may_speak(request.user, tie.organization)),
        "may_end": tie.until is None and keeps,
        "form": AgreementForm(initial=initial),
        "end_form": EndForm(),
    }
    return render(request, "serving/partnership.html", facts | forms, status=status)


@writing
@require_POST
def agree(request, pk):
    """The agreement is written down."""
    tie, form = _found(request, pk), AgreementForm(request.POST)
    if not form.is_valid():
        return _page(request, tie, status=422, form=form)
    people.agree(request.user, tie, **form.cleaned_data)
    messages.success(request, _("The agreement is on record; print it for both sides to sign."))
    return redirect("partnership", pk)


@writing
@require_POST
def end(request, pk):
    """The partnership ended, with its reason."""
    tie, form = _found(request, pk), EndForm(request.POST)
    if not form.is_valid():
        return _page(request, tie, status=422, end_form=form)
    people.end_partnership(request.user, tie, form.cleaned_data["why"])
    messages.success(
        request, _("%(org)s is no longer a partner; what was done stays on record.") % {"org": tie.organization}
    )
    return redirect("partnership", pk)


@acting("speak")
def report_in(request):
    """An organization reports to a community, from its own desk."""
    mine = Organization.objects.filter(pk__in=request.user.reach.organizations).order_by("name")
    communities = serving.public_communities_to_report_to(mine)
    form = ReportInForm(request.POST or None, organizations=mine, communities=communities)
    if form.is_valid():
        sent = form.cleaned_data
        tie = people.report_in(request.user, sent["organization"], sent["place"], member_count=sent["member_count"])
        messages.success(request, _("You have reported to %(place)s; print the receipt.") % {"place": tie.place})
        return redirect("partnership", tie.pk)
    return render(request, "serving/report_in.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
@require_GET
def agreement_paper(request, pk):
    """The agreement, for both sides to sign and seal."""
    tie = _found(request, pk)
    return word_file(agreement(tie), f"共驻共建协议书 {tie.organization} {tie.place}")


@signed_in
@require_GET
def receipt_paper(request, pk):
    """The slip of reporting in with its receipt, one half for each side."""
    tie = _found(request, pk)
    members = serving.members_sent_by(tie.organization, tie.place)
    return word_file(receipt(tie, members), f"报到单及回执 {tie.organization} {tie.place}")
