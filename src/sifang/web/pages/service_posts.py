"""Service posts: what a community asks of its members, who has taken what up and why, who fits what is free."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from sifang.people import commands as people
from sifang.people import rules, serving
from sifang.people.models import Uptake
from sifang.places import queries as map_of
from sifang.web.access import found_or_404
from sifang.web.forms.serving import ServicePostForm, TakeForm
from sifang.web.pages.desk_place import place_of
from sifang.web.pages.paging import page_of
from sifang.web.pages.serving import back_to, community_of, keeping


@keeping
@require_GET
def service_posts(request):
    """The open posts with how many are wanted and have come."""
    place = place_of(request)
    counts = serving.counts(request.user, place)
    is_community = map_of.is_community(place.code)
    facts = {
        "place": place,
        "page": page_of(request, serving.service_posts(request.user, place)),
        "free": max(counts["wanted"] - counts["taken"], 0),
        "idle": serving.free_members(request.user, place).count() if is_community else 0,
        "may_add": is_community and rules.may_register(request.user, place),
    }
    return render(request, "serving/service_posts.html", facts)


@keeping
def new(request):
    """A post is published."""
    place, form = community_of(request), ServicePostForm(request.POST or None)
    if form.is_valid():
        made = people.open_service_post(request.user, place, **form.cleaned_data)
        messages.success(request, _("“%(post)s” is published. Choose a member, or match them all.") % {"post": made})
        return redirect("service-post", made.pk)
    status = 422 if form.errors else 200
    return render(request, "serving/service_post_new.html", {"place": place, "form": form}, status=status)


def _found(request, pk):
    rows = serving.every_service_post(request.user).select_related("place")
    return found_or_404(rows, pk=pk)


@keeping
@require_GET
def service_post(request, pk):
    """One post: who serves in it and why, and who could."""
    return _page(request, _found(request, pk))


def _page(request, row, form=None, status=200):
    uptakes = list(serving.uptakes_of(request.user, row))
    free = serving.free_members(request.user, row.place)
    facts = {
        "row": row,
        "told": [(uptake, serving.worded(uptake)) for uptake in uptakes],
        "left": max(row.wanted - len(uptakes), 0) if serving.is_open(row) else 0,
        "is_open": serving.is_open(row),
        "form": form or TakeForm(members=free),
        "has_free": free.exists(),
    }
    return render(request, "serving/service_post.html", facts, status=status)


@keeping
@require_POST
def take(request, pk):
    """The member has taken the post up."""
    row = _found(request, pk)
    form = TakeForm(request.POST, members=serving.free_members(request.user, row.place))
    if not form.is_valid():
        return _page(request, row, form, status=422)
    made = people.take_service_post(request.user, row, form.cleaned_data["member"])
    messages.success(request, _("%(who)s serves in “%(post)s”.") % {"who": made.member.person, "post": row})
    return redirect("service-post", pk)


@keeping
@require_POST
def close(request, pk):
    """Nobody is wanted for the post any more."""
    row = _found(request, pk)
    people.close_service_post(request.user, row)
    messages.success(request, _("“%(post)s” is closed.") % {"post": row})
    return redirect(back_to("service-posts", row.place))


@keeping
@require_POST
def release(request, pk):
    """The member serves in the post no more."""
    rows = Uptake.objects.filter(service_post__in=serving.every_service_post(request.user), until=None)
    uptake = found_or_404(rows.select_related("service_post__place", "member__person"), pk=pk)
    people.release(request.user, uptake)
    messages.success(request, _("%(who)s is free again.") % {"who": uptake.member.person})
    return redirect("service-post", uptake.service_post_id)


@keeping
@require_POST
def match(request):
    """Free members are matched with free places, all at once."""
    place = community_of(request)
    made = people.match_members(request.user, place)
    words = ngettext("%(n)s member was matched.", "%(n)s members were matched.", len(made)) % {"n": len(made)}
    none = _("No free member fits a free place. Fill in what members are good at, or choose by hand.")
    messages.success(request, words if made else none)
    return redirect(back_to("service-posts", place))
