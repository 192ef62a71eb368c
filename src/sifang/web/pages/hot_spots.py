"""Hot spots: what many residents of a community ask for at the same time, and what belongs together."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core import clock
from sifang.needs import clusters, rules
from sifang.needs import commands as needs
from sifang.needs.models import Cluster, Need
from sifang.people.limits_of import limits
from sifang.places.models import Place
from sifang.web.access import acting, found_or_404
from sifang.web.forms.hot_spots import JoinForm, NeedForm
from sifang.web.pages import three_lists
from sifang.web.pages.asking_curve import curve
from sifang.web.pages.desk_place import desk_place
from sifang.web.pages.paging import page_of

workers = acting("verify")


@workers
def listing(request):
    """The hot spots of the place, what most residents ask for first, each with its curve."""
    place = desk_place(request) or found_or_404(Place.objects.none())
    page = page_of(request, clusters.hot(request.user, place))
    return render(
        request,
        "hot_spots/list.html",
        {
            "lists": three_lists.tabs(request.user, place, three_lists.HOT_SPOTS),
            "place": place,
            "page": page,
            "spots": [(spot, curve(spot.days, clock.today())) for spot in page],
            "limits": limits(place.code, "hot_spot_people", "hot_spot_days"),
        },
    )


@workers
def hot_spot(request, pk):
    """One hot spot with its needs, and what a worker may put right about it."""
    cluster = _visible(request, pk)
    spot = clusters.spot_of(cluster)
    rows = list(clusters.needs_of(request.user, cluster))
    still_open = [row for row in rows if row.stage in Need.OPEN_STAGES]
    return render(
        request,
        "hot_spots/one.html",
        {
            "cluster": cluster,
            "spot": spot,
            "curve": curve(spot.days, clock.today()),
            "rows": rows,
            "into": still_open[-1] if still_open else None,
            "may_work": rules.may_gather(request.user, cluster),
            "neighbours": clusters.neighbours(request.user, cluster),
            "form": JoinForm(),
        },
    )


@workers
@require_POST
def join(request, pk):
    """Another hot spot of the community stands in this one."""
    cluster = _visible(request, pk)
    form = JoinForm(request.POST)
    if form.is_valid():
        needs.join_clusters(request.user, cluster, _visible(request, form.cleaned_data["other"]))
        messages.success(request, _("Both hot spots are one now."))
    else:
        messages.error(request, _("Choose the other hot spot first."))
    return redirect("hot-spot", pk=cluster.pk)


@workers
@require_POST
def take_out(request, pk):
    """A need does not belong to this hot spot."""
    cluster = _visible(request, pk)
    form = NeedForm(request.POST)
    if form.is_valid():
        need = found_or_404(Need.objects.visible_to(request.user).filter(cluster=cluster), pk=form.cleaned_data["need"])
        needs.take_out(request.user, need)
        messages.success(request, _("“%(need)s” stands by itself again.") % {"need": need})
    else:
        messages.error(request, _("Choose a need of this hot spot first."))
    return redirect("hot-spot", pk=cluster.pk)


def _visible(request, pk):
    return found_or_404(Cluster.objects.visible_to(request.user).select_related("place"), pk=pk)
