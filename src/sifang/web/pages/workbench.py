"""The community's day: everything that waits for it, what is due first standing first."""

from django.shortcuts import render

from sifang.core import clock
from sifang.needs.models import Need
from sifang.web.access import acting
from sifang.web.pages import tasks
from sifang.web.pages.desk_place import desk_place
from sifang.web.pages.needs import facts_of
from sifang.web.pages.paging import page_of

AT_ONCE = 7


@acting("work")
def workbench(request):
    """The tasks of the desk's place, narrowed by a counter, with one need open beside them."""
    place = desk_place(request)
    code = place.code if place else ""
    today = clock.today()
    waiting = tasks.waiting_for(request.user, code)
    show = request.GET.get("show") if request.GET.get("show") in tasks.COUNTERS else ""
    shown = [task for task in waiting if not show or tasks.COUNTERS[show](task, today)]
    # The first view is for what comes first; everything is one tap away.
    is_first = not {"show", "page"} & set(request.GET)
    page = page_of(request, shown[:AT_ONCE] if is_first else shown)
    return render(
        request,
        "workbench/workbench.html",
        {
            "place": place,
            "today": today,
            "total": len(waiting),
            "counters": [tasks.counted(name, waiting, today) for name in tasks.COUNTERS],
            "show": show,
            "more": len(shown) - AT_ONCE if is_first else 0,
            "page": page,
            "unplaced": place is None,
            "may_take_down": request.user.may("report:community"),
            "is_new": not waiting and not Need.objects.visible_to(request.user).within(code).exists(),
        }
        | _drawer(request, page),
    )


def _drawer(request, page):
    """The need that stands open beside the list: the one asked for, else the first on the page."""
    asked = request.GET.get("open", "")
    first = next((task.row.pk for task in page if task.kind in tasks.OF_NEEDS), None)
    pk = int(asked) if asked.isdigit() and len(asked) < 12 else first
    rows = Need.objects.visible_to(request.user).select_related("place", "spot", "merged_into")
    row = rows.filter(pk=pk).first() if pk else None
    return {"opened": row.pk} | facts_of(request.user, row) if row else {"opened": None}
