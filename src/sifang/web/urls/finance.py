"""Addresses: the finance desk of a business district, and a merchant's own page for a consent."""

from django.urls import path

from sifang.web.pages import consents, finance

urlpatterns = [
    path("finance/", finance.desk, name="finance"),
    path("finance/new/", finance.consult, name="finance-new"),
    path("applications/<int:pk>/", finance.application, name="application"),
    path("applications/<int:pk>/list/", finance.act, {"name": "list"}, name="application-list"),
    path("applications/<int:pk>/submit/", finance.act, {"name": "submit"}, name="application-submit"),
    path("applications/<int:pk>/answer/", finance.act, {"name": "answer"}, name="application-answer"),
    path("applications/<int:pk>/paid/", finance.act, {"name": "paid"}, name="application-paid"),
    path("applications/<int:pk>/end/", finance.act, {"name": "end"}, name="application-end"),
    path("applications/<int:pk>/ask/", finance.act, {"name": "ask"}, name="application-ask"),
    path("documents/<int:pk>/at-hand/", finance.document, name="document-at-hand"),
    path("consents/<int:pk>/paper.docx", finance.consent_print, name="consent-paper"),
    path("consents/<int:pk>/provide/", finance.consent_provide, name="consent-provide"),
    path("consent/<slug:code>/", consents.consent, name="consent"),
]
