"""Every view declares who may open it; what a viewer may not see does not exist for them."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponseNotAllowed
from django.utils.translation import gettext as _

from sifang.core.errors import NotAllowed

PUBLIC, SIGNED_IN = "public", "signed in"
METHODS = ("GET", "HEAD", "POST")


def public(view):
    """Anybody may open the page."""

    @wraps(view)
    def opened(request, *args, **kwargs):
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        return view(request, *args, **kwargs)

    opened.access = PUBLIC
    return opened


def signed_in(view):
    """Everybody with an account may open the page; rows are narrowed by ``visible_to``."""
    return _guarded(view, SIGNED_IN, lambda person: True)


def acting(*acts):
    """Those whose posts open one of ``acts`` somewhere may open the page."""
    return lambda view: _guarded(view, acts, lambda person: any(person.may(act) for act in acts))


def _guarded(view, access, admits):
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not admits(request.user):
            raise NotAllowed(_("Your account does not open this page. Go back to your own desk, or ask the community."))
        return view(request, *args, **kwargs)

    guarded.access = access
    return guarded


def found_or_404(rows, **which):
    """The one of ``rows`` that fits, or 404."""
    found = rows.filter(**which).first()
    if found is None:
        raise Http404
    return found
