"""Every page's address: one module for each desk."""

from sifang.web.urls import account, desks, ledgers, meetings, needs, projects, resident, roster, serving

urlpatterns = [
    *resident.urlpatterns,
    *account.urlpatterns,
    *needs.urlpatterns,
    *projects.urlpatterns,
    *meetings.urlpatterns,
    *desks.urlpatterns,
    *roster.urlpatterns,
    *ledgers.urlpatterns,
    *serving.urlpatterns,
]
