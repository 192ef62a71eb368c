"""One page of a long list."""

from django.core.paginator import Paginator

SIZE = 25


def page_of(request, rows, size=SIZE):
    """The page of ``rows`` that the address asks for (?page=), the nearest one when it asks for none that is there."""
    return Paginator(rows, size).get_page(request.GET.get("page"))
