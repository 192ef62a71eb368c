"""A merchant's own page for one consent: to whom, what for, how to take it back; give, refuse, revoke. No login.

The words are never shown again, and no once-key keeps a fingerprint of them: the stage alone decides what counts.
"""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_protect

from sifang.commerce import commands, finance
from sifang.commerce.commands.consenting import OVER
from sifang.core.errors import Refused
from sifang.web import refusals
from sifang.web.access import public
from sifang.web.forms.finance import StatementForm
from sifang.web.limits import Limit, address_of

WRONG_CODES = Limit("consent", 30, 600)


@public
@csrf_protect
@cache_control(no_store=True)
def consent(request, code):
    """The merchant reads what is asked, and says yes or no; or takes back what it said."""
    if WRONG_CODES.is_reached(address_of(request)):
        sentence = _("Too many unknown codes were tried from here. Wait ten minutes.")
        return refusals.page(request, Refused(sentence), status=429)
    found = finance.public_consent(code)
    if found is None:
        WRONG_CODES.count(address_of(request))
        return render(request, "404.html", status=404)
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
