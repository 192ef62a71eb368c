"""Correcting signed minutes: a further version, with the reason; the earlier ones stay to be fetched."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sifang.meetings import rules
from sifang.meetings.commands import holding
from sifang.meetings.models import Meeting
from sifang.web.access import acting, found_or_404
from sifang.web.forms.minutes import CorrectionForm
from sifang.web.pages import meeting_state


@acting("sign", "oversee")
def meeting_correct(request, pk):
    """The signed minutes have a further version."""
    signed = Meeting.objects.visible_to(request.user).filter(stage=Meeting.Stage.SIGNED)
    meeting = found_or_404(signed.select_related("place"), pk=pk)
    form = CorrectionForm(meeting, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        facts = {"meeting": meeting, "form": form, "back": meeting_state.address(meeting)}
        facts |= {"may_sign": rules.may_sign(request.user, meeting)}
        return render(request, "meetings/correct.html", facts, status=422 if form.is_bound else 200)
    version = holding.correct_minutes(request.user, meeting, form.corrected(), form.cleaned_data["why"])
    messages.success(request, _("The minutes stand in version %(n)s; the earlier ones stay.") % {"n": version.number})
    return redirect("meeting", pk=pk)
