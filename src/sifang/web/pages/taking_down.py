"""Taking needs down for others: at which communities and through which channels, and what stands there already."""

from django.db.models import Q

from sifang.needs import queries, rules, suggesting
from sifang.needs.models import Need
from sifang.places import queries as map_of
from sifang.places.models import Place
from sifang.places.naming import Names, title
from sifang.web.access import acting, found_or_404
from sifang.web.frame import own_place

# Who reports for others, and through which channels they do: the post's act → the channel.
CHANNEL_OF = {
    "report:community": Need.Channel.COMMUNITY,
    "report:sponsor": Need.Channel.SPONSOR,
    "report:partner": Need.Channel.PARTNER,
    "report:resident_rep": Need.Channel.RESIDENT_REP,
}
LEAST_COMPARED, COMPARED = 4, 200
reporting = acting(*CHANNEL_OF)


def places_of(viewer):
    """The communities the viewer may report for."""
    reach = viewer.reach
    wide = [code for code in reach.codes if not map_of.is_community(code)]
    codes = [code[:12] for code in reach.codes if len(code) >= 12] + list(reach.communities)
    if wide:
        codes += [place.code for code in wide for place in map_of.public_communities(code)]
    return Place.objects.filter(code__in=codes).order_by("code")


def place_asked(request):
    """The community the form is about: the one it names, else the viewer's own, else the first; 404 without any."""
    places = places_of(request.user)
    asked, own = request.POST.get("place") or request.GET.get("place"), own_place(request.user)
    return places.filter(pk=asked or (own and own.community_code)).first() or places.first() or found_or_404(places)


def channels_of(viewer, place):
    """The channels the viewer may use at ``place``; the community may note down any but the organizations'."""
    allowed = [
        channel
        for channel in Need.Channel
        if channel != Need.Channel.RESIDENT and rules.may_report(viewer, place, channel)
    ]
    own = [channel for act, channel in CHANNEL_OF.items() if viewer.may(act)]
    ordered = sorted(allowed, key=lambda channel: channel not in own)
    if viewer.may("report:community", place.code):
        ordered = [*ordered, Need.Channel.RESIDENT]
    return [(channel.value, channel.label) for channel in ordered]


def readable(viewer, place):
    """The open needs of the place that the viewer may read: their own lists', and those anybody may."""
    seen = Need.objects.visible_to(viewer).within(place.code).open()
    return Need.objects.filter(Q(pk__in=seen.values("pk")) | Q(pk__in=queries.public_open(place.code).values("pk")))


def alike(viewer, place, text, spot=""):
    """[(need, shared words)] of the open needs of the place that ``text`` resembles and the viewer may read."""
    text = text[:COMPARED]
    if len(text) < LEAST_COMPARED:
        return []
    found = queries.public_lookalikes(place.code, text, spot=spot if spot.isdigit() else "")
    seen = set(readable(viewer, place).filter(pk__in=[need.pk for need, _score, _words in found]))
    return [(need, words) for need, _score, words in found if need in seen]


def guesses(place, text):
    """Which spot and which category the words of ``text`` speak for, each with those words."""
    text = text[:COMPARED]
    if len(text) < LEAST_COMPARED:
        return {}
    known, found = Names(place.code), likeliest(place, text)
    named = known.spot_in(text)
    return {
        "spot": {"title": title(named.spot, known.spots), "words": named.words} if named else None,
        "category": {"id": found[0], "words": found[1]} if found else None,
    }


def likeliest(place, text):
    """(category, the words that speak for it) of what ``text`` is about, as the community would say; or None."""
    found = next(iter(suggesting.suggest(place, text)), None)
    return (found.category, found.words) if found and found.words else None
