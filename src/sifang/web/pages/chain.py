"""The full chain of one need on one page."""

from django.shortcuts import redirect, render

from sifang.core import clock
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.web.access import found_or_404, signed_in
from sifang.web.chain import records, story
from sifang.web.chain.spans import spans


@signed_in
def chain(request, pk):
    """From who asked to the letter of thanks; a merged need leads to the chain of the one it stands with."""
    need = found_or_404(Need.objects.visible_to(request.user).select_related("place", "spot"), pk=pk)
    if need.merged_into_id:
        return redirect("chain", pk=needs.standing(need).pk)
    told = story.tell(records.read(request.user, need), clock.today())
    return render(request, "chain/chain.html", {"need": need, "chain": told, "spans": spans(told)})
