"""Addresses: the industries, their bodies, coverage, advice, exchanges, trainings and livestreams."""

from django.urls import path

from sifang.web.pages.industry import advising, bodies, coverage, exchanging, holding, overview

urlpatterns = [
    path("industries/", overview.industries, name="industries"),
    path("industries/own/", overview.own, name="industries-own"),
    *bodies.BODIES.addresses(),
    path("memberships/<int:pk>/leave/", bodies.membership_leave, name="membership-leave"),
    *coverage.COVERAGE.addresses(),
    *coverage.LEADING.addresses(),
    *advising.ADVISORY.addresses(),
    path("issues/<int:pk>/close/", advising.issue_close, name="issue-close"),
    path("issues/<int:pk>/reopen/", advising.issue_reopen, name="issue-reopen"),
    *exchanging.MECHANISMS.addresses(),
    path("mechanism-items/<int:pk>/drop/", exchanging.item_drop, name="mechanism-item-drop"),
    *exchanging.PAIRINGS.addresses(),
    *holding.TRAININGS.addresses(),
    *holding.LIVESTREAMS.addresses(),
    path("sales/<int:pk>/drop/", holding.sale_drop, name="sale-drop"),
]
