"""The roster of the four parties: who stands for each, where one is missing, and everything that fills the gap."""

from django.contrib import messages
from django.db.models.functions import Length
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sifang.core.errors import NotAllowed
from sifang.people import commands as people
from sifang.people import committees, posts, queries, rules
from sifang.people.models import Post
from sifang.places import commands as map_commands
from sifang.places import queries as map_of
from sifang.places.models import COMMUNITY_LENGTH, Place
from sifang.web.access import acting, found_or_404
from sifang.web.forms.roster import DEEPEST_PARENT, EndForm, OrganizationForm, PartnerForm, PostForm, SpotForm
from sifang.web.pages import aliases
from sifang.web.pages.answers import status_of
from sifang.web.pages.desk_place import asked_place, place_of
from sifang.web.pages.paging import page_of

# How long the codes one level below a code are: city → county → street → community.
NEXT_LENGTH = {2: 4, 4: 6, 6: 9, 9: COMMUNITY_LENGTH}
# The posts that are filled on the page of a street, a county or a city; some of them nowhere else.
ABOVE = ("street_clerk", "judicial_clerk", "observer", "auditor")
ABOVE_ONLY = ("street_clerk", "judicial_clerk", "auditor")
# The posts that are held at a compound, and filled there alone.
AT_COMPOUND = ("owners_rep", "property_staff")
keeping = acting("appoint", "ledger")


@keeping
def roster(request):
    """A community's four parties; above a community, the places below and what they lack."""
    place = place_of(request)
    if not map_of.is_community(place.code):
        return render(request, "roster/places.html", _above(request, place))
    parties = queries.public_four_parties(place)
    facts = {
        "place": place,
        "parties": parties,
        "gaps": parties.gaps,
        "others": _others(place),
        "rest": queries.public_rest(place),
        "counts": queries.counts_by_kind(place),
        "spots": map_of.public_spots(place.code),
        "may_appoint": bool(_kinds(request.user, place)),
        "committee": committees.open_committee(place),
        "may_form": request.user.may("appoint"),
        "may_enter": rules.may_keep_roster(request.user, place),
        "endable": _endable(request.user, parties, place),
    }
    return render(request, "roster/roster.html", facts)


def _above(request, place):
    length = NEXT_LENGTH.get(len(place.code), COMMUNITY_LENGTH)
    below = map_of.public_below(place.code).annotate(length=Length("code")).filter(length=length)
    page = page_of(request, below)
    coverage = queries.public_coverage(place.code)
    return {
        "place": place,
        "page": page,
        "rows": [_row(child, coverage) for child in page],
        "whole": sum(1 for missing in coverage.values() if not missing),
        "total": len(coverage),
        "may_appoint": bool(_kinds(request.user, place)),
        "here": Post.objects.current().filter(place=place).select_related("person").order_by("kind", "pk"),
    }


def _row(child, coverage):
    inside = {code: missing for code, missing in coverage.items() if code.startswith(child.code)}
    gaps = next(iter(inside.values()), []) if map_of.is_community(child.code) else []
    lit = " ".join(party for party in "locr" if party not in gaps)
    whole = sum(1 for missing in inside.values() if not missing)
    return {"place": child, "total": len(inside), "whole": whole, "gaps": gaps, "lit": lit}


def _others(place):
    """Posts at the community and its grids that stand for none of the four parties."""
    found = Post.objects.current().within(place.code).filter(kind="grid_worker")
    return found.select_related("person", "place").order_by("place_id", "pk")


def _endable(viewer, parties, place):
    """The keys of the posts the viewer may end."""
    held = [*parties.sponsors, *parties.community, *parties.residents, *_others(place)]
    held += [post for tie in parties.partners for post in tie.organization.liaisons] + list(queries.public_rest(place))
    return {post.pk for post in held if rules.may_appoint(viewer, posts.KINDS[post.kind], post.ground)}


def _kinds(viewer, place):
    """The kinds of post the viewer may fill at ``place``."""
    if place.kind == Place.Kind.COMPOUND:
        return [posts.KINDS[name] for name in AT_COMPOUND if rules.may_appoint(viewer, posts.KINDS[name], place)]
    community = map_of.is_community(place.code)
    return [
        kind
        for kind in posts.KINDS.values()
        if (kind.name not in ABOVE_ONLY if community else kind.name in ABOVE)
        and _with_account(kind)
        and rules.may_appoint(viewer, kind, place)
    ]


