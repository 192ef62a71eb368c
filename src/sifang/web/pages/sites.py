"""Demonstration sites: applied for, reviewed, named, checked again, withdrawn; and what anybody may read of them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core.errors import Refused
from sifang.industry import commands, sites
from sifang.industry.models import Site, SiteChecklist
from sifang.people import compounds
from sifang.places.models import COUNTY_LENGTH, Place
from sifang.web import resident
from sifang.web.access import acting, found_or_404, public, signed_in
from sifang.web.forms.sites import ApplyForm, ChecklistForm, NameForm, ReasonForm, RecheckForm, ReviewForm, RevokeForm
from sifang.web.pages.desk_place import asked_place, desk_place, place_choices
from sifang.web.pages.paging import page_of

Stage = Site.Stage
WRITING = ("review_site", "name_site")


@signed_in
def listing(request):
    """The sites the viewer may see, those that wait for somebody first."""
    place = asked_place(request)
    code = place.code if place else ""
    stage = request.GET.get("stage", "") if request.GET.get("stage") in Stage.values else ""
    facts = {
        "place": place,
        "places": place_choices(request.user),
        "page": page_of(request, sites.listing(request.user, code, stage=stage)),
        "due": sites.recheck_due(request.user, code).count(),
        "named": sites.listing(request.user, code, stage=Stage.NAMED).count(),
        "stage": stage,
        "stages": Stage.choices,
        "keeps_at": desk_place(request) if request.user.may("ledger") else None,
        "writes": any(request.user.may(act) for act in WRITING),
    }
    return render(request, "sites/list.html", facts)


@acting("apply_site", "speak")
def new(request):
    """The compound and its company apply."""
    asked = request.GET.get("compound", "")
    compound = found_or_404(compounds.visible_to(request.user), pk=asked if asked.isdecimal() else "")
    company = compounds.company_of(compound)
    if company is None:
        raise Refused(_("Nobody manages %(place)s yet; enter the property company first.") % {"place": compound})
    choices = list(sites.checklists_for(request.user, compound.code))
    wanted = request.GET.get("checklist", "")
    checklist = next((row for row in choices if str(row.pk) == wanted), choices[0] if choices else None)
    before = sites.of_compound(request.user, compound).filter(stage=Stage.RETURNED).first()
    said = {"title": before.title, "words": before.words} if before else {}
    form = ApplyForm(request.POST or None, checklist=checklist, initial=said)
    if not form.is_valid():
        facts = {"form": form, "compound": compound, "company": company, "checklist": checklist, "before": before}
        return render(request, "sites/new.html", facts | {"checklists": choices}, status=422 if form.is_bound else 200)
    given = {"title": form.cleaned_data["title"], "words": form.cleaned_data["words"], "answers": form.answers}
    made = commands.apply_site(request.user, compound, company, checklist=checklist, **given)
    messages.success(request, _("Sent to the street for review."))
    return redirect("site", pk=made.pk)


@signed_in
def one(request, pk):
    """One site, and what can be done with it now."""
    return _page(request, _found(request, pk))


def _found(request, pk):
    rows = Site.objects.visible_to(request.user).select_related("place", "organization", "checklist")
    return found_or_404(rows, pk=pk)


def _page(request, site, **bad):
    """The site's page; ``bad`` is the form that was sent and refused, by name."""
    found = {answer["point"]: answer["holds"] for answer in site.review_answers}
    facts = {
        "site": site,
        "points": [answer | {"found": found.get(answer["point"])} for answer in site.answers],
        "rechecks": site.rechecks.select_related("by").order_by("-on", "-pk"),
        "may_apply": site.stage == Stage.RETURNED and sites.may_apply(request.user, site.place, site.organization),
        "forms": _forms(request.user, site) | bad,
    }
    return render(request, "sites/one.html", facts, status=422 if bad else 200)


