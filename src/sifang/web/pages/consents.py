"""A merchant's own page for one consent: to whom, what for, how to take it back; give, refuse, revoke. No login.

The words are never shown again, and no once-key keeps a fingerprint of them: the stage alone decides what counts.
"""

from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_protect

from sifang.commerce import commands, finance
from sifang.commerce.commands.consenting import OVER
from sifang.web.access import public
from sifang.web.by_code import opened_by
from sifang.web.forms.finance import StatementForm


@public
@csrf_protect
@opened_by(finance.public_consent)
def consent(request, found):
    """The merchant reads what is asked, and says yes or no; or takes back what it said."""
    form = StatementForm(request.POST if request.POST.get("say") == "yes" else None)
    if request.method != "POST" or (form.is_bound and not form.is_valid()):
        return _page(request, found, form)
    _say(request.POST.get("say"), found.code, form)
    return redirect("consent", found.code)


def _say(word, code, form):
    if word == "yes":
        commands.give_consent(code, form.cleaned_data["statement"])
    elif word == "no":
        commands.refuse_consent(code)
    elif word == "back":
        commands.revoke_consent(code)


def _page(request, found, form):
    facts = {
        "consent": found,
        "merchant": found.application.merchant,
        "is_over": found.application.stage in OVER,
        "told": found.provisions.first(),
        "form": form,
    }
    return render(request, "finance/consent.html", facts, status=422 if form.errors else 200)
