"""Legal talks: those held and to come with their point, team and speaker; fixed places and teams."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.counsel import advisers, commands, queries, rules
from sifang.counsel.models import TalkPoint
from sifang.counsel.models.readers import READERS
from sifang.places.models import range_of_any
from sifang.web.access import acting, found_or_404
from sifang.web.forms.counsel import PointForm, TalkForm, TeamForm
from sifang.web.pages.counsel_place import ARRANGING, SERVING, counsel_choices, counsel_place
from sifang.web.pages.paging import page_of


@acting(*READERS)
def talks(request):
    """The legal talks of a place, its talk points and teams."""
    return _page(request, counsel_place(request))


def _page(request, place, **bad):
    arranges = rules.may_arrange(request.user, place)
    context = {
        "place": place,
        "places": counsel_choices(request.user),
        "page": page_of(request, queries.talk_list(request.user, place.code)),
        "points": queries.points_for(place)[:50],
        "teams": queries.teams_for(place)[:50],
        "arranges": arranges,
        "schedules": request.user.may("activity", place.code),
        "point_form": bad.get("point") or (PointForm(auto_id="point_%s") if arranges else None),
        "team_form": bad.get("team")
        or (TeamForm(auto_id="team_%s", advisers=advisers.of(place)) if arranges else None),
    }
    return render(request, "counsel/talks.html", context, status=422 if bad else 200)


@acting(*ARRANGING)
@require_POST
def point_new(request):
    """A fixed place for legal talks."""
    place, form = counsel_place(request, ARRANGING), PointForm(request.POST, auto_id="point_%s")
    if not form.is_valid():
        return _page(request, place, point=form)
    commands.set_talk_point(request.user, place, **form.cleaned_data)
    messages.success(request, _("The talk point is on the notice board."))
    return redirect(f"{reverse('talks')}?place={place.code}")


@acting(*ARRANGING)
@require_POST
def point_end(request, pk):
    """No talks are held there any more."""
    codes = [code for act in ARRANGING for code in request.user.codes_of(act)]
    point = found_or_404(TalkPoint.objects.filter(range_of_any(codes)).select_related("place"), pk=pk)
    commands.end_talk_point(request.user, point)
    messages.success(request, _("The talk point is closed."))
    return redirect(f"{reverse('talks')}?place={point.place_id}")


@acting(*ARRANGING)
@require_POST
def team_new(request):
    """A team that gives legal talks."""
    place = counsel_place(request, ARRANGING)
    form = TeamForm(request.POST, auto_id="team_%s", advisers=advisers.of(place))
    if not form.is_valid():
        return _page(request, place, team=form)
    chosen = list(form.cleaned_data["members"])
    firms = {post.sent_by for post in chosen if post.sent_by_id}
    firm = firms.pop() if len(firms) == 1 else None
    members = [post.person for post in chosen]
    commands.form_talk_team(request.user, place, form.cleaned_data["name"], firm=firm, members=members)
    messages.success(request, _("The talk team is formed."))
    return redirect(f"{reverse('talks')}?place={place.code}")


@acting(*SERVING)
def talk(request, pk):
    """Who speaks at a legal talk, about what, where: ``pk`` is the activity."""
    activity = found_or_404(queries.talk_list(request.user, ""), pk=pk)
    noted = getattr(activity, "talk", None)
    told = {name: getattr(noted, name, None) for name in ("adviser", "matter", "point", "team")}
    offered = {
        "advisers": advisers.of(activity.place),
        "points": queries.points_for(activity.place),
        "teams": queries.teams_for(activity.place),
    }
    form = TalkForm(request.POST or None, initial=told, **offered)
    if not form.is_valid():
        context = {"activity": activity, "form": form}
        return render(request, "counsel/talk.html", context, status=422 if form.is_bound else 200)
    commands.note_talk(request.user, activity, **form.cleaned_data)
    messages.success(request, _("Noted; once the talk was held it stands in the service log."))
    return redirect(f"{reverse('talks')}?place={activity.place_id}")
