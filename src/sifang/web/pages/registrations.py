"""Those who are registered: members, liaisons of households, neighbours; their lists, their card, their leaving."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from sifang.people import commands as people
from sifang.people import own_codes, posts, queries, rules, serving
from sifang.people.models import Post
from sifang.places import queries as map_of
from sifang.web.access import found_or_404
from sifang.web.forms.serving import EndForm, HouseholdsForm, MemberForm, NeighbourForm, SeenForm
from sifang.web.pages.answers import status_of
from sifang.web.pages.desk_place import place_of
from sifang.web.pages.paging import page_of
from sifang.web.pages.serving import back_to, community_of, keeping
from sifang.web.resident import grouped

# The list to which somebody of a kind belongs.
LISTS = {"member": "members", "household_liaison": "household-liaisons", "courier": "couriers"} | dict.fromkeys(
    serving.NEIGHBOURS, "neighbours"
)
MOST_CHOICES = 500
LEFT = gettext_lazy("%(who)s is no longer on the list.")


@keeping
@require_GET
def members(request):
    """The one-page list of members who have reported, masked."""
    place = place_of(request)
    rows = serving.registered(request.user, place, "member")
    facts = {"place": place, "page": page_of(request, rows), "may_add": _may_add(request.user, place)}
    return render(request, "serving/members.html", facts)


def _may_add(viewer, place):
    return map_of.is_community(place.code) and rules.may_register(viewer, place)


@keeping
def member_new(request):
    """A member has reported; the card is on record."""
    place = community_of(request)
    form = MemberForm(
        request.POST or None, organizations=queries.organizations_of(place), spots=map_of.public_spots(place.code)
    )
    if form.is_valid():
        sent = form.cleaned_data
        post = people.check_member(request.user, place=place, **sent)
        messages.success(request, _("%(who)s is registered. Next: a service post.") % {"who": post.person})
        return redirect("registration", post.pk)
    return render(request, "serving/member_new.html", {"place": place, "form": form}, status=status_of(request))


@keeping
@require_GET
def neighbours(request):
    """Building wardens, property staff and enthusiastic residents, masked."""
    place = place_of(request)
    asked = request.GET.get("kind") if request.GET.get("kind") in serving.NEIGHBOURS else ""
    rows = serving.neighbours(request.user, place, asked)
    facts = {
        "place": place,
        "page": page_of(request, rows),
        "kinds": [(name, posts.KINDS[name].title) for name in serving.NEIGHBOURS],
        "asked": asked,
        "may_add": _may_add(request.user, place),
    }
    return render(request, "serving/neighbours.html", facts)


@keeping
def neighbour_new(request):
    """A neighbour who lends a hand is on the community's list."""
    place = community_of(request)
    kinds = [(name, posts.KINDS[name].title) for name in serving.NEIGHBOURS]
    form = NeighbourForm(request.POST or None, kinds=kinds, initial={"kind": request.GET.get("kind")})
    if form.is_valid():
        post = people.register_neighbour(request.user, place=place, **form.cleaned_data)
        messages.success(request, _("%(who)s is on the list.") % {"who": post.person})
        return redirect(back_to("neighbours", place))
    return render(request, "serving/neighbour_new.html", {"place": place, "form": form}, status=status_of(request))


@keeping
@require_GET
def liaisons(request):
    """Who keeps in touch with how many households where; no household is named and nobody keeps a diary."""
    place = place_of(request)
    facts = {
        "place": place,
        "page": page_of(request, serving.registered(request.user, place, "household_liaison")),
        "households": serving.counts(request.user, place)["households"],
        "may_add": map_of.is_community(place.code)
        and rules.may_appoint(request.user, posts.KINDS["household_liaison"], place),
    }
    return render(request, "serving/liaisons.html", facts)


@keeping
def liaison_new(request):
    """A registered member keeps in touch with 10 to 20 households."""
    place = community_of(request)
    free = serving.without_households(request.user, place)
    form = HouseholdsForm(request.POST or None, members=free)
    if form.is_valid():
        sent = form.cleaned_data
        member = sent["member"].person
        people.link_households(request.user, member, place, sent["households"], sent["scope"])
        messages.success(
            request, _("%(who)s keeps in touch with %(n)s households.") % {"who": member, "n": sent["households"]}
        )
        return redirect(back_to("household-liaisons", place))
    facts = {"place": place, "form": form, "has_members": free.exists(), "limits": serving.household_limits(place)}
    return render(request, "serving/liaison_new.html", facts, status=status_of(request))


def found(request, pk):
    """The registration, as far as the viewer keeps its place."""
    rows = Post.objects.filter(kind__in=LISTS).select_related("person__home", "place", "card", "sent_by")
    post = found_or_404(rows, pk=pk)
    return post if rules.may_register(request.user, post.place) else found_or_404(Post.objects.none())


@keeping
@require_GET
def registration(request, pk):
    """The card of somebody registered, masked."""
    return _card(request, found(request, pk))


def _card(request, post, status=200, **forms):
    facts = {
        "post": post,
        "wishes": serving.wishes_of(post),
        "uptakes": serving.uptakes_by(post),
        "own_code": grouped(own_codes.of(post)),
        "back": back_to(LISTS[post.kind], post.place),
        "may_unmask": request.user.may("unmask", post.place_id),
        "unmaskings": queries.unmaskings_of(post.person)[:5],
        "is_erased": post.kind not in ("member", "household_liaison"),
        "reason_form": SeenForm(),
        "end_form": EndForm(),
    }
    return render(request, "serving/registration.html", facts | forms, status=status)


@keeping
@require_POST
def unmask(request, pk):
    """The full name and phone, on this answer only; the reason is kept."""
    post, form = found(request, pk), SeenForm(request.POST)
    if not form.is_valid():
        return _card(request, post, status=422, reason_form=form)
    seen = people.unmask(request.user, post.person, post.place, form.cleaned_data["reason"])
    facts = {"post": post, "seen": seen, "reason": form.cleaned_data["reason"]}
    return render(request, "serving/unmasked.html", facts)


@keeping
@require_POST
def leave(request, pk):
    """The registration ended; of couriers and neighbours, name and phone are erased."""
    post, form = found(request, pk), EndForm(request.POST)
    if not form.is_valid():
        return _card(request, post, status=422, end_form=form)
    who = str(post.person)
    people.leave(request.user, post, form.cleaned_data["why"])
    messages.success(request, LEFT % {"who": who})
    return redirect(back_to(LISTS[post.kind], post.place))
