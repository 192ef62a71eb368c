"""Addresses: the ledgers' sheets in and out."""

from django.urls import path

urlpatterns = []
