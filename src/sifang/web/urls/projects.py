"""Addresses: proposals, projects, escalations."""

from django.urls import path

urlpatterns = []
