"""Tokens for other programs: those one has given out, a new one shown once, one taken back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from sifang.core import clock
from sifang.people import commands as people
from sifang.people.models import Token
from sifang.web.access import found_or_404, signed_in
from sifang.web.forms.tokens import TokenForm
from sifang.web.pages.paging import page_of


@signed_in
@cache_control(no_store=True)
def tokens(request):
    """The viewer's tokens, those that open something first; posting gives out a new one and shows it this once."""
    form = TokenForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        token, secret = people.issue_token(request.user, facts.pop("label"), **facts)
        return render(request, "account/token.html", {"token": token, "secret": secret})
    mine = Token.objects.visible_to(request.user)
    context = {
        "page": page_of(request, mine.order_by("revoked_at", "-expires_on", "-pk")),
        "open": mine.current().count(),
        "form": form,
        "today": clock.today(),
    }
    return render(request, "account/tokens.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def revoke(request, pk):
    """The token opens nothing from the next request on."""
    token = found_or_404(Token.objects.visible_to(request.user), pk=pk)
    people.revoke_token(request.user, token)
    messages.success(request, _("“%(token)s” is revoked and opens nothing any more.") % {"token": token})
    return redirect("tokens")