def _forms(viewer, site):
    """The empty form of every act that is open to the viewer now, by name."""
    forms: dict = {}
    if site.stage in (Stage.APPLIED, Stage.REVIEWED) and sites.may_return(viewer, site):
        forms["back"] = ReasonForm(auto_id="back_%s")
    if site.stage == Stage.APPLIED and sites.may_review(viewer, site):
        forms["review"] = ReviewForm(checklist=site.checklist, answers=site.answers, auto_id="review_%s")
    if site.stage == Stage.REVIEWED and sites.may_name(viewer, site):
        forms["name"] = NameForm(auto_id="name_%s")
    if site.stage == Stage.NAMED and sites.may_recheck(viewer, site):
        forms["recheck"] = RecheckForm(checklist=site.checklist, auto_id="recheck_%s")
    if site.stage == Stage.NAMED and sites.may_revoke(viewer, site):
        forms["revoke"] = RevokeForm(auto_id="revoke_%s")
    return forms


@acting("review_site")
@require_POST
def review(request, pk):
    """The street has looked at it."""
    site = _found(request, pk)
    form = ReviewForm(request.POST, checklist=site.checklist, auto_id="review_%s")
    if not form.is_valid():
        return _page(request, site, review=form)
    commands.review_site(request.user, site, answers=form.answers, words=form.cleaned_data["words"])
    messages.success(request, _("Reviewed; whoever names sites sees it now."))
    return redirect("site", pk=pk)


@acting(*WRITING)
@require_POST
def send_back(request, pk):
    """The application goes back."""
    site, form = _found(request, pk), ReasonForm(request.POST, auto_id="back_%s")
    if not form.is_valid():
        return _page(request, site, back=form)
    commands.return_site(request.user, site, form.cleaned_data["reason"])
    messages.success(request, _("Returned; the community and the company read why."))
    return redirect("site", pk=pk)


@acting("name_site")
@require_POST
def name(request, pk):
    """The site is named."""
    site, form = _found(request, pk), NameForm(request.POST, auto_id="name_%s")
    if not form.is_valid():
        return _page(request, site, name=form)
    commands.name_site(request.user, site, form.cleaned_data["plate"])
    messages.success(request, _("Named; the community and the company are told, and everybody can read it."))
    return redirect("site", pk=pk)


@acting(*WRITING)
@require_POST
def recheck(request, pk):
    """The yearly look is on record."""
    site = _found(request, pk)
    form = RecheckForm(request.POST, checklist=site.checklist, auto_id="recheck_%s")
    if not form.is_valid():
        return _page(request, site, recheck=form)
    given = form.cleaned_data
    commands.recheck_site(request.user, site, given["holds"], answers=form.answers, words=given["words"])
    messages.success(request, _("The look is on record."))
    return redirect("site", pk=pk)


@acting("name_site")
@require_POST
def revoke(request, pk):
    """The name is withdrawn."""
    site, form = _found(request, pk), RevokeForm(request.POST, auto_id="revoke_%s")
    if not form.is_valid():
        return _page(request, site, revoke=form)
    commands.revoke_site(request.user, site, form.cleaned_data["reason"])
    messages.success(request, _("The name is withdrawn; the community and the company read why."))
    return redirect("site", pk=pk)


@acting(*WRITING)
def checklists(request):
    """The checklists of the viewer's office, and one to write or to change."""
    codes = {*request.user.codes_of("review_site"), *request.user.codes_of("name_site")}
    own = list(sites.own_checklists(request.user))
    asked = next((row for row in own if str(row.pk) == request.GET.get("checklist", "")), None)
    form = ChecklistForm(request.POST or None, places=Place.objects.filter(pk__in=codes), initial=_said(asked))
    if not form.is_valid():
        facts = {"form": form, "checklists": own, "asked": asked}
        return render(request, "sites/checklists.html", facts, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    commands.write_site_checklist(request.user, given["place"], given["title"], form.lines)
    messages.success(request, _("The checklist stands as you wrote it."))
    return redirect("site-checklists")


def _said(checklist: SiteChecklist | None):
    if checklist is None:
        return {}
    points = [point.text for point in checklist.points.all() if not point.dropped_on]
    return {"place": checklist.place_id, "title": checklist.title, "points": "\n".join(points)}


@public
def public_list(request, code):
    """The demonstration sites of the community's county that are named today."""
    place = resident.community_or_404(code)
    county = found_or_404(Place.objects.all(), pk=code[:COUNTY_LENGTH])
    page = page_of(request, sites.public_named(county.pk))
    context = resident.frame(place, "", back="community") | {"county": county, "page": page}
    return render(request, "sites/public.html", context)
