"""Every page's address: one module for each desk."""

from sifang.web.urls import account, desks, keeping, ledgers, meetings, needs, projects, resident, roster

urlpatterns = [
    *resident.urlpatterns,
    *account.urlpatterns,
    *needs.urlpatterns,
    *projects.urlpatterns,
    *meetings.urlpatterns,
    *desks.urlpatterns,
    *roster.urlpatterns,
    *ledgers.urlpatterns,
    *keeping.urlpatterns,
]