def _with_account(kind):
    """Whether the post is given here: to somebody with an account, at once, and not in a committee."""
    here = kind.seat != posts.COMMITTEE and kind.name not in AT_COMPOUND
    return kind.needs_account and not kind.nominated_by and here


@keeping
def organization_new(request):
    """An organization is on record and a partner of the community."""
    place = place_of(request)
    form = OrganizationForm(request.POST or None)
    if form.is_valid():
        made = people.enlist(request.user, place=place, **form.cleaned_data)
        messages.success(
            request, _("%(org)s is a partner of %(place)s. Next: its liaison officer.") % {"org": made, "place": place}
        )
        return redirect(f"{reverse('post-new')}?place={place.code}&kind=liaison&organization={made.pk}")
    return render(request, "roster/organization.html", {"place": place, "form": form}, status=status_of(request))


@keeping
def partner_new(request):
    """An organization that is on record becomes a partner; found by name."""
    place = place_of(request)
    if request.method == "POST":
        form = PartnerForm(request.POST)
        if form.is_valid():
            tie = people.partner(request.user, form.cleaned_data["organization"], place)
            messages.success(
                request, _("%(org)s is a partner of %(place)s.") % {"org": tie.organization, "place": place}
            )
            return _home(place)
    words = request.GET.get("q", "").strip()[:40]
    facts = {"place": place, "words": words, "found": queries.public_named(words, place)}
    return render(request, "roster/partner.html", facts, status=status_of(request))


def _post_place(request):
    """Where the post is held: the compound that was asked for, else the community or what the viewer covers."""
    asked = asked_place(request)
    return asked if asked and asked.kind == Place.Kind.COMPOUND else place_of(request)


@keeping
def post_new(request):
    """Somebody holds a post; a new account's password is shown on this answer only."""
    place = _post_place(request)
    kinds = _kinds(request.user, place)
    asked = {"kind": request.GET.get("kind"), "organization": request.GET.get("organization")}
    form = PostForm(request.POST or None, kinds=kinds, organizations=queries.organizations_of(place), initial=asked)
    if not form.is_valid():
        return render(
            request, "roster/post.html", {"place": place, "form": form, "kinds": kinds}, status=status_of(request)
        )
    sent = form.cleaned_data
    if form.known:
        post = people.appoint(request.user, form.known, sent["kind"], **form.seat(place))
        messages.success(request, _("%(who)s is now %(post)s.") % {"who": post.person, "post": post.kind_title})
        return _home(place)
    facts = {"title": sent["title"], "phone": sent["phone"]}
    post, password = people.induct(
        request.user, sent["name"], sent["username"], sent["kind"], **facts, **form.seat(place)
    )
    return render(request, "roster/password.html", {"place": place, "post": post, "password": password})


@keeping
def post_end(request, pk):
    """The post ended, for a reason if there is one to tell; from now on it opens nothing."""
    place = place_of(request)
    here = Post.objects.current().within(place.code) | Post.objects.current().filter(
        organization__in=queries.organizations_of(place)
    )
    post = found_or_404(here.select_related("person", "place", "organization__place"), pk=pk)
    if request.method == "GET" and not rules.may_appoint(request.user, posts.KINDS[post.kind], post.ground):
        raise NotAllowed(_("You cannot end this post; ask whoever appointed it."))
    form = EndForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        facts = {"place": place, "post": post, "form": form}
        return render(request, "roster/end.html", facts, status=status_of(request))
    people.end_post(request.user, post, **form.cleaned_data)
    messages.success(request, _("%(who)s is no longer %(post)s.") % {"who": post.person, "post": post.kind_title})
    return _home(place)


@keeping
def spot_new(request):
    """A grid, compound or building stands on the community's map."""
    place = place_of(request)
    inside = map_of.public_below(place.code).annotate(length=Length("code")).filter(length__lte=DEEPEST_PARENT)
    form = SpotForm(request.POST or None, inside=inside, initial={"parent": place.code})
    if form.is_valid():
        sent = form.cleaned_data
        made = map_commands.add_below(request.user, sent["parent"], sent["name"], sent["kind"])
        messages.success(
            request, _("“%(spot)s” is on the map; residents can choose it when they report.") % {"spot": made}
        )
        return _home(place)
    facts = {"place": place, "form": form} | aliases.facts_of(request, place)
    return render(request, "roster/spot.html", facts, status=status_of(request))


def _home(place):
    if place.kind == Place.Kind.COMPOUND:
        return redirect("compound", pk=place.pk)
    return redirect(f"{reverse('roster')}?place={place.code}")
