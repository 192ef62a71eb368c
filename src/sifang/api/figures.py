"""Every number as JSON."""

from typing import Annotated

from ninja import Field, Router

from sifang.api.answers import READ, READING
from sifang.api.scopes import insist_scope, place_or_404
from sifang.api.shapes import Code
from sifang.figures import queries
from sifang.people.models import Token

router = Router(tags=["figures"])


@router.get("{place}", response={200: dict[str, float | None], **READ}, openapi_extra=READING)
def figures(request, place: Code, year: Annotated[int, Field(ge=2000, le=2100)] | None = None):
    """{name: number} of every figure at a place or below."""
    insist_scope(request, Token.Scope.READ_FIGURES)
    return queries.public_figures(place_or_404(request, place).pk, year)
