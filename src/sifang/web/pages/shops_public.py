"""What anybody may read of business districts, and a merchant's own word on its share, by code and without a login."""

from django.shortcuts import redirect, render

from sifang.commerce import commands, queries
from sifang.core.money import shown
from sifang.web import resident
from sifang.web.access import public
from sifang.web.by_code import opened_by
from sifang.web.pages.cost_bars import bars, weighed
from sifang.web.pages.paging import page_of

MOST_DISTRICTS = 20


@public
def shops(request, code):
    """The shops of the districts here, the pledges they gave, and what they offer now. No person, no breach."""
    place = resident.community_or_404(code)
    districts = list(queries.public_districts(place.code)[:MOST_DISTRICTS])
    chosen = next((one for one in districts if str(one.pk) == request.GET.get("district")), None)
    chosen = chosen or next(iter(districts), None)
    context = resident.frame(place, "", back="community") | {
        "districts": districts,
        "district": chosen,
        "offers": queries.public_offers(chosen)[:50] if chosen else [],
        "page": page_of(request, queries.public_merchants(chosen)) if chosen else None,
    }
    return render(request, "districts/public.html", context)


@public
@opened_by(queries.public_share)
def share(request, found):
    """A merchant reads how its share was worked out, and agrees with one tap."""
    if request.method == "POST":
        commands.agree_by_code(found.code)
        return redirect("share-word", found.code)
    shares = list(queries.shares_of(found.cost))
    context = {
        "place_name": str(found.cost.measure.district),
        "share": found,
        "cost": found.cost,
        "amount": shown(found.cost.amount),
        "own": next(bar for bar in bars(found.cost, shares) if bar.share.pk == found.pk),
        "weight_total": weighed(found.cost.basis, sum(one.weight for one in shares)),
        "shops": len(shares),
    }
    return render(request, "costs/word.html", context)
