"""Addresses: leaders' visits, what they charge departments with, tours for organizations, texts for chat groups."""

from django.urls import path

from sifang.web.pages import assignments, tours, visits

urlpatterns = [
    path("visits/", visits.visits, name="visits"),
    path("visits/new/", visits.visit_new, name="visit-new"),
    path("visits/note/", visits.visit_note, name="visit-note"),
    path("visits/<int:pk>/", visits.visit, name="visit"),
    path("visits/<int:pk>/hold/", visits.visit_hold, name="visit-hold"),
    path("visits/<int:pk>/cancel/", visits.visit_cancel, name="visit-cancel"),
    path("visits/<int:pk>/charge/", visits.visit_charge, name="visit-charge"),
    path("assignments/", assignments.assignments, name="assignments"),
    path("assignments/<int:pk>/", assignments.assignment, name="assignment"),
    path("assignments/<int:pk>/answer/", assignments.answer, name="assignment-answer"),
    path("assignments/<int:pk>/confirm/", assignments.confirm, name="assignment-confirm"),
    path("assignments/<int:pk>/back/", assignments.send_back, name="assignment-back"),
    path("tours/", tours.tours, name="tours"),
    path("tours/new/", tours.tour_new, name="tour-new"),
    path("tours/<int:pk>/", tours.tour, name="tour"),
    path("tours/<int:pk>/hold/", tours.tour_hold, name="tour-hold"),
    path("tours/<int:pk>/cancel/", tours.tour_cancel, name="tour-cancel"),
    path("guests/<int:pk>/reply/", tours.guest_reply, name="guest-reply"),
]
