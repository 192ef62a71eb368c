"""Accounts, for the system and the security administrator: who holds what, locked or not. Nothing they work on."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.people import accounts as accounts_of
from sifang.people import guards
from sifang.people.commands import guarding
from sifang.people.models import Post
from sifang.web import sessions
from sifang.web.access import acting, found_or_404
from sifang.web.forms.account import LockForm
from sifang.web.pages.paging import page_of

keeping = acting("administer", "secure")


@keeping
def accounts(request):
    """The accounts at the viewer's places, by login name, with what their persons hold today."""
    words = request.GET.get("q", "").strip()[:40]
    page = page_of(request, accounts_of.accounts(request.user, words=words))
    return render(request, "accounts/list.html", {"page": page, "held": _held(page), "words": words})


def _held(page):
    """[(person, posts held today)] of a page."""
    found = Post.objects.current().filter(person__in=[person.pk for person in page])
    held = {}
    for post in found.select_related("place", "organization").order_by("pk"):
        held.setdefault(post.person_id, []).append(post)
    return [(person, held.get(person.pk, [])) for person in page]


@keeping
def account(request, pk):
    """One account: its posts and rights, how often it looked at residents' data, and what can be done to it."""
    return _shown(request, _found(request, pk), LockForm())


def _found(request, pk):
    return found_or_404(accounts_of.accounts(request.user), pk=pk)


def _shown(request, person, form, status=200):
    viewer = request.user
    context = {
        "person": person,
        "posts": person.current_posts,
        "looks": accounts_of.looks_by(person) if viewer.may("secure") else None,
        "may_guard": guards.may_guard(viewer, person),
        "may_renew": guards.may_administer(viewer, person),
        "keeps_watch": guards.keeps_watch(person),
        "form": form,
    }
    return render(request, "accounts/account.html", context, status=status)


@acting("secure")
@require_POST
def lock(request, pk):
    """The account opens nothing from the next request on."""
    person, form = _found(request, pk), LockForm(request.POST)
    if not form.is_valid():
        return _shown(request, person, form, status=422)
    guarding.lock_account(request.user, person, form.cleaned_data["why"])
    sessions.end(person)
    messages.success(request, _("The account of %(who)s is locked, and logged out everywhere.") % {"who": person})
    return redirect("account-of", pk=person.pk)


@acting("secure")
@require_POST
def unlock(request, pk):
    """The account may log in again."""
    person = _found(request, pk)
    guarding.unlock_account(request.user, person)
    messages.success(request, _("%(who)s may log in again.") % {"who": person})
    return redirect("account-of", pk=person.pk)


@acting("administer")
@require_POST
def renew(request, pk):
    """A new first password, shown on this answer only."""
    person = _found(request, pk)
    password = guarding.renew_password(request.user, person)
    return render(request, "accounts/password.html", {"person": person, "password": password})
