"""Sponsorship: what has no leader, whose term ends, who holds what; assigning, handing over, marking."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.letters.papers.sponsors import sponsors_table
from sifang.people import commands as people
from sifang.people import posts, rules, sponsorships
from sifang.places import queries as map_of
from sifang.places.models import COMMUNITY_LENGTH, Place
from sifang.web.access import acting, found_or_404, public
from sifang.web.forms.ties import SponsorForm, SuccessorForm, WhyForm
from sifang.web.pages.answers import status_of
from sifang.web.pages.desk_place import desk_place
from sifang.web.pages.paging import page_of
from sifang.web.pages.papers import word_file

SPONSOR = posts.KINDS["sponsor"]
VIEWS = ("missing", "grids", "ending", "leaders", "all")
assigning = acting("appoint", "oversee")


@assigning
def coverage(request):
    """What has no leader, whose term ends soon, who holds how many, and everything together."""
    place = _place(request)
    counts = _counts(place)
    show = request.GET.get("show", "")
    show = show if show in VIEWS else ("missing" if counts["missing"] else "all")
    words = request.GET.get("q", "").strip()[:40]
    facts = {
        "place": place,
        "show": show,
        "words": words,
        "counts": counts,
        "is_community": map_of.is_community(place.code),
        "communities": map_of.public_communities(place.code).count(),
        "page": page_of(request, _rows(place, show, words)),
        "may_assign": rules.may_appoint(request.user, SPONSOR, place),
    }
    return render(request, "sponsorships/coverage.html", facts)


def _place(request):
    place = desk_place(request)
    return place if place else found_or_404(Place.objects.none())


def _counts(place):
    return {
        "missing": sponsorships.without_leader(place.code, "community").count(),
        "grids": sponsorships.without_leader(place.code, "grid").count(),
        "ending": sponsorships.ending(place.code).count(),
        "leaders": sponsorships.leaders(place.code).count(),
        "all": sponsorships.held(place.code).count(),
    }


def _rows(place, show, words):
    if show in ("missing", "grids"):
        rows = sponsorships.without_leader(place.code, "grid" if show == "grids" else "community")
        return rows.filter(name__contains=words) if words else rows
    if show == "leaders":
        return sponsorships.leaders_with_points(place.code)
    rows = sponsorships.ending(place.code) if show == "ending" else sponsorships.held(place.code)
    return rows.filter(place__name__contains=words) if words else rows


@assigning
def sponsorship(request, pk):
    """One contact point, and its hand-over in one step; a new leader's password is shown on this answer only."""
    post = _found(request, pk)
    may = rules.may_appoint(request.user, SPONSOR, post.place)
    held = [other for other in sponsorships.held_by(request.user, post.person) if _may(request, other)]
    form = SuccessorForm(request.POST or None, post=post, held=held or [post])
    if request.method == "POST" and form.is_valid():
        return _handed_over(request, post, held, form)
    facts = {"post": post, "held": held, "may": may, "form": form, "end_form": WhyForm(auto_id="end_%s")}
    return render(request, "sponsorships/sponsorship.html", facts, status=status_of(request))


def _found(request, pk):
    return found_or_404(sponsorships.sponsorships(request.user), pk=pk)


def _may(request, post):
    return rules.may_appoint(request.user, SPONSOR, post.place)


def _handed_over(request, post, held, form):
    passing, sent = (held if form.takes_all else [post]), form.cleaned_data
    done = _("%(places)s passed to %(who)s, from %(day)s on.")
    places = "、".join(str(each.place) for each in passing)
    if form.known:
        made = people.hand_over_all(request.user, passing, form.known, since=sent["since"])
        messages.success(request, done % {"places": places, "who": form.known, "day": sent["since"]})
        return redirect("sponsorship", pk=made[0].pk)
    made, password = people.hand_over_to_new(
        request.user, passing, sent["name"], sent["username"], title=sent["title"], since=sent["since"]
    )
    return _password(request, made[0], password)


def _password(request, post, password):
    facts = {"place": post.place, "post": post, "password": password, "back": reverse("sponsorships")}
    return render(request, "roster/password.html", facts)


@assigning
def sponsorship_new(request):
    """A leader holds a community or a grid from today."""
    place = _place(request)
    below = map_of.public_below(place.code).filter(kind__in=(Place.Kind.COMMUNITY, Place.Kind.GRID))
    asked = place if len(place.code) >= COMMUNITY_LENGTH else None
    form = SponsorForm(request.POST or None, places=below, initial={"place": asked})
    if not form.is_valid():
        return render(request, "sponsorships/new.html", {"place": place, "form": form}, status=status_of(request))
    sent = form.cleaned_data
    facts = {name: sent[name] for name in ("place", "term_ends", "is_demonstration")}
    if form.known:
        post = people.appoint(request.user, form.known, "sponsor", **facts)
        messages.success(request, _("%(who)s holds %(place)s now.") % {"who": post.person, "place": post.place})
        return redirect(f"{reverse('sponsorships')}?show=all")
    post, password = people.induct(
        request.user, sent["name"], sent["username"], "sponsor", title=sent["title"], **facts
    )
    return _password(request, post, password)


@assigning
@require_POST
def sponsorship_mark(request, pk):
    """The contact point is a demonstration point, or is none any longer."""
    post = _found(request, pk)
    people.mark_demonstration(request.user, post, not post.is_demonstration)
    return redirect("sponsorship", pk=pk)


@assigning
@require_POST
def sponsorship_end(request, pk):
    """Nobody holds the contact point from now on, for a reason."""
    post = _found(request, pk)
    form = WhyForm(request.POST, auto_id="end_%s")
    if not form.is_valid():
        messages.error(request, form.errors["why"][0])
        return redirect("sponsorship", pk=pk)
    people.end_post(request.user, post, why=form.cleaned_data["why"])
    messages.success(request, _("%(who)s is no longer %(post)s.") % {"who": post.person, "post": post.kind_title})
    return redirect(f"{reverse('sponsorships')}?show=missing")


@assigning
def sponsorship_table(request):
    """The table of who holds what, as a Word file."""
    place = _place(request)
    return word_file(sponsors_table(place), f"{place}包抓联系分工表")


@public
def contact_points(request):
    """The contact points as everybody may read them: leader, office, place; no telephone."""
    code = request.GET.get("place", "")
    place = Place.objects.filter(pk=code).first() if code else None
    words = request.GET.get("q", "").strip()[:40]
    rows = sponsorships.public_contact_points(place.code if place else "", words)
    facts = {"page": page_of(request, rows), "words": words, "place": place}
    return render(request, "sponsorships/contact_points.html", facts)
