"""Every number as JSON."""

from typing import Annotated

from ninja import Field, Router

from sifang.api.shapes import Code
from sifang.figures import queries

router = Router(tags=["figures"])


@router.get("{place}")
def figures(request, place: Code, year: Annotated[int, Field(ge=2000, le=2100)] | None = None):
    """{name: number} of every figure at a place or below."""
    return queries.public_figures(place, year)
