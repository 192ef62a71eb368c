"""The finance desk: the list of applications, one with the one thing to do next, and the separate consents."""

import segno
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from sifang.commerce import commands, finance, rules
from sifang.commerce.models import Application, Consent, Document
from sifang.core import clock
from sifang.letters.papers.consent import consent_paper
from sifang.web.access import acting, found_or_404
from sifang.web.forms.finance import AnswerForm, ConsultForm, EndForm, InstitutionForm, ListForm, PaidForm, SubmitForm
from sifang.web.pages.paging import page_of
from sifang.web.pages.papers import word_file

Stage = Application.Stage
OPEN = (Stage.CONSULTED, Stage.DOCUMENTS, Stage.SUBMITTED, Stage.APPROVED)
keeping = acting("finance")


@acting("finance", "ledger")
def desk(request):
    """The applications by stage, and what was paid out."""
    stage = request.GET.get("stage", "")
    year = clock.today().year
    counts = finance.counts(request.user, "")
    facts = {
        "page": page_of(request, finance.applications(request.user, "", stage=stage)),
        "stages": [(value, label, counts.get(value, 0)) for value, label in Stage.choices],
        "stage": stage if stage in Stage.values else "",
        "total": sum(counts.values()),
        "going": sum(counts.get(value, 0) for value in OPEN),
        "year": year,
        "paid_this_year": finance.paid_out(request.user, "", year),
        "paid_ever": finance.paid_out(request.user, ""),
        "may_keep": request.user.may("finance"),
    }
    return render(request, "finance/list.html", facts)


@keeping
def consult(request):
    """A merchant has asked about a loan."""
    form = ConsultForm(request.POST or None, viewer=request.user, initial={"merchant": request.GET.get("merchant")})
    if not form.is_valid():
        return render(request, "finance/new.html", {"form": form}, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    made = commands.consult_finance(
        request.user, given["merchant"], amount_wanted=given["amount_wanted"], purpose=given["purpose"], on=given["on"]
    )
    messages.success(request, _("The consultation is on record."))
    return redirect("application", pk=made.pk)


@acting("finance", "ledger")
def application(request, pk):
    """One application: how far it is, and the one thing to do next."""
    return _page(request, _visible(request, pk))


def _visible(request, pk):
    rows = Application.objects.visible_to(request.user)
    return found_or_404(rows.select_related("merchant__district", "institution", "place"), pk=pk)


def _page(request, found, **bad):
    """The application's page; ``bad`` is the form that was sent and refused, by name."""
    may_keep = rules.may_keep_finance(request.user, found.place)
    facts = {
        "application": found,
        "documents": found.documents.all(),
        "missing": found.documents.filter(at_hand_on=None).count(),
        "may_keep": may_keep,
        # Whether somebody gave a consent is shown to the desk that asked, and on this page alone.
        "consents": list(finance.consents_of(found)) if may_keep else [],
        "forms": (_forms(found) if may_keep else {}) | bad,
    }
    return render(request, "finance/application.html", facts, status=422 if bad else 200)


def _forms(found):
    """The empty form of every act that is open now, by name."""
    fresh = {
        Stage.CONSULTED: ("list",),
        Stage.DOCUMENTS: ("submit", "list"),
        Stage.SUBMITTED: ("answer",),
        Stage.APPROVED: ("paid",),
        Stage.DECLINED: ("list",),
    }
    names = (*fresh.get(found.stage, ()), *(("end", "ask") if found.stage in OPEN else ()))
    return {name: _form(found, name) for name in names}


def _form(found, name, data=None):
    institutions = finance.institutions_for(found.place)
    if name == "list":
        titles = [str(document) for document in found.documents.all()] or finance.customary_documents(found.place)
        return ListForm(data, initial={"titles": "\n".join(titles)}, auto_id="list_%s")
    if name == "submit":
        return SubmitForm(data, institutions=institutions, auto_id="submit_%s")
    if name == "ask":
        left = institutions.exclude(pk__in=found.consents.values("institution"))
        return InstitutionForm(data, institutions=left, auto_id="ask_%s")
    plain = {"answer": AnswerForm, "paid": PaidForm, "end": EndForm}
    return plain[name](data, auto_id=f"{name}_%s")


@keeping
@require_POST
def act(request, pk, name):
    """The form ``name`` of an application was sent."""
    found = _visible(request, pk)
    form = _form(found, name, request.POST)
    if not form.is_valid():
        return _page(request, found, **{name: form})
    messages.success(request, ACTS[name](request.user, found, form))
    return redirect("application", pk=pk)


def _list(actor, found, form):
    commands.list_documents(actor, found, form.lines)
    return _("The checklist stands; tick what is at hand.")


def _submit(actor, found, form):
    commands.submit(actor, found, form.cleaned_data["institution"], form.cleaned_data["on"])
    return _("Handed in. When the institution answers, write its answer here.")


def _answer(actor, found, form):
    given = form.cleaned_data
    commands.record_answer(actor, found, given["approved"], given["answer"], given["on"])
    return _("The answer is on record.")


def _paid(actor, found, form):
    commands.disburse(actor, found, form.cleaned_data["amount"], form.cleaned_data["on"])
    return _("What was paid out is on record.")


def _end(actor, found, form):
    commands.end_application(actor, found, form.cleaned_data["why"])
    return _("The application is over.")


def _ask(actor, found, form):
    commands.ask_consent(actor, found, form.cleaned_data["institution"])
    return _("Print the paper and give it to the merchant; it answers by itself, in its own time.")


ACTS = {"list": _list, "submit": _submit, "answer": _answer, "paid": _paid, "end": _end, "ask": _ask}


@keeping
@require_POST
def document(request, pk):
    """A paper of the checklist is at hand, or is not after all."""
    seen = Document.objects.filter(application__in=Application.objects.visible_to(request.user))
    found = found_or_404(seen.select_related("application__place"), pk=pk)
    if request.POST.get("at_hand") == "1":
        commands.hand_in(request.user, found)
    else:
        commands.take_back(request.user, found)
    return redirect(reverse("application", args=[found.application_id]) + "#documents")


def _consent(request, pk):
    rows = Consent.objects.visible_to(request.user)
    return found_or_404(rows.select_related("application__merchant__district", "institution", "place"), pk=pk)


@keeping
@require_POST
@cache_control(no_store=True)
def consent_print(request, pk):
    """The paper with the merchant's code; that it was printed is on record."""
    found = _consent(request, pk)
    commands.print_consent(request.user, found)
    address = request.build_absolute_uri(reverse("consent", args=[found.code]))
    picture = segno.make(address, error="m")
    return word_file(consent_paper(found, address, picture), f"单独同意书 {found.application.merchant}")


@keeping
@require_POST
@cache_control(no_store=True)
def consent_provide(request, pk):
    """The merchant's words, on this answer only, for passing them on; that they were seen is on record."""
    found = _consent(request, pk)
    provision = commands.provide(request.user, found)
    return render(request, "finance/told.html", {"consent": found, "provision": provision})
