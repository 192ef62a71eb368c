"""Addresses: login, logout, language, elder mode, notices, the account."""

from django.urls import path

urlpatterns = []
