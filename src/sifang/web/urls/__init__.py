"""Every page's address: one module for each desk."""

from sifang.web.urls import (
    account,
    activities,
    councils,
    desks,
    keeping,
    ledgers,
    meetings,
    needs,
    projects,
    resident,
    roster,
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
    *ledgers.urlpatterns,
    *keeping.urlpatterns,
    *visits.urlpatterns,
]
