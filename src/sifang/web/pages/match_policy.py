"""The points by which pairs are weighed: what holds and why, a draft, its trial, its coming into force."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core.errors import NotAllowed, Refused
from sifang.places.models import Place
from sifang.projects import policies, rules
from sifang.projects.commands import policies as office
from sifang.projects.models import MatchPolicy, MatchRun
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.match_policy import PointsForm
from sifang.web.pages import policy_facts
from sifang.web.pages.answers import status_of
from sifang.web.pages.desk_place import desk_place
from sifang.web.pages.paging import page_of

setting = acting("settings")
USUAL = "usual"
LONGEST_KEY = 18


@signed_in
def match_policy(request):
    """What holds at the place and from where, each number with what it does, and every version before."""
    place = desk_place(request) or found_or_404(Place.objects.none())
    version, policy = policies.in_force(place.code)
    points = policies.points_of(policy)
    page = page_of(request, policies.history(request.user, place))
    may_set = rules.may_set_points(request.user, place)
    facts = {
        "place": place,
        "version": version,
        "groups": policy_facts.groups(points),
        "bars": policy_facts.bars(points),
        "draft": policies.draft_at(place) if may_set else None,
        "below": policies.set_below(place),
        "page": page,
        "may_set": may_set,
    }
    return render(request, "match_policy/match_policy.html", facts)


@setting
def match_policy_new(request):
    """Other points for the place are written down as a draft; nothing holds yet."""
    place = desk_place(request) or found_or_404(Place.objects.none())
    held = policies.draft_at(place)
    form = PointsForm(request.POST or None, points=_begun(request, place, held))
    if form.is_valid() and (draft := _drafted(request, place, form, held)):
        messages.success(request, _("The draft is kept. Next: try it on today's lists; nothing changes by that."))
        return redirect("match-policy-version", pk=draft.pk)
    facts = {"place": place, "form": form, "draft": held}
    return render(request, "match_policy/new.html", facts, status=status_of(request))


def _begun(request, place, held):
    """The points the form begins with: a version named in the address, the usual ones, the draft, or what holds."""
    chosen = request.GET.get("from", "")
    if chosen == USUAL:
        return policies.points_of(policies.DEFAULTS)
    if chosen.isdecimal():
        key = chosen if len(chosen) < LONGEST_KEY else 0
        held = found_or_404(MatchPolicy.objects.visible_to(request.user), pk=key)
    return policies.points_of(policies.policy_of(held.points) if held else policies.in_force(place.code)[1])


def _drafted(request, place, form, held):
    """The draft; None when it is refused, with the reason on the form."""
    try:
        return office.draft_policy(request.user, place, form.points, form.cleaned_data["why"], in_place_of=held)
    except NotAllowed:
        raise
    except Refused as refused:
        form.add_error(None, str(refused))
        return None


@signed_in
def match_policy_version(request, pk):
    """One version: what it changes, what a trial of it found, and what may be done with it."""
    version = _found(request, pk)
    holding = policies.in_force(version.place_id)[1]
    points = policies.points_of(policies.policy_of(version.points))
    trial = version.trials.order_by("-pk").first()
    told = policies.last_trial(version)
    is_draft = version.stage == MatchPolicy.Stage.DRAFT
    facts = {
        "version": version,
        "place": version.place,
        "is_draft": is_draft,
        "groups": policy_facts.groups(points),
        "bars": policy_facts.bars(points),
        "differences": policy_facts.differences(policies.points_of(holding), points),
        "trial": trial,
        "is_trying": trial is not None and trial.stage in (MatchRun.Stage.ORDERED, MatchRun.Stage.RUNNING),
        "told": told,
        "is_stale": told is not None and is_draft and told.policy != policies.in_force(version.place_id)[0],
        "may_set": rules.may_set_points(request.user, version.place),
    }
    return render(request, "match_policy/version.html", facts | _comparison(request.user, told))


def _comparison(viewer, told):
    if told is None:
        return {}
    found = told.comparison
    return {
        "comparison": found,
        "facts": policy_facts.facts(found),
        "gains": policy_facts.changes(viewer, found["told_gains"]),
        "losses": policy_facts.changes(viewer, found["told_losses"]),
    }


@setting
@require_POST
def match_policy_trial(request, pk):
    """A trial of the draft on the lists of its place waits for its turn."""
    draft = _found(request, pk)
    office.order_trial(request.user, draft.place, draft)
    messages.success(request, _("The trial waits for its turn; look again in a moment. It changes no proposal."))
    return redirect("match-policy-version", pk=pk)


@setting
@require_POST
def match_policy_use(request, pk):
    """The draft holds from now on."""
    draft = _found(request, pk)
    office.put_in_force(request.user, draft)
    sentence = _("These points hold for %(place)s from now on; the next matching weighs by them.")
    messages.success(request, sentence % {"place": draft.place})
    return redirect(f"{reverse('match-policy')}?place={draft.place_id}")


@setting
@require_POST
def match_policy_drop(request, pk):
    """The draft is dropped."""
    draft = _found(request, pk)
    office.drop_draft(request.user, draft)
    messages.success(request, _("The draft is dropped; what held goes on holding."))
    return redirect(f"{reverse('match-policy')}?place={draft.place_id}")


def _found(request, pk):
    versions = MatchPolicy.objects.visible_to(request.user).select_related("place", "written_by")
    return found_or_404(versions, pk=pk)
