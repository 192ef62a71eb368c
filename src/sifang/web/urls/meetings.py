"""Addresses: the joint meeting and its papers; letters."""

from django.urls import path

urlpatterns = []
