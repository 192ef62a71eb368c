"""Addresses: the ledgers' sheets in and out."""

from django.urls import path

from sifang.web.pages import ledger_upload, ledgers

urlpatterns = [
    path("ledgers/uploads/<token>/", ledger_upload.upload, name="upload"),
    path("ledgers/uploads/<token>/titles/", ledger_upload.titles, name="upload-titles"),
    path("ledgers/uploads/<token>/marked.xlsx", ledger_upload.marked, name="upload-marked"),
    path("ledgers/uploads/<token>/bring-in/", ledger_upload.bring_in, name="upload-bring-in"),
    path("ledgers/uploads/<token>/drop/", ledger_upload.drop, name="upload-drop"),
    path("ledgers/<slug:ledger>/", ledgers.ledger, name="ledger"),
    path("ledgers/<slug:ledger>/import/", ledgers.hand_in, name="ledger-import"),
    path("ledgers/<slug:ledger>/export/", ledgers.export, name="ledger-export"),
    path("ledgers/<slug:ledger>/export/full/", ledgers.export_full, name="ledger-export-full"),
    path("ledgers/<slug:ledger>/titles/", ledgers.titles, name="ledger-titles"),
]
