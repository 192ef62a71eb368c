"""How people also call the places of a community, beside the form that enters places."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.places import commands as map_commands
from sifang.places import queries as map_of
from sifang.places.models import Alias, range_of_any
from sifang.web.access import acting, found_or_404
from sifang.web.forms.aliases import AliasForm
from sifang.web.pages.answers import status_of
from sifang.web.pages.desk_place import place_of
from sifang.web.pages.paging import page_of

keeping = acting("appoint", "ledger")


def facts_of(request, place):
    """The aliases of the place's spots, a page of them, and the form that adds one."""
    if not map_of.is_community(place.code):
        return {}
    return {
        "aliases": page_of(request, map_of.public_aliases(place.code)),
        "alias_form": AliasForm(community=place.code) if map_of.public_spots(place.code).exists() else None,
    }


@keeping
def new(request):
    """People also call a spot of the community so."""
    place = place_of(request)
    form = AliasForm(request.POST or None, community=place.code)
    if request.method == "POST" and form.is_valid():
        alias = map_commands.add_alias(request.user, form.cleaned_data["spot"], form.cleaned_data["words"])
        messages.success(
            request, _("Whoever writes “%(words)s” means %(spot)s.") % {"words": alias, "spot": alias.place}
        )
        return _back(place)
    facts = {"place": place, "form": form} | facts_of(request, place)
    return render(request, "roster/alias.html", facts, status=status_of(request))


@keeping
@require_POST
def remove(request, pk):
    """The name no longer means the spot."""
    alias = found_or_404(Alias.objects.filter(range_of_any(request.user.reach.codes)).select_related("place"), pk=pk)
    words, community = alias.words, alias.place.community_code
    map_commands.remove_alias(request.user, alias)
    messages.success(request, _("“%(words)s” is removed; it means no place any more.") % {"words": words})
    return redirect(f"{reverse('spot-new')}?place={community}")


def _back(place):
    return redirect(f"{reverse('spot-new')}?place={place.code}")
