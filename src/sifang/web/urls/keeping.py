"""Addresses: the desk of offices, observers and administrators; accounts; the deeds and their seal."""

from django.urls import path

from sifang.web.pages import accounts, audit, duties

urlpatterns = [
    path("desk/", duties.desk, name="desk"),
    path("desk/<slug:duty>/", duties.rows, name="desk-rows"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/<int:pk>/", accounts.account, name="account-of"),
    path("accounts/<int:pk>/lock/", accounts.lock, name="account-lock"),
    path("accounts/<int:pk>/unlock/", accounts.unlock, name="account-unlock"),
    path("accounts/<int:pk>/password/", accounts.renew, name="account-renew"),
    path("audit/", audit.audit, name="audit"),
    path("audit/seal/", audit.seal, name="audit-seal"),
    path("audit/export/", audit.export, name="audit-export"),
]
