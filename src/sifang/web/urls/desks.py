"""Addresses: the organization's, the sponsor leader's and the department's desk; resources; figures."""

from django.urls import path

from sifang.web.pages import article, department, figures, organization, resource_new, resources, search, sponsor

urlpatterns = [
    path("organization/", organization.desk, name="organization-desk"),
    path("resources/", resources.resources, name="resources"),
    path("resources/new/", resource_new.resource_new, name="resource-new"),
    path("resources/reading/", resources.reading, name="resource-reading"),
    path("resources/<int:pk>/", resources.resource, name="resource"),
    path("resources/<int:pk>/correct/", resources.correct, name="resource-correct"),
    path("resources/<int:pk>/verify/", resources.verify, name="resource-verify"),
    path("resources/<int:pk>/return/", resources.send_back, name="resource-return"),
    path("resources/<int:pk>/retire/", resources.retire, name="resource-retire"),
    path("resources/<int:pk>/again/", resources.again, name="resource-again"),
    path("search/", search.search, name="search"),
    path("sponsor/", sponsor.desk, name="sponsor-desk"),
    path("department/", department.desk, name="department-desk"),
    path("article/", article.article, name="article"),
    path("figures/", figures.board, name="figures"),
    path("figures/<slug:name>/", figures.rows, name="figure-rows"),
]
