"""Legal check-ups: the list, scheduling, the questions on a phone, findings, the follow-up, and the result by code."""

import segno
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.counsel import advisers, commands, queries, rules, templates
from sifang.counsel.models import Checklist, Checkup
from sifang.counsel.models.readers import READERS
from sifang.people import queries as people
from sifang.people.models import Post
from sifang.web import resident
from sifang.web.access import acting, found_or_404, public
from sifang.web.by_code import opened_by
from sifang.web.forms.checkups import CheckForm, CheckupForm, FollowUpForm
from sifang.web.forms.counsel import WhyForm
from sifang.web.pages.counsel_place import ARRANGING, SERVING, counsel_choices, counsel_place, frame_of, serving_place
from sifang.web.pages.paging import page_of

Stage = Checkup.Stage
MOST_WORKERS = 500


@acting(*READERS)
def checkups(request):
    """The check-ups the viewer may see, the latest first."""
    frame = frame_of(request)
    context = frame | {
        "page": page_of(request, queries.checkup_list(request.user, frame["code"])),
        "serves": any(request.user.may(act) for act in SERVING),
    }
    return render(request, "counsel/checkups.html", context)


@acting(*SERVING)
def checkup_new(request):
    """Schedule a check-up of a worker or a firm."""
    place = serving_place(request)
    workers = Post.objects.current().within(place.code).filter(kind="courier").select_related("person")
    offered = {
        "checklists": queries.checklists_for(place),
        "workers": workers.order_by("pk")[:MOST_WORKERS] if request.method == "GET" else workers,
        "firms": people.organizations_of(place),
        "advisers": advisers.of(place),
    }
    form = CheckupForm(request.POST or None, **offered)
    if not form.is_valid():
        context = {"form": form, "place": place, "has_lists": offered["checklists"].exists()}
        context["places"] = counsel_choices(request.user, SERVING)
        return render(request, "counsel/checkup_new.html", context, status=422 if form.is_bound else 200)
    given = dict(form.cleaned_data)
    facts = {"adviser": given["adviser"] or advisers.post_of(request.user, place)}
    facts |= {name: given[name] for name in ("worker", "organization")}
    made = commands.schedule_checkup(request.user, place, given["checklist"], given["on"], **facts)
    messages.success(request, _("Scheduled; on the day open this page on the phone and go through the questions."))
    return redirect("checkup", pk=made.pk)


def _visible(request, pk):
    seen = Checkup.objects.visible_to(request.user)
    return found_or_404(
        seen.select_related("place", "checklist", "worker__person", "organization", "adviser__person"), pk=pk
    )


@acting(*READERS)
def checkup(request, pk):
    """One check-up with what comes next."""
    return _page(request, _visible(request, pk))


def _page(request, found, **bad):
    serves = rules.may_serve(request.user, found.place)
    findings = list(queries.findings_of(found))
    at = request.build_absolute_uri(reverse("checkup-result", args=[found.code]))
    context = {
        "checkup": found,
        "serves": serves,
        "findings": findings,
        "why": bad.get("why") or (WhyForm() if serves and found.stage == Stage.SCHEDULED else None),
        "code": resident.grouped(found.code),
        "picture": segno.make(at, error="m").svg_data_uri(scale=4, border=2),
        "may_do": serves and found.stage == Stage.SCHEDULED,
        "may_follow": serves and found.stage == Stage.DONE and findings,
    }
    return render(request, "counsel/checkup.html", context, status=422 if bad else 200)


@acting(*SERVING)
def checkup_do(request, pk):
    """The questions one after the other, on a phone."""
    found = _visible(request, pk)
    form = CheckForm(request.POST or None, checks=found.checklist.checks.all())
    if request.method != "POST" and found.stage != Stage.SCHEDULED:
        return redirect("checkup", pk=pk)
    if not form.is_valid():
        context = {"checkup": found, "form": form}
        return render(request, "counsel/checkup_do.html", context, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    commands.do_checkup(request.user, found, form.answers, advice=given["advice"], follow_up_on=given["follow_up_on"])
    messages.success(request, _("Done. Show the code, so that they can read the result at home."))
    return redirect("checkup", pk=pk)


@acting(*SERVING)
def checkup_follow(request, pk):
    """Of each finding, whether it is settled."""
    found = _visible(request, pk)
    form = FollowUpForm(request.POST or None, findings=queries.findings_of(found))
    if request.method != "POST" and found.stage != Stage.DONE:
        return redirect("checkup", pk=pk)
    if not form.is_valid():
        context = {"checkup": found, "form": form}
        return render(request, "counsel/checkup_follow.html", context, status=422 if form.is_bound else 200)
    commands.follow_up(request.user, found, form.outcomes)
    messages.success(request, _("The follow-up is on record."))
    return redirect("checkup", pk=pk)


@acting(*SERVING)
@require_POST
def checkup_cancel(request, pk):
    """The check-up does not take place."""
    found, form = _visible(request, pk), WhyForm(request.POST)
    if not form.is_valid() and found.stage == Stage.SCHEDULED:
        return _page(request, found, why=form)
    commands.cancel_checkup(request.user, found, form.cleaned_data.get("why", ""))
    messages.success(request, _("The check-up is called off."))
    return redirect("checkup", pk=pk)


@acting(*READERS)
def checklists(request):
    """The lists in use here, and those that come with the program and can be adopted."""
    place = counsel_place(request)
    own = list(queries.checklists_for(place))
    kinds = dict(Checklist.For.choices)
    context = {
        "place": place,
        "places": counsel_choices(request.user),
        "lists": own,
        "arranges": rules.may_arrange(request.user, place),
        "offered": [
            (template, kinds[whom])
            for whom, template in templates.shipped().items()
            if not any(each.place_id == place.pk and each.title == template.title for each in own)
        ],
    }
    return render(request, "counsel/checklists.html", context)


@acting(*ARRANGING)
@require_POST
def checklist_adopt(request):
    """The list that comes with the program is the place's own."""
    place = counsel_place(request, ARRANGING)
    commands.adopt(request.user, place, request.POST.get("whom", "")[:8])
    messages.success(request, _("The list is yours; schedule a check-up with it."))
    return redirect(f"{reverse('checklists')}?place={place.code}")


@public
@opened_by(queries.public_checkup)
def result(request, found):
    """What a check-up found and advised, for whoever holds its code; nobody's name stands on the page."""
    place = found.place
    context = resident.frame(place, "", back="public-legal") | {
        "checkup": found,
        "findings": list(queries.findings_of(found)),
        "stations": queries.public_stations(place.code)[:3],
    }
    return render(request, "counsel/result.html", context)
