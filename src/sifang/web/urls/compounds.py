"""Addresses: compounds, who manages them, owners' committees; demonstration sites."""

from django.urls import path

from sifang.web.pages import compounds, sites

urlpatterns = [
    path("compounds/", compounds.listing, name="compounds"),
    path("compounds/new/", compounds.new, name="compound-new"),
    path("compounds/<int:pk>/", compounds.one, name="compound"),
    path("compounds/<int:pk>/describe/", compounds.describe, name="compound-describe"),
    path("compounds/<int:pk>/take-over/", compounds.take_over, name="compound-take-over"),
    path("compounds/<int:pk>/owners/", compounds.owners, name="compound-owners"),
    path("managements/<int:pk>/end/", compounds.management_end, name="management-end"),
    path("owners-committees/<int:pk>/end/", compounds.committee_end, name="owners-committee-end"),
    path("sites/", sites.listing, name="sites"),
    path("sites/new/", sites.new, name="site-new"),
    path("sites/checklists/", sites.checklists, name="site-checklists"),
    path("sites/<int:pk>/", sites.one, name="site"),
    path("sites/<int:pk>/review/", sites.review, name="site-review"),
    path("sites/<int:pk>/return/", sites.send_back, name="site-return"),
    path("sites/<int:pk>/name/", sites.name, name="site-name"),
    path("sites/<int:pk>/recheck/", sites.recheck, name="site-recheck"),
    path("sites/<int:pk>/revoke/", sites.revoke, name="site-revoke"),
    path("c/<code>/sites/", sites.public_list, name="public-sites"),
]
