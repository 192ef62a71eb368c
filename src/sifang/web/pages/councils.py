"""Councils in the open air: written down on a phone in half a minute, listed, published, asked after."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core import clock, photos
from sifang.meetings import council_queries as queries
from sifang.meetings import rules
from sifang.meetings.commands import councils as commands
from sifang.meetings.models import Council
from sifang.needs.models import Need
from sifang.places.models import COMMUNITY_LENGTH, Place
from sifang.web import resident
from sifang.web.access import acting, found_or_404, public, signed_in
from sifang.web.forms.councils import CouncilForm, PublishForm
from sifang.web.pages.desk_place import asked_place, place_choices
from sifang.web.pages.paging import page_of

MOST_OPEN = 20
LONGEST_KEY = 12


@signed_in
def councils(request):
    """The councils the viewer may see, the latest first; what somebody was charged with stays on top until done."""
    place = asked_place(request)
    code = place.code if place else ""
    facts = {
        "page": page_of(request, queries.council_list(request.user, code)),
        "charges": queries.open_charges(request.user, code)[:MOST_OPEN],
        "writes": _places(request.user).exists(),
        "place": place,
        "places": place_choices(request.user),
        "every": True,
        "back": reverse("meetings"),
    }
    return render(request, "councils/list.html", facts)


def _places(viewer):
    """The communities whose councils the viewer writes down."""
    posts = [post for post in viewer.current_posts if post.place_id and post.opens("council", None, None)]
    return Place.objects.filter(pk__in={post.place_id[:COMMUNITY_LENGTH] for post in posts}).order_by("code")


@acting("council")
def council_new(request):
    """A council is written down: four answers, one button."""
    places = _places(request.user)
    asked = request.POST.get("place") or request.GET.get("place")
    place = found_or_404(places, **({"pk": asked} if asked else {}))
    kind = request.GET.get("kind") if request.GET.get("kind") in Council.Kind.values else Council.Kind.BENCH
    about = _laid_before(request, place)
    form = CouncilForm(place, request.POST or None, request.FILES or None, kind=kind, about=about)
    if request.method != "POST" or not form.is_valid():
        facts = {
            "form": form, "place": place, "places": places, "at": clock.now(), "about": about,
            "back": reverse("need", args=[about.pk]) if about else reverse("councils"),
        }  # fmt: skip
        return render(request, "councils/new.html", facts, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    made = commands.hold(
        request.user, place, given["topic"], given["headcount"], given["outcome"], about=about, **form.facts()
    )
    messages.success(request, _("It is written down."))
    return redirect("council", pk=made.pk)


def _laid_before(request, place):
    """The need that the council is about, if the address names one that the community laid before it."""
    key = request.POST.get("need") or request.GET.get("need") or ""
    if not key:
        return None
    rows = Need.objects.visible_to(request.user).filter(place=place, stage=Need.Stage.IN_HAND, way=Need.Way.COUNCIL)
    return found_or_404(rows, pk=int(key) if key.isdigit() and len(key) < LONGEST_KEY else 0)


@signed_in
def council(request, pk):
    """One council: what was said, what came of it, and whether it is published."""
    return _show(request, _found(request, pk))


def _show(request, found, form=None, status=200):
    seen = Need.objects.visible_to(request.user).filter(pk=found.need_id)
    facts = {
        "council": found,
        "need": seen.first(),
        "follows": rules.may_follow_council(request.user, found),
        "is_private": commands.is_private(found),
        "form": form or PublishForm(initial={"words": found.topic}),
        "back": reverse("councils"),
    }
    return render(request, "councils/council.html", facts, status=status)


def _found(request, pk):
    rows = Council.objects.visible_to(request.user).select_related("place", "spot", "need", "by")
    return found_or_404(rows, pk=pk)


@signed_in
def council_photo(request, pk):
    """The photo, for those who may see the council; it is kept in no cache."""
    content = photos.content_of(_found(request, pk).photo)
    if content is None:
        raise Http404
    headers = {"X-Content-Type-Options": "nosniff", "Content-Disposition": "inline"}
    return HttpResponse(content, content_type="image/jpeg", headers=headers)


@acting("meet")
@require_POST
def council_publish(request, pk):
    """Topic and outcome stand on the community's public page."""
    found, form = _found(request, pk), PublishForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form, status=422)
    commands.publish(request.user, found, form.cleaned_data["words"])
    messages.success(request, _("Topic and outcome are published, without names and without the photo."))
    return redirect("council", pk=pk)


@acting("meet")
@require_POST
def council_withdraw(request, pk):
    """The council stands on no public page any more."""
    commands.withdraw(request.user, _found(request, pk))
    messages.success(request, _("It is published no more."))
    return redirect("council", pk=pk)


@acting("meet")
@require_POST
def council_done(request, pk):
    """What somebody was charged with is done."""
    commands.finish(request.user, _found(request, pk))
    messages.success(request, _("It is struck off."))
    return redirect("council", pk=pk)


@public
def published(request, code):
    """What came of the councils of a community, for everybody: topic and outcome, no names."""
    place = resident.community_or_404(code)
    facts = resident.frame(place, "board", back="community") | {
        "page": page_of(request, queries.public_councils(place.code)),
    }
    return render(request, "councils/published.html", facts)
