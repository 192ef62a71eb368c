"""Logging in and out, the switches in the strip, notices, and one's own account."""

import datetime
import unicodedata
from itertools import groupby

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views import i18n
from django.views.decorators.http import require_POST

from sifang.core.errors import Refused
from sifang.core.limits import Limit
from sifang.notices import commands as notices
from sifang.notices import queries as told
from sifang.people import commands as people
from sifang.people import queries
from sifang.web import refusals, sessions
from sifang.web.access import public, signed_in
from sifang.web.addresses import address_of
from sifang.web.forms.account import LoginForm, PasswordForm
from sifang.web.pages.home import A_YEAR
from sifang.web.pages.paging import page_of

A_QUARTER = 15 * 60
WRONG_PASSWORDS = Limit("login", 10, A_QUARTER)
# A whole office may share one address; a program that tries one password on many names comes further than an office.
WRONG_LOGINS = Limit("login-address", 100, A_QUARTER)

# The page of what a notice is about, by the kind of the deed's subject.
PAGES = {
    "needs.need": "need",
    "projects.project": "project",
    "projects.escalation": "escalation",
    "visits.visit": "visit",
    "visits.assignment": "assignment",
    "visits.tour": "tour",
    "meetings.meeting": "meeting",
    "letters.letter": "letter",
    "resources.resource": "resource",
    "industry.advisoryvisit": "advisory-visit",
    "people.post": "nomination",
    "people.committee": "committee",
    "needs.ticket": "ticket",
    "needs.extension": "extension",
    "meetings.topic": "topic",
    "activities.activity": "activity",
    "activities.plan": "plan",
    "disputes.dispute": "dispute",
    "counsel.consultation": "consultation",
    "counsel.checkup": "checkup",
}


class _Login(LoginView):
    """Logging in; after ten wrong passwords for one name from one address, a quarter of an hour of rest."""

    template_name = "login.html"
    form_class = LoginForm
    redirect_authenticated_user = True

    def post(self, request, *args, **kwargs):
        """Refused before any hashing while the rest lasts."""
        if WRONG_PASSWORDS.is_reached(*self._who()) or WRONG_LOGINS.is_reached(address_of(request)):
            sentence = _(
                "The password was wrong too often. "
                "Wait a quarter of an hour, or ask your administrator for a new password."
            )
            return refusals.page(request, Refused(sentence), status=429)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        """Logged in; earlier mistakes are forgotten."""
        WRONG_PASSWORDS.forget(*self._who())
        return super().form_valid(form)

    def form_invalid(self, form):
        """Not logged in, and counted."""
        WRONG_PASSWORDS.count(*self._who())
        WRONG_LOGINS.count(address_of(self.request))
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _who(self):
        # As the form reads it: a full-width letter is the same name, not a further ten tries.
        name = unicodedata.normalize("NFKC", self.request.POST.get("username", ""))
        return name.strip().casefold()[:60], address_of(self.request)


login = public(_Login.as_view())
logout = public(LogoutView.as_view())
set_language = public(require_POST(i18n.set_language))


@public
@require_POST
def elder(request):
    """Large print is on where it was off, and off where it was on."""
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    # Not ``redirect``: it would take a word for the name of a page.
    response = HttpResponseRedirect(wanted if is_ours else reverse("home"))
    if request.COOKIES.get("elder") == "1":
        response.delete_cookie("elder", samesite="Lax")
    else:
        response.set_cookie("elder", "1", max_age=A_YEAR, httponly=True, samesite="Lax")
    return response


@signed_in
def notice_page(request):
    """What one was told, the newest first; posting marks all of it as read."""
    if request.method == "POST":
        notices.mark_read(request.user)
        return redirect("notices")
    page = page_of(request, told.notice_list(request.user))
    rows = [(notice, told.sentence(notice), page_of_deed(notice.deed)) for notice in page]
    days = [(day, list(told_then)) for day, told_then in groupby(rows, key=lambda row: localdate(row[0].at))]
    context = {"page": page, "rows": rows, "days": days, "unread": told.unread_count(request.user)}
    return render(request, "account/notices.html", context)


def page_of_deed(deed):
    """The page of what a deed is about, "" where there is none."""
    try:
        return reverse(PAGES[deed.subject_kind], args=[deed.subject_id]) if deed.subject_kind in PAGES else ""
    except NoReverseMatch:
        return ""


@signed_in
def account(request):
    """One's own posts, password, and who looked at one's data."""
    form = PasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        people.change_password(request.user, form.cleaned_data["new_password1"])
        update_session_auth_hash(request, request.user)
        messages.success(request, _("Your new password counts from now on; other devices are logged out."))
        return redirect("account")
    context = {
        "form": form,
        "posts": request.user.current_posts,
        "looks": queries.unmaskings_of(request.user)[:50],
        "sessions": _sessions(request),
    }
    return render(request, "account/account.html", context, status=422 if form.errors else 200)


def _sessions(request):
    """[(row, device, since, last here, whether it is this one)] of the viewer."""
    moment = lambda seconds: datetime.datetime.fromtimestamp(seconds, datetime.UTC) if seconds else None  # noqa: E731
    return [
        (row, facts.get("device"), moment(facts.get("since")), moment(facts.get("seen")), _is_this(request, row))
        for row, facts in sessions.sessions_of(request.user)
    ]


def _is_this(request, row):
    return row.session_key == request.session.session_key


@signed_in
@require_POST
def end_session(request):
    """The session of the viewer that the field ``which`` names is over, or with "others" all but this one."""
    which = request.POST.get("which", "")
    own = request.session.session_key
    sessions.end(request.user, *([] if which == "others" else [which]), but=own)
    messages.success(request, _("Logged out there."))
    return redirect("account")
