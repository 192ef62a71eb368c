"""Joint committees (大工委, 大党委): where there is one, what is wrong with it, who sits in it, whose turn it is."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core import clock
from sifang.letters.papers.members import member_list, member_words
from sifang.people import commands as people
from sifang.people import committees, posts, queries, rules, seats
from sifang.people.limits_of import limit
from sifang.people.models import Person
from sifang.places.models import STREET_LENGTH, Place
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.ties import CommitteeForm, DocumentForm, MemberForm, TurnsForm, WhyForm
from sifang.web.pages.answers import status_of
from sifang.web.pages.desk_place import desk_place
from sifang.web.pages.paging import page_of
from sifang.web.pages.papers import word_file

FULL_TIME, PART_TIME = (posts.KINDS[name] for name in committees.SEATS)
ABOVE = ("street_clerk", "officer")
forming = acting("appoint")


@acting("appoint", "oversee")
def committee_list(request):
    """The places of the viewer's desk with their committees; above a community, those without one first."""
    place = desk_place(request) or found_or_404(Place.objects.none())
    level = "street" if request.GET.get("level") == "street" and len(place.code) <= STREET_LENGTH else "community"
    show = "without" if request.GET.get("show") == "without" else "all"
    every = committees.places_and_committees(request.user, place.code, level)
    without = committees.places_and_committees(request.user, place.code, level, without=True)
    page = page_of(request, without if show == "without" else every)
    here = committees.with_counts(committees.open_at([row.pk for row in page]))
    facts = {
        "place": place,
        "level": level,
        "show": show,
        "page": page,
        "rows": _rows(page, {made.place_id: made for made in here}),
        "total": every.count(),
        "missing": without.count(),
        "has_streets": len(place.code) <= STREET_LENGTH,
        "forms": request.user.may("appoint", place.code),
    }
    return render(request, "committees/list.html", facts)


def _rows(page, made):
    return [{"place": place, "committee": made.get(place.pk)} for place in page]


@forming
def committee_new(request):
    """The committee of a street or a community is being formed."""
    place = desk_place(request) or found_or_404(Place.objects.none())
    level = "street" if len(place.code) == STREET_LENGTH else "community"
    today = clock.today()
    usual = {
        "name": committees.usual_name(place, level),
        "since": today,
        "term_ends": seats.years_after(today, limit("term_years", place.code)),
    }
    form = CommitteeForm(request.POST or None, initial=usual)
    if form.is_valid():
        made = people.constitute(request.user, place, **form.cleaned_data)
        messages.success(request, _("“%(committee)s” is being formed. Next: its members.") % {"committee": made})
        return redirect("committee", pk=made.pk)
    return render(request, "committees/new.html", {"place": place, "form": form}, status=status_of(request))


@signed_in
def committee(request, pk):
    """One committee: what is wrong, who sits in it, who waits, whose turn it is."""
    return _show(request, _found(request, pk))


def _found(request, pk):
    return found_or_404(committees.committees(request.user), pk=pk)


def _show(request, made, status=200, **forms):
    members = list(committees.members(made))
    open_now, turns = made.until is None, list(committees.turns(made))
    appoints = open_now and rules.may_appoint(request.user, FULL_TIME, made.place)
    plans = open_now and request.user.may("appoint", made.place_id)
    facts = {
        "committee": made,
        "count": len(members),
        "full_time": [post for post in members if post.kind == FULL_TIME.name],
        "part_time": [post for post in members if post.kind == PART_TIME.name],
        "waiting": committees.waiting(made) if _inside(request.user, made) else [],
        "faults": committees.faults(made) if open_now else [],
        "quorum": committees.quorum(made),
        "turns": turns,
        "chair": next((turn for turn in turns if turn.since <= clock.today() <= turn.until), None),
        "nominates": open_now and rules.may_nominate_somebody(request.user, PART_TIME, made.place),
        "announces": open_now and rules.may_approve_at(request.user, ABOVE, made.place),
        "plans": plans and members,
        "endable": {post.pk for post in members if rules.may_appoint(request.user, posts.KINDS[post.kind], made.place)},
        "member_form": forms.get("member_form") or (MemberForm(officials=_officials(made)) if appoints else None),
        "document_form": forms.get("document_form") or DocumentForm(initial={"document": made.document}),
        "turns_form": forms.get("turns_form") or (TurnsForm(members=members) if plans and members else None),
        "why_form": WhyForm(auto_id="why_%s"),
        "why_end": WhyForm(auto_id="end_%s"),
    }
    return render(request, "committees/committee.html", facts, status=status)


def _inside(viewer, made):
    """Whether nominations are the viewer's business: whoever works at the place or above, or nominates."""
    return viewer.may("appoint", made.place_id) or viewer.may("work", made.place_id)


def _officials(made):
    """The secretary and workers of the place who do not sit in the committee yet."""
    held = queries.posts_at(made.place, "secretary", "worker", "street_clerk")
    return Person.objects.filter(pk__in=held.values("person")).exclude(pk__in=committees.members(made).values("person"))


@forming
@require_POST
def committee_member(request, pk):
    """Somebody sits in the committee full-time."""
    made = _found(request, pk)
    form = MemberForm(request.POST, officials=_officials(made))
    if not form.is_valid():
        return _show(request, made, 422, member_form=form)
    sent = form.cleaned_data
    if sent["member"]:
        post = people.appoint(request.user, sent["member"], FULL_TIME.name, committee=made, duty=sent["duty"])
    else:
        facts = {"title": sent["title"], "committee": made, "duty": sent["duty"]}
        post = people.appoint_new(request.user, sent["name"], FULL_TIME.name, **facts)
    messages.success(request, _("%(who)s sits in “%(committee)s” now.") % {"who": post.holder, "committee": made})
    return redirect("committee", pk=pk)


@forming
@require_POST
def committee_announce(request, pk):
    """The committee is complete and its list is public."""
    made = _found(request, pk)
    form = DocumentForm(request.POST)
    if not form.is_valid():
        return _show(request, made, 422, document_form=form)
    people.announce(request.user, made, form.cleaned_data["document"])
    messages.success(request, _("“%(committee)s” is complete; its list is public.") % {"committee": made})
    return redirect("committee", pk=pk)


@forming
@require_POST
def committee_turns(request, pk):
    """Who chairs in the four quarters of a year."""
    made = _found(request, pk)
    form = TurnsForm(request.POST, members=list(committees.members(made)))
    if not form.is_valid():
        return _show(request, made, 422, turns_form=form)
    people.plan_turns(request.user, made, form.cleaned_data["year"], form.persons)
    messages.success(
        request, _("The four quarters of %(year)s have their chairs.") % {"year": form.cleaned_data["year"]}
    )
    return redirect("committee", pk=pk)


@forming
@require_POST
def committee_dissolve(request, pk):
    """The committee ended; the next one can be formed."""
    made = _found(request, pk)
    form = WhyForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.errors["why"][0])
        return redirect("committee", pk=pk)
    people.dissolve(request.user, made, form.cleaned_data["why"])
    messages.success(request, _("“%(committee)s” is dissolved.") % {"committee": made})
    return redirect("committees")


@signed_in
def committee_notice(request, pk):
    """The public notice of the list in words, to be copied into a chat group or put up on the wall."""
    made = _found(request, pk)
    return render(request, "committees/notice.html", {"committee": made, "words": member_words(made)})


@signed_in
def committee_paper(request, pk):
    """The list of members as a Word file."""
    made = _found(request, pk)
    return word_file(member_list(made), f"{made}组成人员名单")
