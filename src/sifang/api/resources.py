"""The resource list as JSON."""

from ninja import Router

from sifang.api.shapes import REFUSALS, Code, Page, ResourceOut, Rows, page_of
from sifang.resources import queries

router = Router(tags=["resources"])


@router.get("", response={200: Rows[ResourceOut], **REFUSALS})
def resources(request, place: Code, page: Page = 1):
    """The resources at a place or below that the caller may see."""
    return page_of(queries.resource_list(request.user, place), page)
