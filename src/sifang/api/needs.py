"""The needs list as JSON."""

from django.shortcuts import get_object_or_404
from ninja import Router, Status

from sifang.api.shapes import REFUSALS, Code, Id, NeedIn, NeedOut, Page, Reason, Rows, Verdict, page_of
from sifang.needs import commands, queries
from sifang.needs.models import Need
from sifang.places.models import Place

router = Router(tags=["needs"])


@router.get("", response={200: Rows[NeedOut], **REFUSALS})
def needs(request, place: Code, page: Page = 1):
    """The needs at a place or below that the caller may see."""
    return page_of(queries.needs_list(request.user, place), page)


@router.post("", response={201: NeedOut, **REFUSALS})
def report(request, said: NeedIn):
    """Report a need through a channel of the caller."""
    place = get_object_or_404(Place, pk=said.place)
    asker = request.user if said.channel == Need.Channel.RESIDENT else None
    need = commands.report(request.user, place, said.text, channel=said.channel, asker=asker, wished_by=said.wished_by)
    return Status(201, need)


@router.post("{key}/verify", response={200: NeedOut, **REFUSALS})
def verify(request, key: Id, verdict: Verdict):
    """The community has seen that the need is real."""
    need = get_object_or_404(Need.objects.visible_to(request.user), pk=key)
    commands.verify(request.user, need, **verdict.dict(exclude_none=True))
    return need


@router.post("{key}/return", response={200: NeedOut, **REFUSALS})
def send_back(request, key: Id, why: Reason):
    """Return the need with a reason the asker can read."""
    need = get_object_or_404(Need.objects.visible_to(request.user), pk=key)
    commands.send_back(request.user, need, why.reason)
    return need
