"""Compounds: who manages each, its owners' committee, what stands open there, and everything that is entered."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.industry import sites
from sifang.meetings import queries as meetings
from sifang.meetings.rules import may_call
from sifang.people import commands as people
from sifang.people import compounds, rules
from sifang.people.models import Management, OwnersCommittee
from sifang.places.models import Place
from sifang.places.queries import is_community
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.compounds import CompoundForm, DescribeForm, EndForm, OwnersCommitteeForm, TakeOverForm
from sifang.web.pages.desk_place import asked_place, desk_place, place_choices
from sifang.web.pages.paging import page_of
from sifang.web.sections import address

FEW = 5
keeping = acting("appoint", "ledger")


@signed_in
def listing(request):
    """The compounds the viewer may see, old ones that nobody manages first."""
    place = asked_place(request)
    code = place.code if place else ""
    page = page_of(request, compounds.listing(request.user, code))
    home = desk_place(request)
    facts = {
        "place": place,
        "places": place_choices(request.user),
        "page": page,
        "rows": compounds.rows(request.user, page.object_list),
        "alone": compounds.old_without_management(request.user, code).count(),
        "ending": compounds.terms_ending(request.user, code)[:FEW],
        "brought": compounds.brought_under(request.user, code)[:FEW],
        "due": sites.recheck_due(request.user, code)[:FEW],
        "adds_at": home if home and is_community(home.code) and rules.may_keep_roster(request.user, home) else None,
    }
    return render(request, "compounds/list.html", facts)


@keeping
def new(request):
    """One more compound of the community."""
    place = found_or_404(Place.objects.filter(kind__in=("community", "village")), pk=_home_code(request))
    form = CompoundForm(request.POST or None)
    if not form.is_valid():
        facts = {"form": form, "place": place}
        return render(request, "compounds/new.html", facts, status=422 if form.is_bound else 200)
    made = people.enter_compound(request.user, place, **form.cleaned_data)
    messages.success(request, _("The compound is on record. Enter who manages it next."))
    return redirect("compound", pk=made.pk)


def _home_code(request):
    home = desk_place(request)
    return home.community_code if home else ""


@signed_in
def one(request, pk):
    """One compound, and what the viewer may enter about it."""
    return _page(request, _found(request, pk))


def _found(request, pk):
    return found_or_404(compounds.visible_to(request.user).select_related("compound"), pk=str(pk))


def _page(request, place, **bad):
    """The compound's page; ``bad`` is the form that was sent and refused, by name."""
    viewer, community = request.user, place.code[:12]
    [row] = compounds.rows(viewer, [place])
    facts = {
        "row": row,
        "place": place,
        "community": found_or_404(Place.objects.all(), pk=community),
        "managements": compounds.managements_of(place),
        "committees": compounds.committees_of(place),
        "posts": compounds.posts_of(place),
        "meetings": meetings.of_compound(viewer, place)[:FEW],
        "sites": sites.of_compound(viewer, place)[:FEW],
        "disputes": address("disputes"),
        "may_keep": rules.may_keep_roster(viewer, place),
        "may_apply": bool(row.management) and sites.can_apply_now(viewer, place, row.management.organization),
    }
    facts["may_propose"] = community in compounds.communities_of(viewer)
    facts["may_call"] = may_call(viewer, facts["community"])
    facts["may_appoint"] = viewer.may("appoint", place.code)
    facts["forms"] = (_forms(place, row) if facts["may_keep"] else {}) | bad
    return render(request, "compounds/one.html", facts, status=422 if bad else 200)


def _forms(place, row):
    """The empty form of every act, by name."""
    known = row.compound
    said = {name: getattr(known, name) for name in DescribeForm.base_fields} if known else {}
    forms: dict = {
        "describe": DescribeForm(initial=said, auto_id="describe_%s"),
        "take_over": TakeOverForm(place=place, auto_id="take_over_%s"),
        "owners": OwnersCommitteeForm(auto_id="owners_%s"),
    }
    if row.management:
        forms["end_management"] = EndForm(auto_id="end_management_%s")
    if row.committee:
        forms["end_committee"] = EndForm(auto_id="end_committee_%s")
    return forms


@keeping
@require_POST
def describe(request, pk):
    """What is known of the compound."""
    place, form = _found(request, pk), DescribeForm(request.POST, auto_id="describe_%s")
    if not form.is_valid():
        return _page(request, place, describe=form)
    people.describe_compound(request.user, place, **form.cleaned_data)
    messages.success(request, _("Noted."))
    return redirect("compound", pk=pk)


@keeping
@require_POST
def take_over(request, pk):
    """A company manages the compound from now on."""
    place = _found(request, pk)
    form = TakeOverForm(request.POST, place=place, auto_id="take_over_%s")
    if not form.is_valid():
        return _page(request, place, take_over=form)
    tie = people.bring_company(request.user, place, **form.cleaned_data)
    said = _("%(company)s manages %(place)s from that day.")
    messages.success(request, said % {"company": tie.organization, "place": place})
    return redirect("compound", pk=pk)


@keeping
@require_POST
def owners(request, pk):
    """The compound has an owners' committee for a term."""
    place, form = _found(request, pk), OwnersCommitteeForm(request.POST, auto_id="owners_%s")
    if not form.is_valid():
        return _page(request, place, owners=form)
    people.form_owners_committee(request.user, place, **form.cleaned_data)
    messages.success(request, _("The owners' committee is on record."))
    return redirect("compound", pk=pk)


@keeping
@require_POST
def management_end(request, pk):
    """The company does not manage the compound any more."""
    seen = Management.objects.filter(place__in=compounds.visible_to(request.user).values("pk"))
    tie = found_or_404(seen.select_related("place"), pk=pk)
    form = EndForm(request.POST, auto_id="end_management_%s")
    if not form.is_valid():
        return _page(request, tie.place, end_management=form)
    people.end_management(request.user, tie, form.cleaned_data["why"], form.cleaned_data["last_day"])
    messages.success(request, _("Noted when and why the management ended."))
    return redirect("compound", pk=tie.place_id)


@keeping
@require_POST
def committee_end(request, pk):
    """The owners' committee does not serve any more."""
    seen = OwnersCommittee.objects.filter(place__in=compounds.visible_to(request.user).values("pk"))
    committee = found_or_404(seen.select_related("place"), pk=pk)
    form = EndForm(request.POST, auto_id="end_committee_%s")
    if not form.is_valid():
        return _page(request, committee.place, end_committee=form)
    people.end_owners_committee(request.user, committee, form.cleaned_data["why"], form.cleaned_data["last_day"])
    messages.success(request, _("Noted when and why the owners' committee ended."))
    return redirect("compound", pk=committee.place_id)
