"""The resident's ballot: a code, the promise, six questions, done. These pages remember nothing of who is looking.

The code never stands in an address, no session is opened, no message is kept, and the form carries no once-key: the
code itself counts once.
"""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from sifang.core.errors import Refused
from sifang.core.limits import Limit
from sifang.evaluations import commands, queries, schemes
from sifang.evaluations.models import Round
from sifang.web.access import public
from sifang.web.addresses import address_of
from sifang.web.forms.evaluations import BallotForm, CodeForm

WRONG_CODES = Limit("ballot", 30, 600)


@public
@csrf_protect
@cache_control(no_store=True)
def ballot(request):
    """Where the code is typed in; a right one opens the questions."""
    form = CodeForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _ask_code(request, form)
    voter, why = _voter(request, form.cleaned_data["code"])
    if voter is None:
        form.add_error("code", why)
        return _ask_code(request, form)
    scheme = voter.chapter.round.scheme
    return _questions(request, voter, BallotForm(scheme, schemes.COMMUNITY, marks={"code": form.cleaned_data["code"]}))


def _ask_code(request, form):
    return render(request, "evaluations/ballot_code.html", {"form": form}, status=422 if form.errors else 200)


def _voter(request, code):
    """(the voter of the code, why it cannot be used); wrong codes are counted, right ones are not."""
    if WRONG_CODES.is_reached(address_of(request)):
        return None, _("Too many unknown codes were tried from here. Wait ten minutes, then compare your slip.")
    voter = queries.public_ballot(code)
    if voter is None:
        WRONG_CODES.count(address_of(request))
        return None, _("Nobody has this code. Compare it letter by letter with your slip.")
    if voter.voted:
        return None, _("With this code somebody has voted already; each code counts once.")
    if voter.chapter.round.stage != Round.Stage.OPEN:
        return None, _("The vote is over. Thank you all the same.")
    return voter, ""


def _questions(request, voter, form):
    facts = {"form": form, "chapter": voter.chapter, "round": voter.chapter.round, "rows": form.rows}
    return render(request, "evaluations/ballot.html", facts, status=422 if form.errors else 200)


@public
@csrf_protect
@require_POST
@cache_control(no_store=True)
def ballot_cast(request):
    """The ballot is in the urn."""
    code = request.POST.get("code", "")[:40]
    voter, why = _voter(request, code)
    if voter is None:
        form = CodeForm({"code": code or "?"})
        form.is_valid()
        form.add_error("code", why)
        return _ask_code(request, form)
    form = BallotForm(voter.chapter.round.scheme, schemes.COMMUNITY, request.POST)
    if not form.is_valid():
        return _questions(request, voter, form)
    try:
        commands.cast(code, form.marks, form.cleaned_data["words"])
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _questions(request, voter, form)
    return redirect("ballot-done")


@public
@cache_control(no_store=True)
def ballot_done(request):
    """The ballot counts; nobody, the program included, knows which one it is."""
    return render(request, "evaluations/ballot_done.html")
