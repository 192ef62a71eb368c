"""The industries of a place at a glance; and what an enterprise or department sees of its own."""

from django.shortcuts import render

from sifang.industry import queries, sites
from sifang.web.access import acting, signed_in
from sifang.web.pages.industry.acts import place_asked

SHORT = 8


@signed_in
def industries(request):
    """Every industry of the place with its bodies, coverage and leading enterprises; whoever speaks sees their own."""
    viewer = request.user
    if viewer.may("speak") and not (viewer.codes_of("industry") or viewer.reach.codes):
        return own(request)
    place = place_asked(request)
    code = place.code if place else ""
    facts = {
        "place": place,
        "rows": queries.overview(viewer, code),
        "totals": queries.totals(viewer, code),
        "issues": queries.issue_list(viewer, code).filter(stage="open")[:SHORT],
        "mechanisms": queries.mechanism_list(viewer, code)[:SHORT],
        "paired": queries.pairing_list(viewer, code).filter(until=None).count(),
        "keeps": viewer.may("industry"),
        "sites_to_name": sites.listing(viewer, code, stage="reviewed").count() if viewer.may("name_site") else 0,
    }
    facts["left"] = sum(row.uncovered + row.planned for row in facts["rows"])
    return render(request, "industry/industries.html", facts)


@acting("speak")
def own(request):
    """What concerns the viewer's own enterprise or department: coverage, advice, pairings, memberships, sales."""
    viewer = request.user
    issues = queries.issue_list(viewer, "").filter(stage="open")
    facts = {
        "organizations": queries.own_organizations(viewer),
        "coverage": queries.coverage_list(viewer, ""),
        "visits": queries.advisory_list(viewer, "")[:SHORT],
        "issues": list(issues[:25]),
        "pairings": queries.pairing_list(viewer, "")[:SHORT],
        "mechanisms": queries.mechanism_list(viewer, "")[:SHORT],
        "memberships": queries.own_memberships(viewer),
        "sales": queries.own_sales(viewer)[:25],
    }
    return render(request, "industry/own.html", facts)
