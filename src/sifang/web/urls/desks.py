"""Addresses: the organization's, the sponsor leader's and the department's desk; resources; figures."""

from django.urls import path

urlpatterns = []
