"""Nominations: what waits for whom, one from its reasons to its letter of appointment, and the papers on the way."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core import clock
from sifang.letters.papers.appointment import appointment_letter
from sifang.letters.papers.nomination import nomination_form
from sifang.letters.papers.reply import reply
from sifang.people import commands as people
from sifang.people import committees, nominations, posts, queries, rules
from sifang.people.models import Organization, Post
from sifang.places.models import Place
from sifang.web.access import acting, found_or_404
from sifang.web.forms.ties import DocumentForm, NominationForm, ReturnForm, SinceForm, WhyForm
from sifang.web.pages.answers import status_of
from sifang.web.pages.desk_place import desk_place
from sifang.web.pages.paging import page_of
from sifang.web.pages.papers import word_file

Stage = Post.Stage
PART_TIME, SECONDED = "part_time_member", "seconded_cadre"
taking_part = acting("appoint", "approve", "nominate")
VIEWS = ("open", "current", "past")


@taking_part
def nomination_list(request):
    """What waits for the viewer first; then what is open, who serves, who did."""
    show = request.GET.get("show") if request.GET.get("show") in VIEWS else "open"
    mine = nominations.waiting_for(request.user)
    facts = {
        "show": show,
        "mine": mine,
        "page": page_of(request, nominations.shown(request.user, show).exclude(pk__in=[post.pk for post in mine])),
        "grounds": _grounds(request.user),
        "seconds": _seconds(request.user, desk_place(request)),
    }
    return render(request, "nominations/list.html", facts)


def _grounds(viewer):
    """The committees to which the viewer may nominate somebody, a page's worth."""
    kind = posts.KINDS[PART_TIME]
    near = committees.committees(viewer).filter(until=None).order_by("place_id")[:25]
    return [made for made in near if rules.may_nominate_somebody(viewer, kind, made.place)]


def _seconds(viewer, place):
    """The place to which the viewer may nominate a seconded cadre: where its desk stands."""
    return place if place and rules.may_nominate_somebody(viewer, posts.KINDS[SECONDED], place) else None


@taking_part
def nomination_new(request):
    """Somebody is proposed for a committee (?committee=) or, without one, as a seconded cadre at a place."""
    made = _committee(request)
    place = made.place if made else desk_place(request) or found_or_404(Place.objects.none())
    kind = PART_TIME if made else SECONDED
    bodies = _bodies(request.user, place)
    own = request.user.reach.organizations and not request.user.reach.codes
    form = NominationForm(request.POST or None, bodies=bodies, must_send=own, initial=_usual(own, bodies))
    if not form.is_valid():
        facts = {"form": form, "place": place, "committee": made, "kind": posts.KINDS[kind]}
        return render(request, "nominations/new.html", facts, status=status_of(request))
    sent = {name: form.cleaned_data[name] for name in ("sent_by", "duty", "reason")}
    seat = {"committee": made} if made else {"place": place}
    if form.known:
        post = people.nominate(request.user, form.known, kind, **seat, **sent)
    else:
        facts = {"title": form.cleaned_data["title"]}
        post = people.nominate_new(request.user, form.cleaned_data["name"], kind, **facts, **seat, **sent)
    messages.success(request, _("%(who)s is nominated; an office above approves next.") % {"who": post.holder})
    return redirect("nomination", pk=post.pk)


def _committee(request):
    code = request.POST.get("committee") or request.GET.get("committee") or ""
    if not code:
        return None
    rows = committees.committees(request.user).filter(until=None)
    return found_or_404(rows, pk=int(code) if code.isdigit() and len(code) < 18 else 0)


def _bodies(viewer, place):
    """Whom the person may come from: the partners here; for a liaison, its own organization."""
    if viewer.reach.codes:
        return queries.organizations_within(place.code)
    return Organization.objects.filter(pk__in=viewer.reach.organizations).order_by("name")


def _usual(own, bodies):
    return {"sent_by": bodies.first()} if own else {}


@taking_part
def nomination(request, pk):
    """One nomination: who, why, what has been decided, and the next step for whoever may take it."""
    return _show(request, _found(request, pk))


def _found(request, pk):
    return found_or_404(nominations.nominations(request.user), pk=pk)


def _show(request, post, status=200, **forms):
    step = nominations.next_step(request.user, post)
    serves = post.stage == Stage.APPOINTED and post.until is None
    facts = {
        "post": post,
        "step": step,
        "document_form": forms.get("document_form") or DocumentForm(),
        "since_form": forms.get("since_form") or SinceForm(initial={"since": clock.today()}),
        "declines": post.stage in nominations.OPEN and rules.may_decline(request.user, post),
        "why_form": forms.get("why_form") or WhyForm(auto_id="why_%s"),
        "ends": serves and rules.may_appoint(request.user, posts.KINDS[post.kind], post.ground),
        "return_form": forms.get("return_form") or ReturnForm(auto_id="return_%s"),
    }
    return render(request, "nominations/nomination.html", facts, status=status)


@taking_part
@require_POST
def nomination_approve(request, pk):
    """The office above approves."""
    post, form = _found(request, pk), DocumentForm(request.POST)
    if not form.is_valid():
        return _show(request, post, 422, document_form=form)
    people.approve(request.user, post, form.cleaned_data["document"])
    messages.success(request, _("Approved. The appointment comes next."))
    return redirect("nomination", pk=pk)


@taking_part
@require_POST
def nomination_confirm(request, pk):
    """The approved person is appointed."""
    post, form = _found(request, pk), SinceForm(request.POST)
    if not form.is_valid():
        return _show(request, post, 422, since_form=form)
    people.confirm(request.user, post, since=form.cleaned_data["since"])
    messages.success(request, _("Appointed. The letter of appointment can be printed."))
    return redirect("nomination", pk=pk)


@taking_part
@require_POST
def nomination_decline(request, pk):
    """The nomination is not followed, and why."""
    post, form = _found(request, pk), WhyForm(request.POST, auto_id="why_%s")
    if not form.is_valid():
        return _show(request, post, 422, why_form=form)
    people.decline(request.user, post, form.cleaned_data["why"])
    messages.success(request, _("The nomination is closed; whoever nominated reads why."))
    return redirect("nomination", pk=pk)


@taking_part
@require_POST
def nomination_end(request, pk):
    """The term or the secondment ended, with an opinion."""
    post, form = _found(request, pk), ReturnForm(request.POST, auto_id="return_%s")
    if not form.is_valid():
        return _show(request, post, 422, return_form=form)
    people.end_post(request.user, post, last_day=form.cleaned_data["last_day"], why=form.cleaned_data["why"])
    messages.success(request, _("The post ends on %(day)s.") % {"day": post.until})
    return redirect("nomination", pk=pk)


@taking_part
def nomination_paper(request, pk):
    """The form of the nomination as a Word file."""
    post = _found(request, pk)
    return word_file(nomination_form(post), f"{post.kind_title}推荐表 {post.holder}")


@taking_part
def nomination_reply(request, pk):
    """The approval as a Word file."""
    post = _decided(request, pk, Stage.APPROVED, Stage.APPOINTED)
    return word_file(reply(post), f"关于{post.holder}任职的批复")


@taking_part
def nomination_letter(request, pk):
    """The letter of appointment as a Word file."""
    post = _decided(request, pk, Stage.APPOINTED)
    return word_file(appointment_letter(post), f"聘书 {post.holder}")


def _decided(request, pk, *stages):
    return found_or_404(nominations.nominations(request.user).filter(stage__in=stages), pk=pk)
