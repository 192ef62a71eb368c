"""Addresses: organizations, partnerships, posts and places of a community."""

from django.urls import path

from sifang.web.pages import aliases, roster

urlpatterns = [
    path("roster/", roster.roster, name="roster"),
    path("roster/organizations/new/", roster.organization_new, name="organization-new"),
    path("roster/partners/new/", roster.partner_new, name="partner-new"),
    path("roster/posts/new/", roster.post_new, name="post-new"),
    path("roster/posts/<int:pk>/end/", roster.post_end, name="post-end"),
    path("roster/spots/new/", roster.spot_new, name="spot-new"),
    path("aliases/new/", aliases.new, name="alias-new"),
    path("aliases/<int:pk>/remove/", aliases.remove, name="alias-remove"),
]
