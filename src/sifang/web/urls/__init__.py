"""Every page's address: one module for each desk."""

from sifang.web.urls import (
    account,
    activities,
    councils,
    desks,
    evaluations,
    industry,
    keeping,
    ledgers,
    meetings,
    needs,
    projects,
    resident,
    roster,
    serving,
    ties,
    visits,
)

urlpatterns = [
    *resident.urlpatterns,
    *account.urlpatterns,
    *needs.urlpatterns,
    *projects.urlpatterns,
    *meetings.urlpatterns,
    *activities.urlpatterns,
    *councils.urlpatterns,
    *desks.urlpatterns,
    *roster.urlpatterns,
    *ties.urlpatterns,
    *ledgers.urlpatterns,
    *serving.urlpatterns,
    *keeping.urlpatterns,
    *visits.urlpatterns,
    *evaluations.urlpatterns,
    *industry.urlpatterns,
]
