"""Saying that somebody has looked at a need whose words speak of danger to life."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.web.access import acting, found_or_404


@acting("verify")
@require_POST
def looked(request, pk):
    """The need stands among the others again."""
    need = found_or_404(Need.objects.visible_to(request.user), pk=pk)
    needs.clear_look_first(request.user, need)
    messages.success(request, _("The look-first mark is cleared; “%(need)s” stands in its turn.") % {"need": need})
    return redirect("need", pk=need.pk)
