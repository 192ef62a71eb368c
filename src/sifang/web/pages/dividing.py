"""Several needs become one, one becomes two."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sifang.needs import commands as needs
from sifang.needs import queries, rules
from sifang.needs.models import Need
from sifang.web.access import acting, found_or_404
from sifang.web.forms.dividing import ManyForm, SplitForm

MOST_DIGITS = 12


@acting("verify")
def merge_many(request):
    """The chosen needs are shown once more, and stand with one of them once that is chosen too."""
    sent = request.POST or request.GET
    keys = [key for key in dict.fromkeys(sent.getlist("need")) if key.isdigit() and len(key) <= MOST_DIGITS]
    rows = [row for row in queries.needs_of(request.user, keys) if rules.may_verify(request.user, row)]
    if len(rows) != len(keys):
        raise Http404
    form = ManyForm(request.POST or None, rows=rows)
    if form.is_valid():
        into = form.cleaned_data["into"]
        merged = needs.merge_many(request.user, rows, into)
        messages.success(
            request, _("%(n)s needs stand with “%(need)s” now; their askers are told.") % {"n": merged, "need": into}
        )
        return redirect("need", pk=into.pk)
    context = {"rows": rows, "form": form, "enough": len(rows) > 1}
    return render(request, "needs/merge_many.html", context, status=422 if request.POST else 200)


@acting("verify")
def split(request, pk):
    """One need turned out to be two: the other one stands by itself, with those who ask for it."""
    row = found_or_404(Need.objects.visible_to(request.user).select_related("place", "spot"), pk=pk)
    form = SplitForm(request.POST or None, need=row)
    if form.is_valid():
        sent = form.cleaned_data
        other = needs.split(request.user, row, list(sent["askers"]), sent["text"], stay=sent["stay"])
        messages.success(request, _("“%(need)s” stands as a need of its own, to be verified.") % {"need": other})
        return redirect("need", pk=other.pk)
    return render(request, "needs/split.html", {"need": row, "form": form}, status=422 if request.POST else 200)
