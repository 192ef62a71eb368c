"""The desk of offices, observers, auditors and administrators: seven lines at most, each opening what it counts."""

from django.http import Http404
from django.shortcuts import render

from sifang.web import duties
from sifang.web.access import acting
from sifang.web.pages.paging import page_of


@acting(*duties.ACTS)
def desk(request):
    """What waits for the viewer, what is only good to know, and what is clear."""
    lines = duties.duties_of(request.user)
    waiting = [line for line in lines if line.count and not line.duty.is_news]
    context = {
        "waiting": waiting,
        "news": [line for line in lines if line.count and line.duty.is_news],
        "clear": [line for line in lines if not line.count],
        "writes_councils": request.user.may("council"),
        "only_news": all(line.duty.is_news for line in lines),
    }
    return render(request, "duties/desk.html", context)


@acting(*duties.ACTS)
def rows(request, duty):
    """The rows that one line of the viewer's desk counts."""
    found = next((line for line in duties.open_to(request.user) if line.name == duty), None)
    if found is None:
        raise Http404
    page = page_of(request, found.rows(request.user))
    return render(request, "duties/rows.html", {"duty": found, "page": page, "rows": [found.told(row) for row in page]})
