"""What could not be delivered, for the administrators: tried again, or given up. Nothing of what it said."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.notices import commands as notices
from sifang.notices import queries
from sifang.web.access import acting, found_or_404
from sifang.web.pages.paging import page_of


@acting("administer")
def failures(request):
    """The messages that no try has delivered, by way and masked address, with the reason."""
    page = page_of(request, queries.failures(request.user))
    rows = [(delivery, queries.masked_address(delivery)) for delivery in page]
    return render(request, "accounts/deliveries.html", {"page": page, "rows": rows})


@acting("administer")
@require_POST
def retry(request, pk):
    """It goes out once more."""
    notices.try_again(request.user, found_or_404(queries.failures(request.user), pk=pk))
    messages.success(request, _("It is tried again within a few seconds."))
    return redirect("deliveries")


@acting("administer")
@require_POST
def give_up(request, pk):
    """Nobody tries it any more."""
    notices.give_up(request.user, found_or_404(queries.failures(request.user), pk=pk))
    messages.success(request, _("Given up; it is not tried any more."))
    return redirect("deliveries")
