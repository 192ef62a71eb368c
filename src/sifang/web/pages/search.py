"""One box over needs, projects and meetings: by code, by word, by the name of a place."""

from django.shortcuts import render

from sifang.meetings import queries as meetings
from sifang.needs import queries as needs
from sifang.places.search import LONGEST_SEARCH
from sifang.projects import queries as projects
from sifang.web.access import signed_in
from sifang.web.pages.paging import page_of

KINDS = {"needs": needs.search, "projects": projects.search, "meetings": meetings.search}
FIRST = 5  # of each kind, until somebody wants all of one


@signed_in
def search(request):
    """What the viewer may see and every word names, by kind: the first of each, or with ``kind`` all of that."""
    words = " ".join(request.GET.get("q", "").split())[:LONGEST_SEARCH]
    kind = request.GET.get("kind") if request.GET.get("kind") in KINDS else ""
    wanted = {kind: KINDS[kind]} if kind else KINDS
    groups = [_group(request, name, find(request.user, words), kind) for name, find in wanted.items()] if words else []
    facts = {
        "words": words,
        "kind": kind,
        "groups": [group for group in groups if group["count"]],
        "count": sum(group["count"] for group in groups),
        "longest": LONGEST_SEARCH,
    }
    return render(request, "search/search.html", facts)


def _group(request, name, rows, kind):
    page = page_of(request, rows) if kind else page_of(request, rows, FIRST)
    if not kind and page.number > 1:
        page = page.paginator.page(1)
    return {"name": name, "count": page.paginator.count, "page": page, "more": page.has_next() and not kind}
